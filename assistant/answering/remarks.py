"""What an answer owes to its engine having been a language model: the order that was shown, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Notice
from assistant.answering.frames import frame
from assistant.engines.base import Draft, Drafted, Remark


def in_place(drafted: Drafted, told: Sequence[Draft]) -> list[Draft]:
    """``told``; where the drafts have been shown already, these first, as they were."""
    if not drafted.released:
        return list(told)
    shown = {draft.sentence.sentence_id for draft in drafted.drafts}
    return [*drafted.drafts, *(draft for draft in told if draft.sentence.sentence_id not in shown)]


def remarked(answer: Answer, remark: Remark | None) -> Answer:
    """The answer with a word on what was not used of the model's; without any of it, it is the embedded engine's."""
    match remark:
        case "replaced":
            return answer.model_copy(update={"text": f"{answer.text}\n{frame('replaced_wording', answer.language)}"})
        case "model_unavailable":
            notice = Notice(kind="model_unavailable", text=frame("model_unavailable", answer.language))
            return answer.model_copy(update={"notices": (*answer.notices, notice), "engine": "extractive"})
        case None:
            return answer
