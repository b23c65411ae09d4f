"""The public sets as conversations over a closed pool of passages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SPOKEN = 3  # user turns, the last one included, that are read together


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of the user and of the agent in their order, the last one a user's, and whether the pool answers it.

    ``gold`` are the passages' numbers in the pool that answer; they tell what to take out for the hard case only.
    """

    name: str
    asked: tuple[str, ...]  # the user's turns
    replies: tuple[str, ...]  # the agent's
    answerable: bool
    gold: frozenset[int]

    @property
    def question(self) -> str:
        """The last turn."""
        return self.asked[-1]

    @property
    def before(self) -> str:
        """The turns that the last one may lean on."""
        return " ".join(self.asked[-SPOKEN:-1])

    @property
    def together(self) -> str:
        """The last turn and those that it may lean on."""
        return " ".join(self.asked[-SPOKEN:])


@dataclass(frozen=True, slots=True)
class Pool:
    """All passages of a set and the conversations over them."""

    passages: Sequence[str]
    conversations: Sequence[Conversation]


def read_mtrag(folder: Path) -> Pool:
    """MTRAG-UN: the answerable and the unanswerable tasks over the passages of all tasks."""
    lines = (folder / "tasks_without_government.jsonl").read_text("utf-8").splitlines()
    tasks = [json.loads(line) for line in lines]
    passages = {given["document_id"]: given["text"] for task in tasks for given in task["contexts"]}
    numbers = {name: number for number, name in enumerate(passages)}
    return Pool(
        list(passages.values()),
        [
            Conversation(
                task["task_id"],
                tuple(turn["text"] for turn in task["input"] if turn["speaker"] == "user"),
                tuple(turn["text"] for turn in task["input"] if turn["speaker"] != "user"),
                task["answerability"][0] == "ANSWERABLE",
                frozenset(numbers[given["document_id"]] for given in task["contexts"]),
            )
            for task in tasks
            if task["answerability"][0] in {"ANSWERABLE", "UNANSWERABLE"}
        ],
    )


def read_clapnq(folder: Path) -> Pool:
    """CLAPNQ's dev questions over the passages of all of them: single questions, without a history."""
    files = {True: "clapnq_dev_answerable.jsonl", False: "clapnq_dev_unanswerable.jsonl"}
    tasks = [
        (answerable, json.loads(line))
        for answerable, name in files.items()
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    passages: dict[str, int] = {}
    conversations = []
    for answerable, task in tasks:
        own = [" ".join([given["title"], *given["sentences"]]) for given in task["passages"]]
        gold = frozenset(passages.setdefault(text, len(passages)) for text in own)
        conversations.append(Conversation(task["input"], (task["input"],), (), answerable, gold))
    return Pool(list(passages), conversations)
