"""Document, RuleBook → Verdicts: any document against the rules on layout."""

from __future__ import annotations

from datetime import date

from baocao.stages.conform import (  # noqa: F401 they register their rules
    annexes,
    body,
    body_type,
    fonts,
    frame_tables,
    headings,
    masthead,
    page,
    page_numbers,
    recipients,
    recognition,
    reference,
    signature,
    text_edges,
    title,
)
from baocao.stages.conform.judging import RULES, LayoutRule
from baocao.stages.conform.paper import Paper
from baocao.values.document import Document
from baocao.values.issuer import Issuer
from baocao.values.mending import Verdict
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rulebook import RuleBook

_WEAK = {"C1", "INF", "QƯ"}
"""One source, inferred, our own convention: never an error."""


def conform(
    document: Document, book: RuleBook, path: str, issuer: Issuer | None = None, today: date | None = None
) -> tuple[Verdict, ...]:
    """Judge a document by all rules of a rule book.

    Args:
        document: our own or anybody's, as `recognise` sees it.
        book: the rule book that governs it.
        path: what findings call the file.
        issuer: whose paper it ought to be; None judges no symbol and no place name.
        today: the last day that it may bear.

    Returns:
        The verdicts in the order of the document.
    """
    paper = Paper(document.sheet, book, document.lines, document.parts, issuer, today)
    found = [verdict for rule in RULES for verdict in _judged(rule, paper, path)]
    return tuple(sorted(found, key=lambda verdict: _order(verdict.problem)))


def _judged(rule: LayoutRule, paper: Paper, path: str) -> list[Verdict]:
    figures = [paper.book.figures[name] for name in rule.figures if name in paper.book.figures]
    if rule.figures and not figures:
        return []
    is_weak = all(figure.confidence in _WEAK for figure in figures)
    article = figures[0].article if figures else ""
    return [
        Verdict(
            Problem(
                rule.name,
                Place(path, part=fault.spot or None),
                Severity.WARNING if is_weak and fault.severity is Severity.ERROR else fault.severity,
                fault.message,
                fault.remedy,
                rule.code,
                "",
                paper.book.name,
                article,
            ),
            fault.mendings,
        )
        for fault in rule.judge(paper)
    ]


def _order(problem: Problem) -> tuple[int, int, str, str]:
    kind, _, number = (problem.place.part or "").rpartition(" ")
    return ({"phần": 1, "đoạn": 2}.get(kind, 0), int(number) if number.isdigit() else 0, problem.rule, problem.message)
