"""What passes between the pipeline and the process that reads files for it.

A request is three lengths, a name, bytes and the alias list; an answer is a length and JSON, checked when it comes in:
a file that took over the process that reads it could put into a pickle what it likes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO

from pydantic import TypeAdapter

from ingest.preparing import Prepared
from ingest.types import ErrorCode, ReadError

READY = b"."  # sent once, before all answers

_REQUEST, _ANSWER = struct.Struct(">QQQ"), struct.Struct(">Q")
_LONGEST_ANSWER = 1 << 32  # bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ReadError on its way: without the frames that it came through, and all that they hold."""

    code: ErrorCode
    sentence: str

    @classmethod
    def of(cls, error: ReadError) -> Refusal:
        return cls(error.code, error.sentence)


_ANSWERS: TypeAdapter[Prepared | Refusal] = TypeAdapter(Prepared | Refusal)


def send_request(stream: IO[bytes], name: str, data: bytes, aliases: bytes) -> None:
    """``aliases``: as ``Aliases.dump`` gives them."""
    parts = (name.encode(), data, aliases)
    stream.write(_REQUEST.pack(*map(len, parts)))
    for part in parts:
        stream.write(part)
    stream.flush()


def receive_request(stream: IO[bytes]) -> tuple[str, bytes, bytes] | None:
    """The next name, its bytes and the alias list, None where there are no more."""
    head = stream.read(_REQUEST.size)
    if len(head) < _REQUEST.size:
        return None
    name_length, data_length, aliases_length = _REQUEST.unpack(head)
    return stream.read(name_length).decode(), stream.read(data_length), stream.read(aliases_length)


def send_answer(stream: IO[bytes], answer: Prepared | Refusal) -> None:
    encoded = _ANSWERS.dump_json(answer)
    stream.write(_ANSWER.pack(len(encoded)) + encoded)
    stream.flush()


def receive_answer(stream: IO[bytes]) -> Prepared:
    """The next answer. Raises the ReadError that it may be, EOFError at the stream's end, ValueError for noise."""
    head = stream.read(_ANSWER.size)
    length = _ANSWER.unpack(head)[0] if len(head) == _ANSWER.size else _LONGEST_ANSWER
    encoded = stream.read(length) if length < _LONGEST_ANSWER else b""
    if len(encoded) < length:
        raise EOFError
    answer = _ANSWERS.validate_json(encoded)
    if isinstance(answer, Refusal):
        raise ReadError(answer.code, answer.sentence)
    return answer
