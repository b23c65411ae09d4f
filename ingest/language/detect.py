"""Which language a text is written in, told from its scripts and its grammar words."""

from __future__ import annotations

import re
from typing import Literal

from ingest.language.wordlists import ENGLISH_FUNCTION_WORDS

Language = Literal["en", "ko", "ja", "und"]

_HANGUL_RUN = re.compile("[가-힣]+")
_HANGUL_AFTER_LATIN = re.compile("(?<=[A-Za-z0-9])[가-힣]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KATAKANA = re.compile("[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OTHER_LETTER = re.compile(
    "[^\\W\\d_A-Za-zÀ-ÖØ-öø-ɏ가-힣\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d\u3400-\u9fff\uf900-\ufaff]"
)


def language_of(text: str) -> Language:
    """The language whose grammar the text uses; names from another language do not count for much.

    Words of grammar decide: a Korean question about English names is Korean, an English question about 중소벤처기업부
    is English. Latin script without any is English, Han characters without kana or Hangul are undetermined.
    """
    scores: dict[Language, float] = {
        "ko": _korean_score(text),
        "en": _english_score(text),
        "ja": _japanese_score(text),
        "und": _other_score(text),
    }
    best = max(scores, key=lambda language: scores[language])  # the first of equals
    return best if scores[best] > 0 else "und"


def _korean_score(text: str) -> float:
    """Words count one; a particle on a Latin word or a number is Korean grammar and counts two more."""
    return len(_HANGUL_RUN.findall(text)) + 2 * len(_HANGUL_AFTER_LATIN.findall(text))


def _english_score(text: str) -> float:
    words = _LATIN_WORD.findall(text)
    return len(words) / 6 + sum(word.lower() in ENGLISH_FUNCTION_WORDS for word in words)


def _japanese_score(text: str) -> float:
    hiragana, katakana = len(_HIRAGANA.findall(text)), len(_KATAKANA.findall(text))
    if not hiragana and not katakana:
        return 0
    return hiragana / 2 + (katakana + len(_HAN.findall(text))) / 6


def _other_score(text: str) -> float:
    """Scripts that are none of the three languages' own, Han characters without kana among them."""
    without_kana = not _HIRAGANA.search(text) and not _KATAKANA.search(text)
    return (len(_OTHER_LETTER.findall(text)) + without_kana * len(_HAN.findall(text))) / 8
