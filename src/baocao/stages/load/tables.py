"""Tree → the shared tables: events, documents cited, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from baocao.adapters.yaml_tree import Mapping
from baocao.stages.load import form_rules, rules
from baocao.stages.load.taking import (
    KEY,
    check_keys,
    day_of,
    is_misspelt,
    line_of,
    mapping_of,
    nearest,
    plain_day,
    text_of,
)
from baocao.values.figures import Body, Day, Event, Failed, LegalBase, Text
from baocao.values.problem import Place, Problem

_EVENT_KEYS = ("ten", "ngay")
_LEGAL_BASE_KEYS = ("goi_tat", "so", "ngay", "cua", "khoa", "ve", "hieu_luc_tu", "hieu_luc_den")
_BODY_KEYS = ("ten", "tu", "den", "ke_tiep")


def read_events(tree: Mapping, problems: list[Problem]) -> dict[str, Event]:
    """`data/su-kien.yaml`: key → {ten, ngay}; an event without a readable name or day is left out."""
    events = {}
    for key, place, row in rows(tree, _EVENT_KEYS, "{ten: …, ngay: …}", problems):
        name = required(row, "ten", text_of, place, problems)
        day = required(row, "ngay", day_of, place, problems)
        if isinstance(name, Text) and isinstance(day, Day):
            events[key] = Event(key, name.text, day.day, place)
    return events


def read_legal_bases(tree: Mapping, problems: list[Problem]) -> dict[str, LegalBase]:
    """`data/can-cu.yaml`: key → {goi_tat, so, ngay, cua, khoa, ve, hieu_luc_tu, hieu_luc_den}."""
    bases = {}
    for key, place, row in rows(tree, _LEGAL_BASE_KEYS, "{goi_tat: …, so: …, ngay: …}", problems):
        short_name = required(row, "goi_tat", text_of, place, problems)
        day = day_of(row.get("ngay"), problems, place)
        texts = {name: text_of(row.get(name), problems, place) for name in ("so", "cua", "ve", "khoa")}
        number, issued_by, about, term = (value if isinstance(value, Text) else None for value in texts.values())
        valid_from, valid_to = validity(row, "hieu_luc_tu", "hieu_luc_den", problems)
        if isinstance(short_name, Text):
            stated = day if isinstance(day, Day) else None
            bases[key] = LegalBase(key, place, short_name, number, stated, issued_by, about, term, valid_from, valid_to)
    return bases


def read_bodies(tree: Mapping, problems: list[Problem]) -> dict[str, Body]:
    """`data/to-chuc.yaml`: key → {ten, tu, den, ke_tiep}; `ke_tiep` names another body of the table."""
    bodies = {}
    for key, place, row in rows(tree, _BODY_KEYS, "{ten: …, tu: …, den: …}", problems):
        name = required(row, "ten", text_of, place, problems)
        successor = text_of(row.get("ke_tiep"), problems, place)
        if isinstance(successor, Text) and tree.get(successor.text) is None and successor.text not in tree.failed:
            near = nearest(successor.text, [other.text for other, _ in tree.entries])
            problems.append(rules.unknown_successor(line_of(successor.place), successor.text, near))
        valid_from, valid_to = validity(row, "tu", "den", problems)
        if isinstance(name, Text):
            bodies[key] = Body(
                key, place, name, valid_from, valid_to, successor.text if isinstance(successor, Text) else ""
            )
    return bodies


def rows(
    tree: Mapping, known: tuple[str, ...], shape: str, problems: list[Problem]
) -> Iterator[tuple[str, Place, Mapping]]:
    """Key, line and entries of each row of a shared table."""
    for key, value in tree.entries:
        if not KEY.fullmatch(key.text):
            problems.append(form_rules.bad_key(line_of(key.place), key.text))
            continue
        row = mapping_of(value, shape, problems)
        if row is not None:
            check_keys(row, known, problems)
            yield key.text, line_of(key.place), row


def required(
    row: Mapping,
    key: str,
    read: Callable[..., Text | Day | object],
    place: Place,
    problems: list[Problem],
    known: tuple[str, ...] = (*_EVENT_KEYS, *_LEGAL_BASE_KEYS, *_BODY_KEYS),
) -> Text | Day | object:
    """The value under a key that every row needs; a finding where it is missing and nothing looks like it."""
    value = read(row.get(key), problems, place)
    misspelt = is_misspelt(row, key, known)
    if not isinstance(value, Text | Day | Failed) and key not in row.failed and not misspelt:
        problems.append(rules.table_lacks(place, key))
    return value


def validity(row: Mapping, first: str, last: str, problems: list[Problem]) -> tuple[date | None, date | None]:
    """First and last day under those two keys; a finding where they stand the wrong way round."""
    valid_from, valid_to = plain_day(row, first, problems), plain_day(row, last, problems)
    if valid_from and valid_to and valid_from > valid_to:
        problems.append(rules.validity_reversed(line_of(row.place), first, last))
    return valid_from, valid_to
