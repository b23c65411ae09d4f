"""Markdown: the source is the page, and its first heading the title."""

from __future__ import annotations

import pytest

from ingest.readers import markdown
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading


def read(source: str) -> Reading:
    return markdown.read(source.encode(), "guide.md", LimitSettings())


def test_the_source_is_the_page_text_as_written() -> None:
    source = "# Guide\n\nSupport is **400 million won** per [project](https://example.org).\n\n| a | b |\n"
    (page,) = read(source).pages
    assert (page.number, page.label, page.text) == (None, None, source)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Guide to the zone\n\ntext", "Guide to the zone"),
        ("intro\n\n## 지원 안내 ##\n", "지원 안내"),
        ("# **The** [zone](https://example.org/a) `guide`\n", "The zone guide"),
        ("```\n# a comment in code\n```\n\n# Heading\n", "Heading"),
        ("no heading, and #hashtag\n", None),
        ("# \n\ntext", None),
        ("```\n# never closed\n", None),
        ("---\ntitle: Program guide\n---\n# Heading\n", "Program guide"),
        ("---\ntitle: 2024\n---\n# Heading\n", "Heading"),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading(source: str, title: str | None) -> None:
    assert read(source).title == title


def test_a_front_matter_is_no_part_of_the_page() -> None:
    assert read("---\ntitle: Guide\ntags: [a, b]\n---\n\nThe text.\n").pages[0].text == "\nThe text.\n"


def test_a_front_matter_alone_is_an_empty_document() -> None:
    with pytest.raises(ReadError, match=r"^guide\.md has no readable text") as refusal:
        read("---\ntitle: Guide\n---\n")
    assert refusal.value.code == "empty"


@pytest.mark.parametrize(
    "source",
    [
        "---\nOn this line: a: b: [\n---\ntext\n",
        "---\nJust words between rules.\n---\ntext\n",
        "---\nday: 2024-02-31\n---\ntext\n",
        "text\n\n---\ntitle: not at the start\n---\n",
        "---\ntitle: never closed\n",
    ],
)
def test_rules_that_are_no_front_matter_stay_in_the_text(source: str) -> None:
    assert read(source).pages[0].text == source
