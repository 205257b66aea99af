"""Years and parts of years in typed words that the period does not account for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.account import rules
from baocao.values.blocks import Blocks, Paragraph, Run, Table
from baocao.values.facts import Facts
from baocao.values.period import Period, PeriodKind
from baocao.values.problem import Place, Problem

_YEAR = re.compile(r"(?<![\d./-])(?:(?P<first>(?:19|20)\d\d)\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)(?![\d-])(?!/\w)")
_DATE = re.compile(r"\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d")
_COMPARED = re.compile(
    r"(?:so với(?:\s+\w+){0,4}|cùng kỳ|(?:từ|đến|tới)(?:\s+(?:đầu|giữa|cuối|hết|tháng \d+))?"
    r"|tầm nhìn|giai đoạn|nhiệm kỳ|khoá)"
    r"(?:\s+năm)?\s*$",
    re.IGNORECASE,
)
_NUMERALS = {"sáu": "6", "chín": "9", "ba": "3"}
_PART_OF_YEAR = re.compile(
    r"(?P<words>(?:\b(?:6|9|3)|\b(?:sáu|chín|ba)) tháng (?:đầu|cuối) năm|\bquý (?:IV|III|II|I)(?!\w))"
    r"(?:[ /](?:năm )?(?P<year>(?:19|20)\d\d))?(?!\w)",
    re.IGNORECASE,
)


def strange_years(blocks: Blocks, facts: Facts) -> Iterator[Problem]:
    """Judge only words that somebody typed: what the program printed itself is right by construction.

    A year is accounted for when it is the period's or the next one's, ends a term or a span that holds the period,
    is part of a date, stands in the shared tables, or is said to be compared with.
    """
    period = facts.figures.period
    parts_of_next, parts_of_both = _known_parts([period.next]), _known_parts([period, period.next])
    about_next = {indicator.key for indicator in facts.figures.form.indicators if indicator.about_next}
    for run, before in _typed_runs(blocks):
        is_next = run.source.key in about_next
        spans = [period.next] if is_next else [period, period.next]
        expected = f"{period.next.label}, kỳ mà mục này nói về" if is_next else f"{period.label} hay kỳ sau"
        known_years = {year for each in spans for year in (each.year, each.end_year)}
        known_parts = parts_of_next if is_next else parts_of_both
        place = Place(run.source.place.path, run.source.place.line)
        text = _DATE.sub(lambda found: " " * len(found[0]), run.text)
        parts = [found.span() for found in _PART_OF_YEAR.finditer(text)]
        for found in _YEAR.finditer(text):
            if any(start <= found.start() < end for start, end in parts):
                continue
            if not _is_accounted(found, before + text[: found.start()], known_years, period):
                yield rules.strange_year(place, found["year"], expected, run.source.key)
        for found in _PART_OF_YEAR.finditer(text):
            years = known_parts.get(_part(found["words"]), set())
            fits = int(found["year"]) in years if found["year"] else spans[0].year in years
            if not fits and not _COMPARED.search(before + text[: found.start()]):
                yield rules.strange_part_of_year(place, found[0], expected, run.source.key)


def _known_parts(spans: list[Period]) -> dict[str, set[int]]:
    """Parts of a year that a text may speak of, with their years: the periods given, and what is in them."""
    parts: dict[str, set[int]] = {}
    pending = list(spans)
    for each in pending:
        if each.kind is not PeriodKind.SPAN:
            parts.setdefault(_part(each.label_without_year), set()).add(each.year)
        pending += [shorter for shorters in each.compositions for shorter in shorters if shorter not in pending]
    return parts


def _is_accounted(found: re.Match[str], before: str, known: set[int], period: Period) -> bool:
    year = int(found["year"])
    if found["first"]:
        return int(found["first"]) <= period.end_year and year >= period.year
    return year in known or bool(_COMPARED.search(before))


def _part(words: str) -> str:
    first, _, rest = words.casefold().partition(" ")
    return f"{_NUMERALS.get(first, first)} {rest}"


def _typed_runs(blocks: Blocks) -> Iterator[tuple[Run, str]]:
    """Runs of typed texts with the words before them in the same paragraph; digits of templates are told elsewhere."""
    for block in blocks.everything:
        if isinstance(block, Table):
            continue
        before = ""
        for run in block.runs:
            if _is_typed_text(run) and isinstance(block, Paragraph):
                yield run, before
            elif run.source.is_template:
                yield Run(re.sub(r"\d", "·", run.text), run.source), before
            before += run.text


def _is_typed_text(run: Run) -> bool:
    """Texts of the period file and of the issuer's file; figures, dates, documents and tables speak for themselves."""
    key = run.source.key
    group = key.split(".")[0]
    return (
        bool(key)
        and not run.source.computation
        and group not in ("ky", "su_kien", "can_cu")
        and bool(re.search(r"[^\W\d_]{2,}.*\s", run.text))
    )
