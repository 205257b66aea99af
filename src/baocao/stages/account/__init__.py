"""Blocks, Facts → Problems: what is stale, what is out of date, what was filled in and never used."""

from __future__ import annotations

import difflib
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from baocao.stages.account import rules
from baocao.stages.account.years import strange_years
from baocao.values.blocks import Blocks, Heading, Paragraph, Run, Table
from baocao.values.calendar_date import write_date, write_month
from baocao.values.facts import DayFact, DocumentFact, Facts, Quantity, RecordsFact, State
from baocao.values.figures import Figures, Text, Texts
from baocao.values.form import DivisionKind, Kind
from baocao.values.problem import Place, Problem

NEARLY_EQUAL = 0.92
"""From which likeness on two texts count as the same one: a changed year or a corrected letter stays above it."""
RECENT = 400
"""Days from an earlier period's end to this one's beginning within which its texts are still copied."""
SHORTEST = 25
"""Letters; shorter texts are alike by chance."""


def account(blocks: Blocks, facts: Facts, before: Blocks | None = None) -> tuple[Problem, ...]:
    """Hold the finished narrative against the figures, the period before and the shared tables.

    Args:
        blocks: this period's narrative.
        facts: what it was made from.
        before: the narrative of the period before, to count the paragraphs that did not change.
    """
    return (
        *_repeated_texts(facts),
        *_same_paragraphs(blocks, before, facts),
        *strange_years(blocks, facts),
        *_out_of_validity(blocks, facts),
        *_recipients(facts),
        *_after_issue(facts),
        *_targets_differ(facts),
        *_unused(blocks, facts),
    )


def _repeated_texts(facts: Facts) -> Iterator[Problem]:
    """Texts that the form says must be new, against those of the nearest earlier periods."""
    figures = facts.figures
    recent = [each for each in facts.earlier if (figures.period.first_day - each.period.last_day).days <= RECENT]
    for indicator in figures.form.indicators:
        if not indicator.must_be_new:
            continue
        if indicator.kind is Kind.DOCUMENT:
            yield from _repeated_document(indicator.key, facts, recent)
            continue
        for text in _texts_of(figures, indicator.key):
            found = next(_alike(text, indicator.key, recent), None)
            if found is not None:
                earlier, equal = found
                yield rules.repeated(text.place, indicator.key, text.text, earlier.period.label, equal=equal)


def _alike(text: Text, key: str, earlier: Iterable[Figures]) -> Iterator[tuple[Figures, bool]]:
    for other in earlier:
        for old in _texts_of(other, key):
            if " ".join(old.text.split()) == " ".join(text.text.split()):
                yield other, True
            elif min(len(old.text), len(text.text)) >= SHORTEST and _likeness(old.text, text.text) >= NEARLY_EQUAL:
                yield other, False


def _texts_of(figures: Figures, key: str) -> tuple[Text, ...]:
    value = figures.values.get(key)
    return value.items if isinstance(value, Texts) else (value,) if isinstance(value, Text) else ()


def _repeated_document(key: str, facts: Facts, recent: Iterable[Figures]) -> Iterator[Problem]:
    fact = facts.facts[key]
    if not isinstance(fact, DocumentFact) or fact.number.state is not State.KNOWN:
        return
    for other in recent:
        old = other.values.get(key)
        number = getattr(old, "number", None)
        if isinstance(number, Text) and number.text == fact.number.text:
            yield rules.repeated(fact.source.place, key, number.text, other.period.label, equal=True)
            return


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(text: str) -> str:
    """What stays of a text when digits, punctuation, capitals and blanks are left aside."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.sub(r"[\W\d_]+", " ", letters).split())


def _same_paragraphs(blocks: Blocks, before: Blocks | None, facts: Facts) -> Iterator[Problem]:
    if before is None:
        return
    old = {block.text for block in before.everything if isinstance(block, Paragraph)}
    now = [block.text for block in blocks.everything if isinstance(block, Paragraph)]
    same = sum(text in old for text in now)
    if same:
        yield rules.same_paragraphs(Place(facts.figures.path), same, len(now), facts.earlier[0].period.label)


def _out_of_validity(blocks: Blocks, facts: Facts) -> Iterator[Problem]:
    """Documents and bodies named by key, or bodies by their very name, that did not exist in the period."""
    figures = facts.figures
    first, last = figures.period.first_day, figures.period.last_day
    gone_names = []
    for body in figures.bodies.values():
        if _is_outside(body.valid_from, body.valid_to, first, last):
            successor = figures.bodies.get(body.successor)
            gone_names.append((body, successor.name.text if successor else ""))
    expired = {
        base.key: base
        for base in figures.legal_bases.values()
        if _is_outside(base.valid_from, base.valid_to, first, last)
    }
    later = {base.key: base for base in figures.legal_bases.values() if base.day is not None and base.day.day > last}
    for indicator in figures.form.indicators:
        fact = facts.facts[indicator.key]
        if isinstance(fact, DocumentFact) and fact.day.day is not None:
            for body in figures.bodies.values():
                named = body.name.text == fact.issued_by.text
                if named and _is_outside(body.valid_from, body.valid_to, fact.day.day, fact.day.day):
                    yield rules.gone_issuer(fact.issued_by.source.place, body, fact.day.day)
    seen: set[str] = set()
    for run in _runs(blocks):
        place = Place(run.source.place.path, run.source.place.line)
        key = run.source.key.split(".")
        if key[0] == "can_cu" and len(key) > 1 and key[1] in expired and key[1] not in seen:
            seen.add(key[1])
            yield rules.expired_document(place, expired[key[1]], first)
        if key[0] == "can_cu" and len(key) > 1 and key[1] in later and key[1] not in seen:
            seen.add(key[1])
            yield rules.later_document(place, later[key[1]], figures.period.label)
    for body, successor_name in gone_names:
        for place in _places_naming(body.name.text, blocks, facts):
            yield rules.gone_body(place, body, successor_name, figures.period)


def _is_outside(since: date | None, until: date | None, first: date, last: date) -> bool:
    """Whether something that existed from `since` to `until` did not exist in the period; days in the wrong order have
    their finding already."""
    if since is not None and until is not None and since > until:
        return False
    return (until is not None and until < first) or (since is not None and since > last)


def _places_naming(name: str, blocks: Blocks, facts: Facts) -> list[Place]:
    """Where the name stands: in the narrative (by its source), among the recipients, in the issuer's own names."""
    found: dict[Place, None] = {}
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for run in _runs(blocks):
        if pattern.search(run.text):
            found[Place(run.source.place.path, run.source.place.line)] = None
    issuer = facts.figures.issuer
    for _, text, place in issuer.fields:
        if pattern.search(text):
            found[Place(place.path, place.line)] = None
    for line, place in zip(issuer.recipients, issuer.recipient_places[1:], strict=True):
        if pattern.search(line):
            found[place] = None
    return list(found)


