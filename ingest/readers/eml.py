"""E-mail as saved by a mail program: what its head says, then its text; attachments are named and not read."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence
from email.message import EmailMessage, MIMEPart

from ingest.readers.archive import damaged
from ingest.readers.base import refuse_oversize
from ingest.readers.blocks import page_text
from ingest.readers.html import parsed
from ingest.readers.legibility import letters
from ingest.readers.text import decoded, whole_page
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import Reading

suffixes = (".eml",)

_FIELDS = ("From", "To", "Cc", "Date", "Subject")

# What the standard library's parser runs into on damaged heads, beside the defects that it records.
_DAMAGE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """Sender, recipients, day and subject, then the plain text or else the HTML, as one page without a number."""
    refuse_oversize(data, name, limits)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        head = _head(message)
        attachments = tuple(filter(None, map(_attachment, message.iter_attachments())))
        bodies = [body for kind in ("plain", "html") if (body := message.get_body((kind,))) is not None]
    except _DAMAGE as error:
        raise damaged(name) from error
    if not head:
        raise damaged(name)
    texts = ((body.get_content_subtype(), _text(body, name, limits)) for body in bodies)
    kind, text = next((found for found in texts if letters(found[1])), ("plain", ""))
    fields = [f"{field}: {content}" for field, content in head.items()]
    whole = tidy("\n".join([*fields, "", text])) if text else ""
    pages = whole_page(whole, name, "whole" if kind == "html" else "wrapped")
    return Reading(pages, head.get("Subject"), _warnings(name, attachments))


def _head(message: EmailMessage) -> dict[str, str]:
    """The fields a reader of the mail sees, those that it has; the day by the sender's clock."""
    found = {field: " ".join(str(message[field]).split()) for field in _FIELDS if message[field]}
    date = message["Date"]
    if date is not None and date.datetime is not None:
        found["Date"] = f"{date.datetime:%Y-%m-%d %H:%M}"
    return {field: found[field] for field in _FIELDS if found.get(field)}


def _text(body: MIMEPart, name: str, limits: LimitSettings) -> str:
    """The text of a part; "" for one without a byte."""
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return ""
    source = decoded(data, name, limits, body.get_content_charset())
    return page_text(parsed(source, name)[1]) if body.get_content_subtype() == "html" else source


def _attachment(part: MIMEPart) -> str | None:
    """What to call a part that is not read; None for the pictures of a letterhead."""
    if part.get_content_type() == "message/rfc822":
        return "a forwarded message"
    if part.get_content_maintype() == "image" and not part.is_attachment():
        return None
    return tidy(part.get_filename() or part.get_content_type())


def _warnings(name: str, attachments: Sequence[str]) -> tuple[str, ...]:
    if not attachments:
        return ()
    return (f"{name} has attachments that were not read: {', '.join(attachments)}. Save them and add them as files.",)
