"""The tab *Onboarding* as HTML: who is who, the acronyms, the programs, questions to start with, and the quiz."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.answering.frames import Language
from assistant.app.beside_answer import button
from assistant.app.learn_parts import card_link, head, hint, source_link, source_links, value, wide
from assistant.app.learn_words import LEARN_WORDS
from assistant.dossier.cards import Subject
from assistant.dossier.dossier import Dossier
from assistant.dossier.entries import ORGANISATIONS, Entry, entries, ordered
from assistant.dossier.glossary import glossary
from assistant.dossier.programs import programs
from assistant.dossier.quiz import QuizQuestion, quiz
from ingest.registry import FactRow

NAMES = 30
"""People, and organisations, shown; the tab *Facts* has them all."""


def section(name: str, body: str, language: Language) -> str:
    """A part of the tab, with its heading and what it is made of."""
    words = LEARN_WORDS[language]
    return (
        f'<section class="learn" lang="{language}" aria-labelledby="learn-{name}">'
        f'<h2 id="learn-{name}">{escape(words.sections[name])}</h2>'
        f'<p class="note">{escape(words.notes[name])}</p>{body}</section>'
    )


def introduction(language: Language) -> str:
    """What the tab is, and the way to each part."""
    words = LEARN_WORDS[language]
    links = "".join(f'<li><a href="#learn-{name}">{escape(text)}</a></li>' for name, text in words.sections.items())
    return (
        f'<div class="learn" lang="{language}"><h2>{escape(words.onboarding)}</h2>'
        f'<p class="note">{escape(words.onboarding_note)}</p>'
        f'<nav aria-label="{escape(words.onboarding)}"><ul class="ways">{links}</ul></nav></div>'
    )


def questions_view(questions: Sequence[str], language: Language) -> str:
    """Questions to click."""
    items = "".join(f"<li>{button(text, 'ask', 'first', question=text)}</li>" for text in questions)
    return section("questions", f'<ol class="firsts">{items}</ol>' if items else _none(language), language)


def people_view(dossier: Dossier, language: Language) -> str:
    """The people with a post."""
    placed = [entry for entry in entries(dossier, "person") if entry.said]
    return section("people", _names(placed, "person", language), language)


def organisations_view(dossier: Dossier, language: Language) -> str:
    """The organisations of all kinds, each once."""
    found: dict[str, Entry] = {}
    for kind in ORGANISATIONS:
        for entry in entries(dossier, kind):
            rows = (*found[entry.name].rows, *entry.rows) if entry.name in found else entry.rows
            found[entry.name] = Entry("organisation", entry.name, rows)
    return section("organisations", _names(list(found.values()), "organisation", language), language)


def _names(found: Sequence[Entry], subject: Subject, language: Language) -> str:
    words, shown = LEARN_WORDS[language], ordered(found, "sources", falling=True)[:NAMES]
    if not shown:
        return _none(language)
    rows = "".join(_name(entry, subject, language) for entry in shown)
    heads = head(words.names[subject], words.posts, words.where)
    return wide(words.kinds[subject], f"<table>{heads}<tbody>{rows}</tbody></table>")


def _name(entry: Entry, subject: Subject, language: Language) -> str:
    said = "".join(f'<li dir="auto">{escape(text)}</li>' for text in entry.said[:3])
    listed = f'<ul class="said">{said}</ul>' if said else ""
    where = source_links(entry.sources, language)
    return f'<tr><th scope="row">{card_link(subject, entry.name)}</th><td>{listed}</td><td>{where}</td></tr>'


def glossary_view(dossier: Dossier, language: Language) -> str:
    """The acronyms that the documents explain."""
    words = LEARN_WORDS[language]
    rows = "".join(
        f'<tr><th scope="row"><bdi>{escape(one.short)}</bdi></th><td dir="auto">{escape(one.long)}</td>'
        f"<td>{source_links(one.sources, language)}</td></tr>"
        for one in glossary(dossier)
    )
    heads = head(words.acronym, words.stands_for, words.where)
    table = (
        wide(words.sections["glossary"], f"<table>{heads}<tbody>{rows}</tbody></table>") if rows else _none(language)
    )
    return section("glossary", table, language)


def programs_view(dossier: Dossier, language: Language) -> str:
    """The statements of support, by document and heading."""
    measures, parts = LEARN_WORDS[language].measures, []
    for program in programs(dossier):
        items = "".join(
            f'<li><span class="kinds">{escape(", ".join(measures.get(m, m) for m in support.measures))}</span> '
            f'<span dir="auto">{escape(support.source.quote)}</span> {source_link(support.source, language)}</li>'
            for support in program.supports
        )
        name = program.heading or program.document.title
        parts.append(f'<h3 dir="auto">{escape(name)}</h3><ul class="said">{items}</ul>')
    return section("programs", "".join(parts) or _none(language), language)


def quiz_of(dossier: Dossier, seed: int, language: Language) -> list[QuizQuestion]:
    """The questions of a set, with days and figures in the reader's words."""

    def shown(row: FactRow) -> str:
        return value(row, language)

    return quiz(dossier, seed, shown)


