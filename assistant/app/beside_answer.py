"""What stands below an answer, as HTML: what was searched, whom to ask, and what can be done with the answer.

As in ``presentation``, everything that a document or a person says goes through ``escape``. A button says by
``data-event`` which event of the app it starts; its other ``data-`` attributes go with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.contacts import Contact
from assistant.app.filters import Searched
from assistant.app.labels import LABELS, day, page_name
from assistant.app.reply import COPYABLE
from assistant.app.session import Told
from assistant.records import Thumb

Thumbs = Mapping[str, Thumb]
"""What was said of which exchange."""


def searched(told: Told) -> str:
    """As of which day, in how many documents; all their titles to unfold where the documents do not say."""
    answer, language = told.answer, told.answer.language
    line = f"{_where(told.searched, day(answer.as_of, language), language)} · {answer.seconds.total:.2f} s"
    if answer.status != "not_in_documents" or not told.searched or not told.searched.titles:
        return f"<footer>{escape(line)}</footer>"
    titles = "".join(f'<li dir="auto">{escape(title)}</li>' for title in told.searched.titles)
    return f"<footer><details><summary>{escape(line)}</summary><ul>{titles}</ul></details></footer>"


def contacts(told: Told) -> str:
    """Whom the documents name to ask."""
    if not told.contacts:
        return ""
    language = told.answer.language
    items = "".join(_contact(contact, language) for contact in told.contacts)
    return f'<section class="contacts"><h3>{escape(ASK_WORDS[language].ask_them)}</h3><ul>{items}</ul></section>'


def actions(told: Told, turn: int, thumbs: Thumbs, language: Language) -> str:
    """The buttons below an answer, in the interface's language."""
    words, buttons = ASK_WORDS[language], []
    if told.answer.status in COPYABLE:
        buttons.append(button(words.copy, "act", "do", turn=turn, do="reply"))
    buttons.append(button(words.file, "act", "", turn=turn, do="enquiry"))  # silence is an enquiry to follow up, too
    buttons.append(button(words.edit, "edit", "", turn=turn))
    if told.exchange:
        given = thumbs.get(told.exchange)
        buttons += [
            button(words.helpful, "rate", "thumb", pressed=given == "up", turn=turn, thumb="up"),
            button(words.unhelpful, "rate", "thumb", pressed=given == "down", turn=turn, thumb="down"),
        ]
    return f'<div class="actions" lang="{language}">{"".join(buttons)}</div>'


def button(text: str, event: str, style: str, *, pressed: bool | None = None, **data: object) -> str:
    """A button that starts an event and says these things with it."""
    said = "".join(f' data-{name}="{escape(str(value))}"' for name, value in data.items())
    state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
    look = f' class="{style}"' if style else ""
    return f'<button type="button" data-event="{event}"{look}{said}{state}>{escape(text)}</button>'


def _where(found_in: Searched | None, as_of: str, language: Language) -> str:
    if found_in is None:
        return LABELS[language].searched.format(day=as_of)
    words, count = ASK_WORDS[language], len(found_in.titles)
    pattern = words.searched_in if count == found_in.of else words.searched_part
    return pattern.format(count=count, total=found_in.of, day=as_of)


def _contact(contact: Contact, language: Language) -> str:
    where = ASK_WORDS[language].contact_of.format(title=contact.title)
    page = None if contact.page is None else page_name(contact.page, language)
    place = " · ".join(part for part in (where, page) if part)
    return f'<li><strong dir="auto">{escape(contact.text)}</strong> <cite>{escape(place)}</cite></li>'
