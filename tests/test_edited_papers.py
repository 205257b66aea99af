"""Our paper after somebody edited it in Word: every change found where it is, nothing told of what nobody touched."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.cli import run
from baocao.pipeline.documents import check_document
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
        style = next(self.at(number).iter(qn("w:pStyle")))
        return str(style.get(qn("w:val")))

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
        for piece in self.at(number).findall(qn("w:r")):
            held = piece.find(qn("w:t"))
            text = (held.text or "") if held is not None else ""
            if held is not None and at < position < at + len(text):
                second = deepcopy(piece)
                held.text = text[: position - at]
                next(second.iter(qn("w:t"))).text = text[position - at :]
                piece.addnext(second)
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
        for piece in self.at(number + 1).findall(qn("w:r")):
            self.at(number).append(piece)
        self.delete(number + 1)

    def delete(self, number: int) -> None:
        parent = self.at(number).getparent()
        assert parent is not None
        parent.remove(self.at(number))

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


def words_of(run: Element) -> str:
    return "".join(each.text or "" for each in run.iter(qn("w:t")))


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
    assert [problem for problem in checked.problems if problem.severity is not Severity.HINT] == []
    assert {problem.rule for problem in checked.problems} <= {"soat/cau-dai"}


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
        (number, matches)
        for number, matches in by_paragraph.items()
        if len(matches) > 2 and matches[0][0] != matches[1][0]
    )
    edited.replace(number, two.start(), two.end(), one[0])
    edited.replace(number, one.start(), one.end(), two[0])
    assert told(edited.saved(), sources(name)) == [
        (f"đoạn {number}", NUMBERS, f"số trên báo cáo là “{two[0]}”, theo dữ liệu là “{one[0]}”"),
        (f"đoạn {number}", NUMBERS, f"số trên báo cáo là “{one[0]}”, theo dữ liệu là “{two[0]}”"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("7.392", "7.329", "data/dan-van-kheo/2021-H1.yaml"),
        ("106", "108", "data/dan-van-kheo/2021-H1.yaml"),
        ("54", "45", "data/dan-van-kheo/2021-H1.yaml"),
        ("143-CV", "134-CV", "data/dan-van-kheo/2021-H1.yaml"),
    ],
)
def test_a_number_leads_to_its_line(old: str, new: str, line: str) -> None:
    edited = Edited(paper("HD36"))
    holder = edited.number_of("Đảng bộ Khối có 106 tổ chức" if old != "143-CV" else "143-CV")
    edited.type_over(holder, old, new)
    (problem,) = findings(edited.saved(), sources("HD36"))
    number = re.search(rf"{line}:(\d+)", problem.remedy)
    assert number is not None, problem.remedy
    text = (ROOT / line).read_text(encoding="utf-8").splitlines()[int(number[1]) - 1]
    assert old.removesuffix("-CV") in text


def test_a_cell_is_told_with_table_row_and_column() -> None:
    edited = Edited(paper("HD05"))
    number = next(number for number in rows(edited) if edited.text(number) == "19")
    edited.type_over(number, "19", "91")
    (problem,) = findings(edited.saved(), sources("HD05"))
    assert problem.message == "số trên báo cáo là “91”, theo dữ liệu là “19”"
    assert problem.remedy.startswith("Bảng 2, hàng “3 | Các chi bộ | 91”, cột “Số lượng (cuộc)”. Số lấy từ data/")


# Passages


Edit = Callable[[Edited, int], None]


def _delete(edited: Edited, number: int) -> None:
    edited.delete(number)


def _duplicate(edited: Edited, number: int) -> None:
    edited.at(number).addnext(deepcopy(edited.at(number)))


def _move(edited: Edited, number: int) -> None:
    edited.paragraphs[11].addnext(edited.at(number))


def _split(edited: Edited, number: int) -> None:
    edited.split_paragraph(number)


def _merge(edited: Edited, number: int) -> None:
    edited.merge_with_next(number)


def _reword(edited: Edited, number: int) -> None:
    words = edited.text(number).split(" ")
    middle = next(at for at in range(len(words) // 2, len(words)) if words[at].isalpha())
    words[middle] = "mới"
    edited.replace(number, 0, len(edited.text(number)), " ".join(words))


def _add(edited: Edited, number: int) -> None:
    edited.add_after(number, "Đoàn kiểm tra ghi nhận kết quả bước đầu tại hai đơn vị.")


EDITS: dict[str, tuple[Edit, str]] = {
    "gone": (_delete, "doi-chieu/doan-mat"),
    "twice": (_duplicate, "doi-chieu/doan-them"),
    "moved": (_move, "doi-chieu/doan-chuyen-cho"),
    "split": (_split, "doi-chieu/doan-tach-gop"),
    "merged": (_merge, "doi-chieu/doan-tach-gop"),
    "reworded": (_reword, "doi-chieu/doan-da-sua"),
    "added": (_add, "doi-chieu/doan-them"),
}


def body(edited: Edited) -> list[int]:
    """Long paragraphs of the text that are followed by another paragraph of the text."""

    def is_body(number: int) -> bool:
        return edited.style(number) == "NoiDung" and len(edited.text(number)) > 60

    count = len(edited.paragraphs)
    return [number for number in range(14, count) if is_body(number) and is_body(number + 1)]


@every_paper
@pytest.mark.parametrize("kind", EDITS)
def test_what_became_of_a_paragraph_is_found_and_nothing_else(name: str, kind: str) -> None:
    edit, rule = EDITS[kind]
    for number in random.Random(f"{name} {kind}").sample(body(Edited(paper(name))), 4):
        edited = Edited(paper(name))
        edit(edited, number)
        (problem,) = findings(edited.saved(), sources(name))
        assert (problem.rule, problem.severity) == (rule, Severity.WARNING), (number, problem)
        assert kind != "gone" or problem.place.part == f"sau đoạn {number - 1}"


@every_paper
def test_numbers_and_paragraphs_changed_at_once_are_all_found(name: str) -> None:
    chance = random.Random(name)
    edited = Edited(paper(name))
    free = body(edited)[::2]
    chance.shuffle(free)
    chosen = dict(zip(free, EDITS, strict=False))
    taken = {number + more for number in chosen for more in (0, 1)}
    numbers = [each for each in numbers_in(edited) if each[0] not in taken]
    expected = []
    for number, match in sorted(chance.sample(numbers, min(15, len(numbers))), key=_from_the_end):
        new = other_digits(match[0], chance)
        edited.replace(number, match.start(), match.end(), new)
        expected.append(f"số trên báo cáo là “{new}”, theo dữ liệu là “{match[0]}”")
    for number, kind in sorted(chosen.items(), reverse=True):
        EDITS[kind][0](edited, number)
    problems = findings(edited.saved(), sources(name))
    assert Counter(each.message for each in problems if each.rule == NUMBERS) == Counter(expected)
    assert Counter(each.rule for each in problems if each.rule != NUMBERS) == Counter(
        EDITS[each][1] for each in chosen.values()
    )
    assert [each.rule == NUMBERS for each in problems] == sorted(
        (each.rule == NUMBERS for each in problems), reverse=True
    )


@every_paper
def test_a_number_in_a_paragraph_that_was_moved_split_or_merged_is_found(name: str) -> None:
    for edit, rule in (EDITS["moved"], EDITS["split"], EDITS["merged"]):
        edited = Edited(paper(name))
        number, match = next(each for each in numbers_in(edited) if each[0] in body(edited))
        edited.replace(number, match.start(), match.end(), "88888")
        edit(edited, number)
        first, second = findings(edited.saved(), sources(name))
        assert first.message == f"số trên báo cáo là “88888”, theo dữ liệu là “{match[0]}”"
        assert second.rule == rule


def test_a_renumbered_heading_is_no_wrong_figure() -> None:
    edited = Edited(paper("HD36"))
    number = edited.number_of("3. Đánh giá chung")
    edited.type_over(number, "3.", "4.")
    assert told(edited.saved(), sources("HD36")) == [
        (f"đoạn {number}", COUNTERS, "số thứ tự khác dữ liệu: trên báo cáo là “4”, theo dữ liệu là “3”")
    ]


def test_a_row_put_in_and_the_others_renumbered_is_two_findings() -> None:
    edited = Edited(paper("NĐ30"))
    table = edited.document.tables[1]
    new = deepcopy(table.rows[1]._tr)
    table.rows[1]._tr.addprevious(new)
    for row in table.rows:
        if row.cells[0].text.isdigit():
            row.cells[0].paragraphs[0].runs[0].text = str(row._index)
    new_row = table.rows[1]
    for cell, text in zip(new_row.cells, ("1", "Môi trường", "12"), strict=True):
        cell.paragraphs[0].runs[0].text = text
    assert [(rule, message) for _, rule, message in told(edited.saved(), sources("NĐ30"))] == [
        ("doi-chieu/doan-them", "đoạn thêm, dữ liệu không có: “1 | Môi trường | 12”"),
        (COUNTERS, "số thứ tự khác dữ liệu ở 5 chỗ, đầu tiên: trên báo cáo là “2”, theo dữ liệu là “1”"),
    ]


def test_tracked_changes_count_as_accepted() -> None:
    edited = Edited(paper("HD36"))
    number = edited.number_of("Đảng bộ Khối có 106 tổ chức")
    start = edited.text(number).index("7.392")
    edited.split_runs(number, start)
    edited.split_runs(number, start + 5)
    old = next(each for each in edited.at(number).findall(qn("w:r")) if words_of(each) == "7.392")
    new = deepcopy(old)
    next(new.iter(qn("w:t"))).text = "7.400"
    inserted, deleted = (
        old.makeelement(qn(f"w:{kind}"), {qn("w:id"): "1", qn("w:author"): "Chánh Văn phòng"})
        for kind in ("ins", "del")
    )
    old.addprevious(inserted)
    inserted.append(new)
    inserted.addprevious(deleted)
    deleted.append(old)
    held = next(old.iter(qn("w:t")))
    held.tag = qn("w:delText")
    assert told(edited.saved(), sources("HD36")) == [
        (f"đoạn {number}", NUMBERS, "số trên báo cáo là “7.400”, theo dữ liệu là “7.392”")
    ]


# The clerk of records


def test_number_date_and_name_filled_in_are_information() -> None:
    edited = Edited(paper("HD36"))
    number = edited.number_of("-BC/ĐUK")
    edited.replace(number, 0, len(edited.text(number)), "Số 15-BC/ĐUK")
    day = edited.number_of("Ninh Bình, ngày")
    edited.replace(day, 0, len(edited.text(day)), "Ninh Bình, ngày 08 tháng 6 năm 2021")
    edited.document.tables[-1].rows[0].cells[1].paragraphs[-1].add_run("Nguyễn Văn Mẫu")
    problems = findings(edited.saved(), sources("HD36"))
    assert [(each.severity, each.message) for each in problems] == [
        (Severity.HINT, "đã điền hoặc đổi trong Word: “Số 15-BC/ĐUK”"),
        (Severity.HINT, "đã điền hoặc đổi trong Word: “Ninh Bình, ngày 08 tháng 6 năm 2021”"),
        (Severity.HINT, "đã điền hoặc đổi trong Word: “Nguyễn Văn Mẫu”"),
    ]


@every_paper
def test_another_name_number_or_day_is_information(name: str) -> None:
    edited = Edited(paper(name))
    for number in range(1, len(edited.paragraphs) + 1):
        if edited.style(number) in PEN:
            text = re.sub(r"\d\d? tháng", "9 tháng", edited.text(number)).replace("Số 47", "Số 48").replace("86", "87")
            edited.replace(number, 0, len(edited.text(number)), text)
        elif edited.style(number) == "HoTen" and edited.text(number):
            edited.replace(number, 0, len(edited.text(number)), "Phạm Văn Khác")
    problems = findings(edited.saved(), sources(name))
    assert {each.severity for each in problems} <= {Severity.HINT}
    assert len(problems) == (0 if name == "HD36" else 3)


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        ("-BC/ĐUK", "15-BC/ĐU", "doi-chieu/doan-da-sua", "đoạn đã sửa: “ĐUK” → “ĐU”"),
        ("Ninh Bình, ngày", "Nam Định, ngày", "doi-chieu/doan-da-sua", "đoạn đã sửa: “Ninh Bình” → “Nam Định”"),
        (
            "năm 2021",
            "năm 2020",
            "doi-chieu/nam-ban-hanh",
            "năm ban hành là “2020”, sớm hơn năm theo dữ liệu là “2021”",
        ),
    ],
)
def test_symbol_place_and_an_earlier_year_are_not_the_clerks(old: str, new: str, rule: str, message: str) -> None:
    edited = Edited(paper("HD36"))
    number = edited.number_of("-BC/ĐUK") if "BC" in old else edited.number_of("Ninh Bình, ngày")
    edited.type_over(number, old, new)
    problems = [each for each in findings(edited.saved(), sources("HD36")) if each.severity is not Severity.HINT]
    assert [(each.place.part, each.rule, each.severity, each.message) for each in problems] == [
        (f"đoạn {number}", rule, Severity.WARNING, message)
    ]


def test_a_later_year_is_the_clerks() -> None:
    edited = Edited(paper("HD36"))
    edited.type_over(edited.number_of("Ninh Bình, ngày"), "năm 2021", "năm 2022")
    (problem,) = findings(edited.saved(), sources("HD36"))
    assert problem.severity is Severity.HINT


# Data that changed since

PERIOD = "data/dan-van-kheo/2021-H1.yaml"
HOLDER = "Đảng bộ Khối có 106 tổ chức"


def newer() -> Sources:
    return with_text(sources("HD36"), PERIOD, "7.392", "7.512")


def test_data_that_changed_since_are_told_as_such() -> None:
    number = Edited(paper("HD36")).number_of(HOLDER)
    (problem,) = findings(paper("HD36"), newer())
    assert (problem.place.part, problem.severity) == (f"đoạn {number}", Severity.ERROR)
    assert problem.message == "số trên báo cáo là “7.392”, số liệu nay là “7.512”"
    assert "Không ai sửa đoạn này trong Word; data/dan-van-kheo/2021-H1.yaml:" in problem.remedy
    assert problem.remedy.endswith("đã đổi sau khi lập: lập lại báo cáo.")


def test_paper_and_data_that_both_changed_are_told_as_such() -> None:
    edited = Edited(paper("HD36"))
    edited.type_over(edited.number_of(HOLDER), "7.392", "7.329")
    (problem,) = findings(edited.saved(), newer())
    assert problem.message == "số trên báo cáo là “7.329”, số liệu nay là “7.512”"
    assert "đã sửa trong Word, data/dan-van-kheo/2021-H1.yaml:25:12 cũng đã đổi" in problem.remedy


def test_a_narrative_that_changed_since_is_told_as_such() -> None:
    path = "templates/dan-van-kheo/phan-2.md.j2"
    changed = with_text(sources("HD36"), path, "củng cố niềm tin của", "tăng thêm niềm tin của")
    number = Edited(paper("HD36")).number_of("củng cố niềm tin của")
    (problem,) = findings(paper("HD36"), changed)
    assert (problem.place.part, problem.severity) == (f"đoạn {number}", Severity.WARNING)
    assert problem.message == "lời văn hoặc số liệu nay khác báo cáo: “củng cố” → “tăng thêm”"
    assert f"{path}:71 đã đổi sau khi lập: lập lại báo cáo." in problem.remedy


def test_a_paragraph_that_the_data_gained_or_lost_is_told_as_such() -> None:
    path, first = "templates/dan-van-kheo/phan-2.md.j2", "Những kết quả đó"
    changed = with_text(sources("HD36"), path, first, f"Đoạn này mới.\n{first}")
    (problem,) = findings(paper("HD36"), changed)
    assert problem.message == "dữ liệu nay có đoạn này, báo cáo chưa có: “Đoạn này mới.”"
    (problem,) = findings(made(changed), sources("HD36"))
    assert problem.message == "dữ liệu nay không còn đoạn này: “Đoạn này mới.”"
    assert "lập lại báo cáo" in problem.remedy


def test_the_data_of_another_office_are_seen_to_be_others() -> None:
    """The same report and period in another workspace: everything is told as of the data, nothing as of Word."""
    other = with_text(newer(), "data/co-quan-ban-hanh.yaml", "Ninh Bình", "Nam Định")
    problems = findings(paper("HD36"), other)
    assert len(problems) > 2
    assert all("Không ai sửa đoạn này trong Word" in each.remedy for each in problems)


def without_marks(data: bytes) -> bytes:
    """As an earlier version wrote it."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as new:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "docProps/custom.xml":
                content = re.sub(rb"<property [^>]*baocao\.doan\..*?</property>", b"", content)
            new.writestr(name, content)
    return target.getvalue()


