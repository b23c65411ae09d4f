"""Whether a peer's reply says that it does not know: read generously, a refusal anywhere in the text is one."""

from __future__ import annotations

import re

_SOME = r"\s+(?:\w+\s+){0,3}"
_TOLD = (
    "mention|identif|tell|stated?|specif|provid|contain|includ|say|said|give|disclos|list|describ|indicat|detail|find|found|know|"
    "availab|clear"
)
_REFUSALS = (
    rf"\b(?:can(?:not|'t| not)|could(?: not|n't)|unable to){_SOME}(?:answer|determin|verif|confirm|{_TOLD})",
    rf"\b(?:do(?:es)?|did|is|are|was|were|has|have|had)(?: not|n't){_SOME}(?:answer|{_TOLD})",
    rf"\bnot\s+(?:\w+\s+){{0,2}}(?:applicable|{_TOLD})",
    r"\b(?:no|insufficient|not enough|lacks?|without)\s+(?:\w+\s+){0,2}"
    r"(?:information|mention|evidence|details?|data|answer)\b",
    r"\bI (?:do not|don't) know\b|\bunknown\b|\bI(?: a|')m sorry\b|\bI apologi[sz]e\b|\bEmpty Response\b",
    r"(?:알|찾을|답할|답변할|확인할|제공할|판단할)\s?수\s?(?:가\s?)?없",
    r"(?:정보|내용|언급|자료|근거)(?:가|이|는|은|도)?\s?(?:없|부족|충분하지)",
    r"(?:언급|제공|명시|포함|기재|공개)(?:되지|돼지|하지|되어\s?있지|하고\s?있지)\s?않",
    r"모르겠|모릅니다|죄송",
)
_REFUSAL = re.compile("|".join(_REFUSALS), re.IGNORECASE)


def refuses(text: str) -> bool:
    """Whether the reply says anywhere that it has no answer, or says nothing at all."""
    return not re.search(r"\w", text) or bool(_REFUSAL.search(text.replace("’", "'")))
