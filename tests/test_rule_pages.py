"""Every rule has a Vietnamese page that a clerk can read: six headings, each with something under it."""

from __future__ import annotations

import re

import pytest

import baocao.pipeline  # noqa: F401  # its stages register their rules as they are imported
from baocao.values.rule import HEADINGS, PAGES

_NAME = re.compile(r"[a-z-]+/[a-z0-9-]+")
_CODE = re.compile(r"`[^`\n]*`")
_STRAIGHT_QUOTES = re.compile(r'"[^"\n]*"')
_HEADED = re.compile(rf"^({'|'.join(HEADINGS)}):(.*)$", re.MULTILINE)


def sections(page: str) -> list[tuple[str, str]]:
    """Headings at the line starts of a page, in its order, each with all the text up to the next."""
    found = list(_HEADED.finditer(page))
    ends = [each.start() for each in found[1:]] + [len(page)]
    return [(each[1], page[each.start(2) : end].strip()) for each, end in zip(found, ends, strict=True)]


def test_the_pipeline_registers_rules() -> None:
    assert {name.split("/")[0] for name in PAGES} >= {"tep", "so-lieu", "bieu-mau", "co-quan"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_name_is_group_and_words(name: str) -> None:
    assert _NAME.fullmatch(name)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_has_the_six_headings_in_order_each_with_text(name: str) -> None:
    page = PAGES[name]
    assert page.startswith(HEADINGS[0])
    assert tuple(heading for heading, _ in sections(page)) == HEADINGS
    assert [heading for heading, text in sections(page) if not text] == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_quotes_with_curved_marks(name: str) -> None:
    """Straight quotes may stand only in code, between backticks: there they are what the clerk types."""
    assert _STRAIGHT_QUOTES.findall(_CODE.sub("", PAGES[name])) == []
