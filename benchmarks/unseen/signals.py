"""What is measured of a conversation over a pool: named signals, in groups that can be left out one by one.

Only the question, its history and what the pool gives for them are looked at. Nothing tells which turn it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.unseen.conversations import Conversation, Pool
from benchmarks.unseen.matching import Matcher, Matches
from benchmarks.unseen.states import States, Text
from benchmarks.unseen.words import K1, WordIndex, keys

Floats = NDArray[np.float64]
GROUPS = ("vectors", "words", "tokens", "history", "form")
NEAR, KEYED = 40, 10  # passages whose tokens are compared: the nearest of each reading, and the best by keywords
NO_REPLY = 0.85  # the usual cosine of two texts that have nothing in common
_QUESTION_WORD = re.compile(r"\b(?:what|who|when|where|which|how|why)\b", re.IGNORECASE)
_YES_NO = re.compile(r"\W*(?:is|are|do|does|did|can|could|will|would|was|were|has|have)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:it|they|them|this|that|these|those|he|she|his|her|their|there)\b", re.IGNORECASE)
_TO_AGENT = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_OF_ASKER = re.compile(r"\b(?:i|my|me)\b", re.IGNORECASE)

Signals = Mapping[str, float]


def readings(conversation: Conversation) -> dict[str, Text]:
    """The ways in which the question is read: alone, with the turns before it, and its own tokens as read after them
    or after the agent's last reply."""
    reply = conversation.replies[-1] if conversation.replies else ""
    return {
        "last": Text("query: ", conversation.question),
        "together": Text("query: ", conversation.together),
        "after_turns": Text("query: ", conversation.question, conversation.before),
        "after_reply": Text("query: ", conversation.question, reply),
    }


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading against the pool: its cosine with every passage, and its tokens against the candidates."""

    cosines: Floats  # (passages,)
    matches: Matches


class Measure:
    """A pool made ready: its vectors, its words, its tokens."""

    def __init__(self, pool: Pool, states: Mapping[Text, States]) -> None:
        passages = [states[Text("passage: ", text)] for text in pool.passages]
        self._states = states
        self._means = np.stack([passage.mean for passage in passages])
        self._words = WordIndex(pool.passages)
        self._matcher = Matcher(passages)

    def cases(self, conversation: Conversation) -> tuple[Signals, Signals | None]:
        """The signals over the whole pool and, of an answerable question, over the pool without its answers."""
        texts = readings(conversation)
        words = {name: keys(texts[name].text) for name in ("last", "together")}
        scores = {name: self._words.scores(found) for name, found in words.items()}
        cosines = {name: self._means @ self._states[text].mean for name, text in texts.items()}
        near = [np.argsort(-found)[:NEAR] for found in cosines.values()]
        candidates = np.unique(np.concatenate([*near, *(np.argsort(-score)[:KEYED] for score, _ in scores.values())]))
        matches = self._matcher.match([self._states[text] for text in texts.values()], candidates)
        read = {
            name: Reading(cosines[name].astype(np.float64), found) for name, found in zip(texts, matches, strict=True)
        }
        replies = [self._states[Text("query: ", reply)].mean for reply in conversation.replies[-2:]]

        def measured(kept: NDArray[np.bool_]) -> Signals:
            here = kept[candidates]
            return dict(
                [
                    *_vectors(read, kept),
                    *_keywords(self._words, words, scores, kept),
                    *_tokens(read, here),
                    *_history(read, replies, self._means, kept),
                    *_form(conversation.question),
                ]
            )

        everything = np.ones(len(self._means), dtype=bool)
        if not conversation.answerable:
            return measured(everything), None
        without = everything.copy()
        without[list(conversation.gold)] = False
        return measured(everything), measured(without)


def measure(pool: Pool, states: Mapping[Text, States]) -> Iterator[tuple[Signals, Signals | None]]:
    """The signals of every conversation, in their order."""
    ready = Measure(pool, states)
    return (ready.cases(conversation) for conversation in pool.conversations)


def texts_of(pool: Pool) -> list[Text]:
    """Everything that has to be embedded."""
    return [
        *(Text("passage: ", text) for text in pool.passages),
        *(text for conversation in pool.conversations for text in readings(conversation).values()),
        *(Text("query: ", reply) for conversation in pool.conversations for reply in conversation.replies[-2:]),
    ]


def _vectors(read: Mapping[str, Reading], kept: NDArray[np.bool_]) -> Iterator[tuple[str, float]]:
    for name, reading in read.items():
        cosines = np.sort(reading.cosines[kept])[::-1]
        yield f"vectors.{name}.best", cosines[0]
        yield f"vectors.{name}.lead", cosines[0] - cosines[1:5].mean()
        yield f"vectors.{name}.lead50", cosines[0] - cosines[:50].mean()
        yield f"vectors.{name}.standard", (cosines[0] - cosines.mean()) / cosines.std()


def _keywords(
    index: WordIndex,
    words: Mapping[str, Sequence[str]],
    scores: Mapping[str, tuple[Floats, Floats]],
    kept: NDArray[np.bool_],
) -> Iterator[tuple[str, float]]:
    for name, (score, held) in scores.items():
        order = np.argsort(-score * kept)
        most = sum(map(index.rarity, words[name])) * (K1 + 1)
        yield f"words.{name}.best", score[order[0]] / max(most, 1.0)
        yield f"words.{name}.score", score[order[0]]
        yield f"words.{name}.lead", 1 - score[order[:5]].mean() / max(score[order[0]], 1.0)
        yield f"words.{name}.coverage", held[order[:5]].max()
        yield f"words.{name}.unknown", index.unknown(words[name])


def _tokens(read: Mapping[str, Reading], kept: NDArray[np.bool_]) -> Iterator[tuple[str, float]]:
    for name, reading in read.items():
        for layer in range(reading.matches.layers):
            for signal, value in reading.matches.signals(layer, kept).items():
                yield f"tokens.{name}.{layer}.{signal}", value


def _history(
    read: Mapping[str, Reading],
    replies: Sequence[NDArray[np.float32]],
    means: NDArray[np.float32],
    kept: NDArray[np.bool_],
) -> Iterator[tuple[str, float]]:
    """Do the readings lead to the same passage, and to another than the one the replies so far were made from?"""
    cosines = {name: np.where(kept, reading.cosines, -1.0) for name, reading in read.items()}
    top = {name: int(found.argmax()) for name, found in cosines.items()}
    yield "history.same", float(np.mean([top[name] == top["last"] for name in top]))
    yield "history.at_together", cosines["last"][top["together"]]
    yield "history.both", (cosines["last"] + cosines["together"]).max() / 2
    if not replies:
        yield from ((f"history.{name}", NO_REPLY) for name in ("reply", "source", "at_source", "told", "elsewhere"))
        yield "history.at_told", 0.0
        return
    sources = np.where(kept, np.stack(replies) @ means.T, -1.0)  # (replies, passages)
    elsewhere = cosines["last"].copy()
    elsewhere[sources.argmax(axis=1)] = -1
    question = read["last"].cosines
    yield "history.reply", float(max(reply @ means[top["last"]] for reply in replies))
    yield "history.source", sources.max()
    yield "history.at_source", question[sources[-1].argmax()]
    yield "history.told", sources[-1][top["after_turns"]]
    yield "history.elsewhere", elsewhere.max()
    yield "history.at_told", float(top["after_turns"] in sources.argmax(axis=1))


def _form(question: str) -> Iterator[tuple[str, float]]:
    """How the question is put."""
    yield "form.length", float(np.log1p(len(question.split())))
    yield "form.words", float(np.log1p(len(keys(question))))
    yield "form.mark", float("?" in question)
    patterns = {"asks": _QUESTION_WORD, "points": _POINTING, "to_agent": _TO_AGENT, "of_asker": _OF_ASKER}
    yield from ((f"form.{name}", float(bool(found.search(question)))) for name, found in patterns.items())
    yield "form.yes_no", float(bool(_YES_NO.match(question)))
