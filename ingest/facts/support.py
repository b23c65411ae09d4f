"""Support measures: what is given, done, planned or discussed to help companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from ingest.facts.base import Mention
from ingest.facts.reading import Line
from ingest.language.scripts import has_hangul

_FILE = Path(__file__).with_name("support.yaml")
_HELP = (
    r"(?:support|assistance|help|aid|subsid\w+|grants?|funding|funds|loans?|guarantees?|vouchers?|space|offices?|facilities"
    r"|training|consulting|mentoring|advice|acceleration|access|introductions?|incentives?"
    r"|\d[\d,.]*\s(?:million\s|billion\s)?(?:won|dollars|yen|euros?))"
)
_WHOM = (
    r"(?:compan|firm|startup|start-up|venture|sme|business|enterprise|tenant|developer|founder|entrepreneur|project|zone"
    r"|cost|cooperation|collaboration|development|commerciali|expansion|activit|licens|entry|patent|certificat|student)"
)
# This and _NOT_HELP are looked for in lower case: ignoring the case takes several times as long.
_ENGLISH = re.compile(
    rf"\b(?:provid|offer|giv(?:en?|es|ing)\b|grant(?:s|ed)?\b|award|receiv|extend|deliver|get(?:s|ting)?\b)\w*\b[^.;]{{0,60}}\b{_HELP}\b"
    rf"|\b(?:supports?|supported|supporting|assists?|assisted|assisting|subsidi[sz]e[sd]?|promotes?|fosters?|helps?|advise[sd]?"
    rf"|fund(?:s|ed)|financ(?:es|ed)|reimburses?|covers?|sponsors?|accelerates?)\s[^.;]{{0,60}}?{_WHOM}"
    r"|\b(?:discuss|explor|plan|agree|sign|establish|strengthen|expand)\w*\b[^.;]{0,90}\b(?:support|cooperation|collaboration"
    r"|investments?|exchanges?|participation|linkage|funding|licensing)\b"
    r"|\b(?:is|are|be)\s(?:given|provided|offered|reimbursed|subsidi[sz]ed|shared\sby|borne\sby|paid\sby|covered\sby)\b|\bmov(?:e|es|ed|ing)\sinto\b|\bselect\w*\b[^.;]{0,60}\bfor\ssupport\b|\b(?:free\sof\scharge|at\sno\scost)\b|^[\W_]*(?:support|benefits?|funding)\s*[:：]",
)
_KOREAN = re.compile(
    r"지원(?:하|합|한다|할|함|키로|된다|됩니다|해\s?준|을\s?(?:제공|강화|확대|추진)|[,.]?$)|(?:지원금|보조금|사업화\s?자금|바우처)[을를은는]?\s[^.]{0,30}(?:지급|지원|제공)"
    r"|(?:무료로|무상으로)?\s?제공(?:하|합|한다|할|함|된다|됩니다)|(?:융자|보증|감면|면제|보조)(?:해|하|합|한다|받을)|입주(?:하|한다|합|할)|출자(?:하|한다|합)"
)
_SUPPORT_SECTION = re.compile(
    r"지원\s?(?:내용|사항|혜택|항목|프로그램)|세부\s?지원|\bsupport\b|\bbenefits?\b|\breceives?\b", re.IGNORECASE
)
_NOT_HELP = re.compile(
    r"\?[\"'”’*_]*$|\b(?:must|may not|cannot|can not|not eligible|excluded|serves? as|limited support|given priority"
    r"|thank)\b"
    r"|(?:신청|지원)할\s?수|제외|제출|환수|하여야|해야|않을|수\s?없|지원\s?대상|신청\s?자격|대상\s?:|불인정|취소|받은\s|받았",
)
_OTHER_SECTION = re.compile(r"제외|자격|유의|제출|평가|선정|신청|eligib|how to apply|documents", re.IGNORECASE)
_WORDS = re.compile(r"(?!이하|이상)[가-힣]{2,}|[A-Za-z]{3,}")
_KINDS = ("list_item", "table_row")


def find_support(line: Line) -> Iterator[Mention]:
    """The sentence itself, where it tells of a measure: by its words, or as an item of a section on support."""
    sentence, text = line.sentence, line.sentence.text
    section = sentence.section or ""
    is_head = any(cell.is_head for cell in line.cells)
    lower = text.lower()
    if sentence.kind == "heading" or is_head or not _WORDS.search(text) or _NOT_HELP.search(lower):
        return
    about_support = _SUPPORT_SECTION.search(section) is not None
    if not about_support and _OTHER_SECTION.search(section):
        return
    itemised = about_support and sentence.kind in _KINDS and re.search(r"[:：|]", text)
    if itemised or _ENGLISH.search(lower) or (has_hangul(text) and _KOREAN.search(text)):
        kinds = [kind for kind, words in _kinds().items() if words.search(text)]
        yield Mention("support_measure", sentence, 0, len(text), ", ".join(kinds) or "support")


@cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(words, re.IGNORECASE) for kind, words in yaml.safe_load(_FILE.read_text("utf-8")).items()}
