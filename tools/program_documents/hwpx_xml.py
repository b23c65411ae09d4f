"""What every XML member of an HWPX file is wrapped in."""

from __future__ import annotations

from html import escape

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_HANCOM = "http://www.hancom.co.kr/hwpml"
_NAMESPACES = {
    "ha": f"{_HANCOM}/2011/app",
    "hp": f"{_HANCOM}/2011/paragraph",
    "hp10": f"{_HANCOM}/2016/paragraph",
    "hs": f"{_HANCOM}/2011/section",
    "hc": f"{_HANCOM}/2011/core",
    "hh": f"{_HANCOM}/2011/head",
    "hhs": f"{_HANCOM}/2011/history",
    "hm": f"{_HANCOM}/2011/master-page",
    "hv": f"{_HANCOM}/2011/version",
    "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf/",
    "ocf": "urn:oasis:names:tc:opendocument:xmlns:container",
    "odf": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "ooxmlchart": f"{_HANCOM}/2016/ooxmlchart",
    "hwpunitchar": f"{_HANCOM}/2016/HwpUnitChar",
    "epub": "http://www.idpf.org/2007/ops",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}
"""All that Hancom itself declares at the root of every member: its word processor asks for them, used or not."""


def member(tag: str, content: str, attributes: str = "") -> str:
    """A member's text: the element ``tag`` with all namespaces around its content."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    return f"{_DECLARATION}<{tag} {names} {attributes}>{content}</{tag}>"


def escaped(text: str) -> str:
    """The text as XML shows it."""
    return escape(text, quote=False)
