"""People who ask: each with a client of Gradio's own, waiting by chance between questions."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.evaluation.schema import load_questions
from assistant.question.message import clean
from benchmarks.load.documents import HIDDEN, Hidden
from benchmarks.load.server import Account
from ingest.types import Audience

HIDDEN_SHARE = 0.1
"""How often a question is about a document that not everyone may see, whoever asks."""
_TIMEOUT = 60.0


@dataclass(frozen=True)
class Prompt:
    """What is asked: the arguments of the endpoint ``/ask``, and the sample document that it is about, if any."""

    arguments: Mapping[str, Any]
    about: Hidden | None = None


@dataclass(frozen=True)
class Asked:
    """One question and what came of it; ``began`` is seconds on the monotonic clock."""

    name: str
    role: Audience
    question: str
    began: float
    seconds: float
    error: str = ""
    shown_hidden: bool = False
    """The answer held something of a document that the role may not see."""
    shown_anothers: bool = False
    """The answer was to another question, or for another role."""
    about_own: bool = False
    """The question was about a sample document that the role may see."""
    told_own: bool = False
    """And the answer held something of it: so the words that are searched for are the ones that answers show."""


def prompts_of(file: Path) -> list[Prompt]:
    """The questions of the regression run, with what was said before and the day they are asked for."""
    return [
        Prompt(
            {
                "question": q.question,
                "history": [turn.model_dump() for turn in q.history],
                "as_of": q.as_of.isoformat() if q.as_of else None,
            }
        )
        for q in load_questions(file).questions
    ]


class Person:
    """One user's open connection, and their own chance."""

    def __init__(self, address: str, account: Account, seed: int) -> None:
        self._account, self._chance = account, random.Random(seed)
        self._client = Client(
            address,
            headers={"Authorization": f"Bearer {account.token}"},
            httpx_kwargs={"timeout": _TIMEOUT},
            verbose=False,
            analytics_enabled=False,
            download_files=False,
            ssl_verify=False,  # there is no TLS on loopback, and each call would read the certificates again
        )

    def ask_until(self, end: float, wait: tuple[float, float], prompts: Sequence[Prompt]) -> list[Asked]:
        """Asks, waits, asks, until ``end`` of the monotonic clock.

        :param wait: the shortest and the longest pause in seconds
        """
        asked: list[Asked] = []
        time.sleep(self._chance.uniform(0, min(wait[1], end - time.monotonic())))
        while time.monotonic() < end:
            asked.append(self._ask(self._choose(prompts)))
            time.sleep(max(0, min(self._chance.uniform(*wait), end - time.monotonic())))
        return asked

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()

    def _choose(self, prompts: Sequence[Prompt]) -> Prompt:
        if self._chance.random() < HIDDEN_SHARE:
            hidden = self._chance.choice(HIDDEN)
            return Prompt({"question": hidden.question}, hidden)
        return self._chance.choice(prompts)

    def _ask(self, prompt: Prompt) -> Asked:
        began, question = time.monotonic(), prompt.arguments["question"]
        name, role = self._account.name, self._account.role
        try:
            answer = self._client.predict(**prompt.arguments, api_name="/ask")
        except (AppError, httpx.HTTPError, ValueError, OSError) as error:
            return Asked(name, role, question, began, time.monotonic() - began, f"{type(error).__name__}: {error}")
        seconds = time.monotonic() - began
        own = prompt.about is not None and role in prompt.about.seen_by
        return Asked(
            name,
            role,
            question,
            began,
            seconds,
            shown_hidden=any(h.shows_in(answer) for h in HIDDEN if role not in h.seen_by),
            shown_anothers=answer["question"] != clean(question) or answer["audience"] != role,
            about_own=own,
            told_own=own and prompt.about is not None and prompt.about.shows_in(answer),
        )


def connect(address: str, accounts: Sequence[Account], numbers: Iterable[int], seed: int) -> list[Person]:
    """People, each at a connection of their own; numbers beyond the accounts are further windows of the same users."""
    return [Person(address, accounts[n % len(accounts)], seed + n) for n in numbers]


def ask_together(
    people: Sequence[Person],
    seconds: float,
    wait: tuple[float, float],
    prompts: Sequence[Prompt],
    meanwhile: Callable[[], None] = lambda: None,
) -> list[Asked]:
    """What all asked in so many seconds, in a thread each; ``meanwhile`` runs beside them."""
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(len(people) + 1) as pool:
        beside = pool.submit(meanwhile)
        found = [pool.submit(person.ask_until, end, wait, prompts) for person in people]
        asked = [one for future in found for one in future.result()]
        beside.result()
    return asked
