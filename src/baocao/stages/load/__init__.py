"""Sources → Figures: values converted by the type that the form declares, every mistake a finding with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec.structs import replace

from baocao.adapters import yaml_tree
from baocao.stages.load import rules
from baocao.stages.load.forms import read_form
from baocao.stages.load.issuers import read_issuer
from baocao.stages.load.periods import read_period
from baocao.stages.load.returns import read_returns
from baocao.stages.load.tables import read_bodies, read_events, read_legal_bases
from baocao.stages.load.unit_rows import read_unit_rows
from baocao.stages.load.units import read_units
from baocao.values.figures import Figures
from baocao.values.form import Form
from baocao.values.issuer import Issuer
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, Severity
from baocao.values.sources import SourceFile, Sources
from baocao.values.unit import UnitReturns

_Row = TypeVar("_Row")


def load(sources: Sources) -> tuple[Figures | None, tuple[Figures, ...], tuple[Problem, ...]]:
    """Read the form, the issuer, the shared tables, this period's figures and those of the other periods.

    Returns:
        This period's figures, or None when the form, the issuer's file or the period file could not be read at all; the
        other periods' figures as far as they load; all findings about this run's files. What is wrong with another
        period's file is told once, as a warning, and costs only the comparisons with it.
    """
    problems: list[Problem] = []
    form_tree = _tree(sources.form, problems)
    issuer_tree = _tree(sources.issuer, problems)
    period_tree = _tree(sources.period_file, problems)
    form = read_form(form_tree, sources.report, problems) if form_tree else None
    issuer = read_issuer(issuer_tree, problems) if issuer_tree else None
    failed_tables = frozenset(_failed_tables(sources, problems))
    events = _table(sources.events, read_events, problems)
    legal_bases = _table(sources.legal_bases, read_legal_bases, problems)
    bodies = _table(sources.bodies, read_bodies, problems)
    if form is None or issuer is None or period_tree is None:
        return None, (), tuple(problems)
    figures = read_period(period_tree, _period_key(sources.period_file), form, issuer, problems)
    if figures is None:
        return None, (), tuple(problems)
    figures = replace(figures, events=events, legal_bases=legal_bases, bodies=bodies, failed_tables=failed_tables)
    period = figures.period
    own_returns = sources.returns.get(period.key)
    units = _table(_unless_comments(sources.units), read_units, problems)
    returns = read_returns(own_returns, form, problems) if own_returns else None
    figures = replace(
        figures,
        units=units,
        returns=returns,
        returns_before=_returns_before(sources.returns, period, form),
        unit_rows=read_unit_rows(returns, units, form, period, problems) if returns else {},
    )
    shorter = {each for composition in period.compositions for each in composition}
    compared = {each.key for each in (period.same_last_year, period.previous, *period.earlier_in_year, *shorter)}
    others = [
        _other_period(file, form, issuer, problems if key in compared else [])
        for key, file in sorted(sources.earlier.items())
    ]
    return figures, tuple(other for other in others if other is not None), tuple(problems)


def _failed_tables(sources: Sources, problems: list[Problem]) -> Iterator[str]:
    """The shared tables that the report's templates name and that are missing, empty or unreadable."""
    own = [file.data for name, file in sources.templates.items() if name.startswith(f"{sources.report}/")]
    tables = {
        "su_kien": ("data/su-kien.yaml", sources.events),
        "can_cu": ("data/can-cu.yaml", sources.legal_bases),
        "to_chuc": ("data/to-chuc.yaml", sources.bodies),
    }
    for name, (path, file) in tables.items():
        is_named = any(re.search(rb"\b" + name.encode() + rb"\b", data) for data in own)
        if file is None or not file.data.strip():
            if is_named:
                problems.append(rules.table_missing(Place(path), exists=file is not None))
            yield name
        elif yaml_tree.read_tree(file)[0] is None:
            yield name


def _tree(file: SourceFile, problems: list[Problem]) -> yaml_tree.Mapping | None:
    tree, found = yaml_tree.read_tree(file)
    problems += found
    return tree


def _table(
    file: SourceFile | None,
    read: Callable[[yaml_tree.Mapping, list[Problem]], Mapping[str, _Row]],
    problems: list[Problem],
) -> Mapping[str, _Row]:
    tree = _tree(file, problems) if file and file.data.strip() else None
    return read(tree, problems) if tree else {}


def _period_key(file: SourceFile) -> str:
    return PurePosixPath(file.path).stem


def _other_period(file: SourceFile, form: Form, issuer: Issuer, problems: list[Problem]) -> Figures | None:
    found: list[Problem] = []
    tree = _tree(file, found)
    figures = read_period(tree, _period_key(file), form, issuer, found) if tree else None
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        problems.append(rules.other_period_faulty(errors[0].place, len(errors), errors[0].message))
    return figures


def _unless_comments(file: SourceFile | None) -> SourceFile | None:
    """The file, or None where it has nothing but comments: an office without units may keep the blank list."""
    lines = file.data.removeprefix(b"\xef\xbb\xbf").splitlines() if file else ()
    return file if any(line.strip() and not line.lstrip().startswith(b"#") for line in lines) else None


def _returns_before(returns: Mapping[str, SourceFile], period: Period, form: Form) -> UnitReturns | None:
    """What the units sent for the period before, else for the same of last year, else for the nearest earlier one."""
    periods = [found for key in returns if (found := Period.parse(key)) and found.last_day < period.first_day]
    periods.sort(
        key=lambda each: (each == period.previous, each == period.same_last_year, each.last_day, each.first_day),
        reverse=True,
    )
    kept = (read_returns(returns[each.key], form, []) for each in periods)
    return next((each for each in kept if each is not None), None)