@every_paper
def test_a_paper_without_marks_is_collated_all_the_same(name: str) -> None:
    data = without_marks(paper(name))
    assert b"baocao.doan" not in data
    assert told(data, sources(name)) == []
    edited = Edited(data)
    number, match = next(numbers_in(edited))
    edited.replace(number, match.start(), match.end(), "77777")
    (problem,) = findings(edited.saved(), sources(name))
    assert problem.message == f"số trên báo cáo là “77777”, theo dữ liệu là “{match[0]}”"


def test_a_deleted_period_file_is_said_so() -> None:
    (problem,) = findings(paper("HD36"), None)
    assert (problem.rule, problem.severity) == ("doi-chieu/thieu-du-lieu", Severity.HINT)


def test_data_with_errors_are_said_so() -> None:
    broken = with_text(sources("HD36"), PERIOD, "7.392", "bảy nghìn")
    problems = findings(paper("HD36"), broken)
    assert problems[0].rule == "doi-chieu/du-lieu-co-loi"
    assert "baocao kiem-tra 2021-H1" in problems[0].remedy
    unreadable = replace(sources("HD36"), form=SourceFile(sources("HD36").form.path, b": : ["))
    (problem,) = findings(paper("HD36"), unreadable)
    assert problem.rule == "doi-chieu/du-lieu-co-loi"
    assert "chưa đối chiếu được" in problem.message


