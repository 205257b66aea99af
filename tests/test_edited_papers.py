"""Our paper after somebody edited it in Word: every change found where it is, nothing told of what nobody touched."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao import files, pipeline
from baocao.documents import check_document
from baocao.values.period import Period
from baocao.values.problem import Problem, Severity
from baocao.values.sources import SourceFile, Sources
from office import needs_office, resaved
from repository import ROOT

TODAY = date(2026, 11, 1)
WORKSPACES = {
    "HD36": (ROOT, "dan-van-kheo", "2021-H1"),
    "HD05": (ROOT / "docs" / "vi-du" / "dang-uy-xa-2026", "xay-dung-dang", "2026-H1"),
    "NĐ30": (ROOT / "docs" / "vi-du" / "uy-ban-nhan-dan-xa", "cai-cach-hanh-chinh", "2026-H1"),
}
every_paper = pytest.mark.parametrize("name", WORKSPACES)
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")
PEN = {"SoKyHieu", "DiaDanhNgay"}
NUMBERS, COUNTERS = "doi-chieu/so-khac-du-lieu", "doi-chieu/so-thu-tu"


# The papers


@cache
def sources(name: str) -> Sources:
    root, report, key = WORKSPACES[name]
    period = Period.parse(key)
    assert period is not None
    return files.Workspace(root).sources(report, period)


def made(source: Sources, draft: int | None = None, rule_book: str | None = None) -> bytes:
    outcome = pipeline.make_report(source, files.rule_books(), draft, rule_book=rule_book)
    assert outcome.sheet is not None, outcome.problems
    return pipeline.finished(outcome.sheet)


@cache
def paper(name: str) -> bytes:
    return made(sources(name))


def with_text(source: Sources, path: str, old: str, new: str) -> Sources:
    """The files with a piece of text in one of them replaced, wherever that file belongs."""

    def changed(file: SourceFile) -> SourceFile:
        text = file.data.decode()
        if file.path != path:
            return file
        assert old in text
        return SourceFile(path, text.replace(old, new).encode())

    return replace(
        source,
        period_file=changed(source.period_file),
        form=changed(source.form),
        issuer=changed(source.issuer),
        templates={key: changed(file) for key, file in source.templates.items()},
    )


def findings(data: bytes, source: Sources | None, wanted: str = "") -> list[Problem]:
    """What is said of the file but for its layout."""
    checked = check_document(data, "BC.docx", files.rule_books(), TODAY, wanted, lambda _, __: source)
    return [problem for problem in checked.problems if problem.rule.startswith("doi-chieu/")]


def told(data: bytes, source: Sources | None) -> list[tuple[str | None, str, str]]:
    return [(problem.place.part, problem.rule, problem.message) for problem in findings(data, source)]


# Editing as Word does


class Edited:
    """A paper open in python-docx; paragraphs by their number from 1, those in tables too."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))
        self.paragraphs: list[Element] = list(self.document.element.body.iter(qn("w:p")))

    def at(self, number: int) -> Element:
        return self.paragraphs[number - 1]

    def text(self, number: int) -> str:
        return "".join(each.text or "" for each in self.at(number).iter(qn("w:t")))

    def style(self, number: int) -> str:
        return str(self.at(number).pPr.pStyle.val)

    def number_of(self, words: str) -> int:
        """Of the one paragraph that holds these words."""
        found = [number for number in range(1, len(self.paragraphs) + 1) if words in self.text(number)]
        assert len(found) == 1, (words, found)
        return found[0]

    def replace(self, number: int, start: int, end: int, new: str) -> None:
        """Type over some characters of a paragraph."""
        at, waiting = 0, new
        for each in self.at(number).iter(qn("w:t")):
            text = each.text or ""
            left, right = max(0, start - at), min(len(text), end - at)
            if left < right or (start == end == at + left and left <= len(text) and waiting):
                each.text = text[:left] + waiting + text[max(left, right) :]
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                waiting = ""
            at += len(text)
        assert not waiting

    def type_over(self, number: int, old: str, new: str) -> None:
        start = self.text(number).index(old)
        self.replace(number, start, start + len(old), new)

    def split_runs(self, number: int, position: int) -> None:
        """Cut the run that holds that character in two, as Word does when it remembers who typed what."""
        at = 0
        for run in self.at(number).findall(qn("w:r")):
            held = run.find(qn("w:t"))
            text = (held.text or "") if held is not None else ""
            if held is not None and at < position < at + len(text):
                second = deepcopy(run)
                held.text, second.find(qn("w:t")).text = text[: position - at], text[position - at :]
                run.addnext(second)
                return
            at += len(text)

    def split_paragraph(self, number: int) -> None:
        """Press Enter in the middle, between two words."""
        first = self.at(number)
        second = deepcopy(first)
        first.addnext(second)
        text = self.text(number)
        middle = text.index(" ", len(text) // 2)
        self.replace(number, middle, len(text), "")
        other = Edited.__new__(Edited)
        other.paragraphs = [second]
        other.replace(1, 0, middle + 1, "")

    def merge_with_next(self, number: int) -> None:
        """Press Delete at the end."""
        self.replace(number, len(self.text(number)), len(self.text(number)), " ")
        for run in self.at(number + 1).findall(qn("w:r")):
            self.at(number).append(run)
        self.delete(number + 1)

    def delete(self, number: int) -> None:
        self.at(number).getparent().remove(self.at(number))

    def add_after(self, number: int, text: str) -> None:
        new = deepcopy(self.at(number))
        self.at(number).addnext(new)
        other = Edited.__new__(Edited)
        other.paragraphs = [new]
        other.replace(1, 0, len(other.text(1)), text)

    def saved(self) -> bytes:
        target = BytesIO()
        self.document.save(target)
        return target.getvalue()


def rows(edited: Edited) -> dict[int, int]:
    """Number of each paragraph in a table of figures → number of the first paragraph of its row."""
    found = {}
    numbers = {paragraph: number for number, paragraph in enumerate(edited.paragraphs, 1)}
    for row in edited.document.element.body.iter(qn("w:tr")):
        inside = [numbers[paragraph] for paragraph in row.iter(qn("w:p"))]
        if edited.style(inside[0]).startswith("Bang"):
            found.update(dict.fromkeys(inside, inside[0]))
    return found


def numbers_in(edited: Edited) -> Iterator[tuple[int, re.Match[str]]]:
    """Every number of the paper but those that only count and those that the clerk of records writes in."""
    first_of_row = rows(edited)
    for number in range(1, len(edited.paragraphs) + 1):
        if edited.style(number) in PEN:
            continue
        text = edited.text(number)
        for match in NUMBER.finditer(text):
            counts = match.start() == 0 and (
                re.match(r"[.)]( |$)", text[match.end() :]) or first_of_row.get(number) == number
            )
            if not counts:
                yield number, match


def other_digits(text: str, chance: random.Random) -> str:
    """The number with one of its digits another one."""
    at = chance.choice([index for index, sign in enumerate(text) if sign.isdigit()])
    return text[:at] + chance.choice([sign for sign in "0123456789" if sign != text[at]]) + text[at + 1 :]


def with_digits_changed(name: str, seed: int) -> tuple[bytes, list[tuple[str, str, str]]]:
    """Up to 40 numbers with a digit changed, and what must be said of them; every third in a run cut in two."""
    chance = random.Random(f"{name} {seed}")
    edited = Edited(paper(name))
    first_of_row = rows(edited)
    every = list(numbers_in(edited))
    expected = []
    for index, (number, match) in enumerate(sorted(chance.sample(every, min(40, len(every))), key=_from_the_end)):
        new = other_digits(match[0], chance)
        if index % 3 == 0:
            edited.split_runs(number, match.start() + 1)
        edited.replace(number, match.start(), match.end(), new)
        message = f"số trên báo cáo là “{new}”, theo dữ liệu là “{match[0]}”"
        expected.append((f"đoạn {first_of_row.get(number, number)}", NUMBERS, message))
    return edited.saved(), expected


def _from_the_end(each: tuple[int, re.Match[str]]) -> tuple[int, int]:
    return -each[0], -each[1].start()


# Nothing of what nobody touched


@every_paper
def test_nothing_is_told_of_an_untouched_paper(name: str) -> None:
    checked = check_document(paper(name), "BC.docx", files.rule_books(), TODAY, "", lambda _, __: sources(name))
    assert checked.problems == ()


@every_paper
def test_nothing_is_told_of_a_paper_that_python_docx_saved(name: str) -> None:
    assert told(Edited(paper(name)).saved(), sources(name)) == []


@needs_office
@every_paper
def test_nothing_is_told_of_a_paper_that_libreoffice_saved(name: str, tmp_path: Path) -> None:
    assert told(resaved(paper(name), tmp_path), sources(name)) == []


@every_paper
def test_nothing_is_told_where_every_number_is_cut_into_two_runs(name: str) -> None:
    edited = Edited(paper(name))
    for number, match in sorted(numbers_in(edited), key=_from_the_end):
        edited.split_runs(number, match.start() + 1)
    assert told(edited.saved(), sources(name)) == []


# Numbers


@every_paper
@pytest.mark.parametrize("seed", range(3))
def test_every_changed_digit_is_found(name: str, seed: int) -> None:
    data, expected = with_digits_changed(name, seed)
    assert len(expected) >= 34
    assert Counter(told(data, sources(name))) == Counter(expected)


@needs_office
@every_paper
def test_every_changed_digit_is_found_when_libreoffice_saved_the_file(name: str, tmp_path: Path) -> None:
    data, expected = with_digits_changed(name, 7)
    assert Counter(told(resaved(data, tmp_path), sources(name))) == Counter(expected)


@every_paper
def test_a_digit_put_in_or_left_out_is_found(name: str) -> None:
    chance = random.Random(name)
    edited = Edited(paper(name))
    first_of_row = rows(edited)
    expected = []
    for index, (number, match) in enumerate(sorted(numbers_in(edited), key=_from_the_end)):
        text = match[0]
        if index % 4 == 0:
            new = f"{text[0]}{chance.choice('0123456789')}{text[1:]}"
        elif index % 4 == 1 and len(text) > 1 and text[1].isdigit():
            new = text[1:]
        else:
            continue
        edited.replace(number, match.start(), match.end(), new)
        message = f"số trên báo cáo là “{new}”, theo dữ liệu là “{text}”"
        expected.append((f"đoạn {first_of_row.get(number, number)}", NUMBERS, message))
    assert len(expected) > 10
    assert Counter(told(edited.saved(), sources(name))) == Counter(expected)


@every_paper
def test_two_numbers_that_changed_places_are_both_found(name: str) -> None:
    edited = Edited(paper(name))
    by_paragraph: dict[int, list[re.Match[str]]] = {}
    for number, match in numbers_in(edited):
        by_paragraph.setdefault(number, []).append(match)
    number, (one, two, *_) = next(
        (number, matches) for number, matches in by_paragraph.items() if len(matches) > 2 and matches[0][0] != matches[1][0]
    )
    edited.replace(number, two.start(), two.end(), one[0])
    edited.replace(number, one.start(), one.end(), two[0])
    assert told(edited.saved(), sources(name)) == [
        (f"đoạn {number}", NUMBERS, f"số trên báo cáo là “{two[0]}”, theo dữ liệu là “{one[0]}”"),
        (f"đoạn {number}", NUMBERS, f"số trên báo cáo là “{one[0]}”, theo dữ liệu là “{two[0]}”"),
    ]