def _targets_differ(facts: Facts) -> Iterator[Problem]:
    """The year's target stated otherwise in another file of the year."""
    year = facts.figures.period.year
    for other in facts.earlier:
        if other.period.year != year:
            continue
        for key, target in facts.figures.targets.items():
            before = other.targets.get(key)
            if before is not None and before.number != target.number:
                yield rules.target_differs(target.place, key, target.number, before.number, other.period.label)


def _after_issue(facts: Facts) -> Iterator[Problem]:
    """What is dated after the paper itself."""
    issued = facts.figures.publication.date
    if issued is None or issued.month is None:
        return
    last = issued.day or monthrange(issued.year, issued.month)[1]
    day_of_issue = date(issued.year, issued.month, last)
    told = write_date(day_of_issue) if issued.day else f"{write_month(issued.month)}/{issued.year}"
    for indicator in facts.figures.form.indicators:
        fact = facts.facts[indicator.key]
        day = fact.day if isinstance(fact, DocumentFact) else fact
        if isinstance(day, DayFact) and day.day is not None and day.day > day_of_issue:
            yield rules.after_issue(day.source.place, indicator.key, day.day, told)


def _recipients(facts: Facts) -> Iterator[Problem]:
    """The body that asked for the report must get it."""
    issuer = facts.figures.issuer
    for indicator in facts.figures.form.indicators:
        fact = facts.facts[indicator.key]
        if not isinstance(fact, DocumentFact) or not indicator.within_period:
            continue
        asking = fact.issued_by.text
        if asking and issuer.recipients and not any(_plain(asking) in _plain(line) for line in issuer.recipients):
            yield rules.asker_not_among_recipients(issuer.recipient_places[0], asking)


def _unused(blocks: Blocks, facts: Facts) -> Iterator[Problem]:
    """Figures and texts of the period file that stand nowhere on the paper."""
    used = {key for run in _runs(blocks) for key in run.source.key.split(" : ") if key}
    for key, fact in facts.facts.items():
        if isinstance(fact, Quantity):
            yield from _unused_figures(fact, used, covered=False)
        elif isinstance(fact, RecordsFact):
            yield from _unused_columns(fact, used, facts)
        elif fact.state is State.KNOWN and not any(each == key or each.startswith(f"{key}.") for each in used):
            yield rules.unused(fact.source.place, key, facts.indicators[key].label)

    for key, target in facts.figures.targets.items():
        fact = facts.facts[key]
        if isinstance(fact, Quantity) and fact.approximation:
            continue
        if f"ke_hoach_nam.{key}" not in used and f"{key}.ty_le_chi_tieu" not in used:
            label = f"kế hoạch năm của {facts.indicators[key].label}"
            yield rules.unused(target.place, f"ke_hoach_nam.{key}", label)


def _unused_columns(fact: RecordsFact, used: set[str], facts: Facts) -> Iterator[Problem]:
    for column in facts.indicators[fact.key].columns:
        key = f"{fact.key}.{column.key}"
        filled = [row[column.key] for row in fact.rows if row[column.key].state is State.KNOWN]
        if filled and key not in used:
            yield rules.unused(filled[0].source.place, key, column.label)


def _unused_figures(quantity: Quantity, used: set[str], *, covered: bool) -> Iterator[Problem]:
    """Typed figures that are neither printed nor part of a printed total; nought need not be printed."""
    covered = covered or any(key == quantity.key or key.startswith(f"{quantity.key}.so_voi") for key in used)
    if quantity.typed_total and not covered:
        yield rules.unused(quantity.source.place, quantity.key, quantity.label)
    for division in quantity.divisions:
        for part in division.parts:
            makes_total = division.kind is DivisionKind.PARTITION and quantity.typed_total is None
            yield from _unused_figures(part, used, covered=covered and makes_total)


def _runs(blocks: Blocks) -> list[Run]:
    runs = list(blocks.subject)
    for block in blocks.everything:
        if isinstance(block, Table):
            runs += [run for row in block.rows for cell in row for run in cell]
        elif isinstance(block, Heading | Paragraph):
            runs += block.runs
    return runs