def quiz_view(questions: Sequence[QuizQuestion], chosen: Mapping[str, int], seed: int, language: Language) -> str:
    """The quiz; ``chosen``: the number of the option that was chosen, by the question's key.

    Which option is right is in the page only once one was chosen.
    """
    words = LEARN_WORDS[language]
    if not questions:
        return section("quiz", hint(words.ask_first), language)
    answered = [question for question in questions if question.key in chosen]
    right = sum(chosen[question.key] == question.right for question in answered)
    score = words.score.format(right=right, answered=len(answered)) if answered else ""
    items = "".join(_question(question, chosen.get(question.key), language) for question in questions)
    bar = (
        f'<p class="quiz-bar"><span>{escape(words.set_number.format(number=seed))}</span> '
        f'<strong role="status">{escape(score)}</strong> {button(words.new_quiz, "another", "act")}</p>'
    )
    return section("quiz", f'<ol class="quiz">{items}</ol>{bar}', language)


def _question(question: QuizQuestion, chosen: int | None, language: Language) -> str:
    words = LEARN_WORDS[language]
    gap = question.asking in ("date", "amount")
    asked = escape(words.asking[question.asking].format(about="" if gap else question.about))
    quoted = f'<blockquote dir="auto">{escape(question.about)}</blockquote>' if gap else ""
    options = "".join(f"<li>{_option(question, number, chosen)}</li>" for number in range(len(question.options)))
    name = f"quiz-{escape(question.key)}"
    return (
        f'<li class="asked-of"><div role="group" aria-labelledby="{name}"><p id="{name}">{asked}</p>{quoted}'
        f'<ul class="options">{options}</ul>{_verdict(question, chosen, language)}</div></li>'
    )


def _option(question: QuizQuestion, number: int, chosen: int | None) -> str:
    text = question.options[number]
    if chosen is None:
        return button(text, "answer", "option", question=question.key, option=number)
    sign, look = ("✓", "is-right") if number == question.right else ("✗", "is-wrong") if number == chosen else ("", "")
    mark = f' <span aria-hidden="true">{sign}</span>' if sign else ""
    return f'<span class="option {look}"><bdi>{escape(text)}</bdi>{mark}</span>'


def _verdict(question: QuizQuestion, chosen: int | None, language: Language) -> str:
    if chosen is None:
        return ""
    words = LEARN_WORDS[language]
    said = words.right if chosen == question.right else words.wrong.format(answer=question.options[question.right])
    return (
        f'<div class="verdict" role="status"><p>{escape(said)}</p><blockquote dir="auto">'
        f"{escape(question.source.quote)}</blockquote>{source_link(question.source, language)}</div>"
    )


def _none(language: Language) -> str:
    return hint(LEARN_WORDS[language].empty)
