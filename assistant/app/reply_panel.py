"""The panel with an answer's text for a reply, and the one that asks why an answer was helpful or not, as HTML."""

from __future__ import annotations

from html import escape

from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS, AskWords
from assistant.app.beside_answer import button
from assistant.app.labels import LABELS
from assistant.app.reply import FORMS, Form, Reply
from assistant.app.session import Told
from assistant.app.source_panel import framed
from assistant.records import Thumb

_FRAMINGS: tuple[tuple[Language, str], ...] = (("en", "English"), ("ko", "한국어"))


def reply_panel(told: Told, turn: int, made: Reply, form: Form, framing: Language, language: Language) -> str:
    """The block, ready in the clipboard; what was left out of it and what to know before it is sent.

    The browser copies the text of ``[data-copy]`` as soon as it is shown, and says so in ``[data-copied]``.
    """
    words = ASK_WORDS[language]
    body = f"{_back(words)}<h2>{escape(words.reply)}</h2>{_choices(turn, form, framing, words)}"
    if made.block:
        rows = min(16, made.block.count("\n") + 4)
        body += (
            f'<textarea class="block" readonly rows="{rows}" aria-label="{escape(words.reply)}" lang="{framing}" '
            f'data-copy data-failed="{escape(words.copy_by_hand)}">{escape(made.block)}</textarea>'
            f'<p class="copied" role="status" data-copied="{escape(words.copied)}"></p><div class="actions">'
            + button(words.copy_again, "act", "do", do="reply", turn=turn, form=form, framing=framing)
            + button(words.file, "act", "", do="enquiry", turn=turn, form=form, framing=framing)
            + "</div>"
        )
    else:
        body += f'<p class="warning">{escape(words.nothing_public)}</p>'
    return framed(
        "reply-panel", words.reply, body + _left_out(made, words) + _notices(told, words), language, reveal=True
    )


def feedback_panel(turn: int, thumb: Thumb, language: Language, *, thanked: bool) -> str:
    """The thumb is noted already; a reason may be added."""
    words = ASK_WORDS[language]
    given = words.helpful if thumb == "up" else words.unhelpful
    body = f'{_back(words)}<h2>{escape(words.feedback)}</h2><p role="status"><strong>{escape(given)}.</strong> '
    body += f"{escape(words.feedback_thanks)}</p>"
    if not thanked:
        body += (
            f'<form data-event="act" data-do="reason" data-turn="{turn}" data-thumb="{thumb}"><label>'
            f'{escape(words.reason)}<textarea name="reason" rows="4" maxlength="2000"></textarea></label>'
            f'<button type="submit" class="do">{escape(words.send_reason)}</button></form>'
        )
    return framed("reply-panel", words.feedback, body, language, reveal=True)


def _back(words: AskWords) -> str:
    return f'<p class="way">{button(words.to_source, "act", "link", do="source")}</p>'


def _choices(turn: int, form: Form, framing: Language, words: AskWords) -> str:
    forms = [
        button(words.forms[name], "act", "", pressed=name == form, do="reply", turn=turn, form=name, framing=framing)
        for name in FORMS
    ]
    framings = [
        button(name, "act", "", pressed=code == framing, do="reply", turn=turn, form=form, framing=code)
        for code, name in _FRAMINGS
    ]
    return "".join(
        f'<div class="choice" role="group" aria-label="{escape(name)}">'
        f"<span>{escape(name)}</span>{''.join(among)}</div>"
        for name, among in ((words.reply_form, forms), (words.reply_framing, framings))
    )


def _left_out(made: Reply, words: AskWords) -> str:
    if not made.left_out:
        return ""
    items = "".join(f'<li dir="auto">{escape(statement.text)}</li>' for statement in made.left_out)
    name = words.left_out.format(count=len(made.left_out))
    return (
        f'<section class="warning"><h3>{escape(name)}</h3><p>{escape(words.left_out_why)}</p><ul>{items}</ul></section>'
    )


def _notices(told: Told, words: AskWords) -> str:
    """The answer's notices again: they are no part of the block, and change what it is worth."""
    labels = LABELS[told.answer.language]
    items = [
        f"<li><strong>{escape(labels.notices[n.kind])}.</strong> {escape(n.text)}</li>" for n in told.answer.notices
    ]
    if told.answer.status == "partial":
        items.insert(0, f"<li>{escape(labels.statuses['partial'])}</li>")
    return f"<section><h3>{escape(words.before_sending)}</h3><ul>{''.join(items)}</ul></section>" if items else ""