def test_a_draft_is_collated_with_the_draft() -> None:
    data = made(sources("HD36"), draft=2)
    assert told(data, sources("HD36")) == []


@pytest.mark.parametrize(("name", "book"), [("HD36", "nd30"), ("HD05", "hd36"), ("NĐ30", "hd05")])
def test_a_paper_of_another_rule_book_is_collated_with_its_like(name: str, book: str) -> None:
    data = made(sources(name), 0, book)
    for wanted in ("", "hd36", "nd30"):
        assert findings(data, sources(name), wanted) == []


def test_the_command_finds_the_data_by_what_the_file_carries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Around the file, in the workspace named, or nowhere: then the layout is judged all the same."""
    monkeypatch.chdir(tmp_path)
    workspace = tmp_path / "co-quan"
    for folder in ("data", "templates"):
        shutil.copytree(ROOT / folder, workspace / folder)
    edited = Edited(paper("HD36"))
    number = edited.number_of(HOLDER)
    edited.type_over(number, "7.392", "7.329")
    wrong = f"đoạn {number}: lỗi: số trên báo cáo là “7.329”"
    for place in (workspace / "ket-qua" / "BC.docx", tmp_path / "BC.docx"):
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(edited.saved())
    assert run(["kiem-tra", "co-quan/ket-qua/BC.docx"]) == 1
    assert wrong in capsys.readouterr().out
    assert run(["kiem-tra", "BC.docx", "--thu-muc", "co-quan"]) == 1
    assert wrong in capsys.readouterr().out
    assert run(["kiem-tra", "BC.docx"]) == 0
    assert "không thấy số liệu 6 tháng đầu năm 2021" in capsys.readouterr().out
    (workspace / PERIOD).unlink()
    assert run(["kiem-tra", "BC.docx", "--thu-muc", "co-quan"]) == 0
    assert "không thấy số liệu 6 tháng đầu năm 2021" in capsys.readouterr().out
