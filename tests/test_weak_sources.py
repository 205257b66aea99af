"""A rule whose source is one restatement, or our inference, says so on its page and is never an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import files
from baocao.stages.conform import conform
from baocao.stages.conform.judging import RULES, LayoutRule
from baocao.stages.read_docx import read_docx
from baocao.stages.recognise import recognise
from baocao.values.problem import Severity
from baocao.values.rule import PAGES
from baocao.values.rulebook import RuleBook, read_rule_book

BOOKS = [read_rule_book(text) for text in files.rule_books()]
SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.docx"))
WORDS = ("một nguồn", "suy ra", "suy từ", "quy ước của chương trình", "của chương trình", "thói quen")


def is_weak(rule: LayoutRule, book: RuleBook) -> bool:
    found = [book.figures[name].confidence for name in rule.figures if name in book.figures]
    return bool(found) and set(found) <= {"C1", "INF", "QƯ"}


WEAK = [(rule, book) for rule in RULES for book in BOOKS if is_weak(rule, book)]


def test_there_are_such_rules() -> None:
    assert {(rule.code, book.name) for rule, book in WEAK} >= {("BD-05", "HD36"), ("AX-01", "HD36"), ("AX-01", "HD05")}


@pytest.mark.parametrize(("rule", "book"), WEAK, ids=[f"{rule.code} {book.name}" for rule, book in WEAK])
def test_its_page_says_so(rule: LayoutRule, book: RuleBook) -> None:
    page = " ".join(PAGES[rule.name].split())
    assert any(word in page for word in WORDS), (rule.name, book.name)


@pytest.mark.parametrize("book", BOOKS, ids=[book.name for book in BOOKS])
def test_it_is_never_an_error_on_any_specimen(book: RuleBook) -> None:
    weak = {rule.name for rule, other in WEAK if other is book}
    for path in SPECIMENS:
        verdicts = conform(recognise(read_docx(path.read_bytes())), book, path.name)
        errors = {each.problem.rule for each in verdicts if each.problem.severity is Severity.ERROR}
        assert not errors & weak, path.name
