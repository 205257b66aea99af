"""Tree → Publication: number, date and marks of the document."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from typing import TypeVar

from baocao.adapters.yaml_tree import Mapping, Node
from baocao.stages.load import rules
from baocao.stages.load.rules import perhaps
from baocao.stages.load.taking import check_keys, line_of, mapping_of, nearest, text_of
from baocao.values.calendar_date import DocumentDate
from baocao.values.figures import Publication, Secrecy, Text, Urgency
from baocao.values.issuer import ToneMarks
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, error
from baocao.values.rule import rule
from baocao.values.tone_marks import in_tone_style

DAYS_TO_SIGN = 62
"""How long after its last day a period's report may still be dated: some year-end reports are signed in February."""
PUBLICATION_KEYS = ("so", "ngay", "do_mat", "do_khan", "luu_hanh", "danh_may", "so_ban")
_Mark = TypeVar("_Mark", Secrecy, Urgency)


def read_publication(node: Node | None, period: Period, problems: list[Problem]) -> Publication:
    """`phat_hanh` of the period file; the date may leave its day open (`6/2021`)."""
    tree = mapping_of(node, "`so` và `ngay`", problems)
    if tree is None:
        return Publication()
    check_keys(tree, PUBLICATION_KEYS, problems)
    circulation = text_of(tree.get("luu_hanh"), problems, tree.place)
    return Publication(
        _number(tree, problems),
        _date(tree, period, problems),
        _mark(tree, "do_mat", Secrecy, problems),
        _mark(tree, "do_khan", Urgency, problems),
        circulation if isinstance(circulation, Text) else None,
        _typist(tree, problems),
        _copies(tree, problems),
    )


def _number(tree: Mapping, problems: list[Problem]) -> int | None:
    text = text_of(tree.get("so"), problems, tree.place)
    if not isinstance(text, Text):
        return None
    if re.fullmatch(r"0?[1-9]\d{0,5}", text.text, re.ASCII):
        return int(text.text)
    problems.append(rules.not_a_document_number(line_of(text.place), text.text))
    return None


def _date(tree: Mapping, period: Period, problems: list[Problem]) -> DocumentDate | None:
    text = text_of(tree.get("ngay"), problems, tree.place)
    if not isinstance(text, Text):
        return None
    stated = DocumentDate.parse(text.text)
    if stated is None:
        problems.append(rules.not_a_date(text.place, text.text))
        return None
    last = period.last_day + timedelta(days=DAYS_TO_SIGN)
    month = stated.month or 1
    earliest = date(stated.year, month, stated.day or 1)
    latest = earliest.replace(day=stated.day or monthrange(stated.year, month)[1])
    if latest < period.first_day or earliest > last:
        place = line_of(text.place)
        problems.append(rules.outside_period(place, "ngày ban hành", text.text, period.first_day, last))
    return stated


def _mark(tree: Mapping, key: str, marks: type[_Mark], problems: list[Problem]) -> _Mark | None:
    """One of the words, in capitals or not, with either style of tone marks."""
    text = text_of(tree.get(key), problems, tree.place)
    if not isinstance(text, Text):
        return None
    word = in_tone_style(" ".join(text.text.split()).lower(), ToneMarks.NEW)
    known: dict[str, _Mark] = {_word(mark): mark for mark in marks}
    if word not in known:
        problems.append(unknown_mark(line_of(text.place), key, text.text, tuple(known), nearest(word, known)))
    return known.get(word)


def _word(mark: Enum) -> str:
    return str(mark.value)


def _typist(tree: Mapping, problems: list[Problem]) -> str:
    text = text_of(tree.get("danh_may"), problems, tree.place)
    if not isinstance(text, Text):
        return ""
    if re.fullmatch(r"[^\W\d_]{1,10}", text.text):
        return text.text.upper()
    problems.append(not_a_typist(line_of(text.place), text.text))
    return ""


def _copies(tree: Mapping, problems: list[Problem]) -> int | None:
    text = text_of(tree.get("so_ban"), problems, tree.place)
    if not isinstance(text, Text):
        return None
    if re.fullmatch(r"[1-9]\d{0,4}", text.text, re.ASCII):
        return int(text.text)
    problems.append(not_copies(line_of(text.place), text.text))
    return None


@rule("so-lieu/khong-co-tu")
def unknown_mark(place: Place, key: str, found: str, known: tuple[str, ...], near: str) -> Problem:
    """
    Kiểm tra gì: mức độ mật, mức độ khẩn ghi đúng một trong các mức quy định.
    Vì sao: mức ghi sai thì văn bản đóng dấu sai; chương trình không đoán.
    Sai: `do_khan: khẩn cấp`.
    Đúng: `do_khan: thượng khẩn`.
    Cách sửa: chọn một trong các mức nêu trong thông báo; không có thì để trống.
    Căn cứ: quy định về mức độ mật, mức độ khẩn; Hướng dẫn 36-HD/VPTW, Phụ lục 1, ô số 10a và 10b.
    """
    words = ", ".join(f"“{word}”" for word in known)
    return error(
        "so-lieu/khong-co-tu", place, f"`{key}` ghi “{found[:40]}”, chỉ nhận {words}",
        perhaps(near).strip() or f"Chọn một trong: {', '.join(known)}; không có thì để trống.",
    )  # fmt: skip


@rule("so-lieu/ky-hieu-danh-may-sai")
def not_a_typist(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: ký hiệu người đánh máy là vài chữ cái viết liền.
    Vì sao: ký hiệu in cùng số bản: ABC-268.
    Sai: `danh_may: ABC-268`.
    Đúng: `danh_may: ABC` và `so_ban: 268`.
    Cách sửa: chỉ ghi chữ cái, nhiều nhất 10; số bản ghi ở `so_ban`.
    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 1, ô số 12.
    """
    return error(
        "so-lieu/ky-hieu-danh-may-sai", place, f"“{found[:40]}” không phải là ký hiệu người đánh máy",
        "Ghi vài chữ cái viết liền như ABC; số bản ghi ở `so_ban`.",
    )  # fmt: skip


@rule("so-lieu/so-ban-sai")
def not_copies(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: số bản phát hành là một số từ 1.
    Vì sao: số bản in cùng ký hiệu người đánh máy: ABC-268.
    Sai: `so_ban: 30 bản`.
    Đúng: `so_ban: 30`.
    Cách sửa: chỉ ghi số; chưa biết thì để trống.
    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 1, ô số 12.
    """
    return error(
        "so-lieu/so-ban-sai",
        place,
        f"“{found[:40]}” không phải là số bản",
        "Chỉ ghi số, như 30; chưa biết thì để trống.",
    )
