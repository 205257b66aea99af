"""Returns kept, returns that arrived → all returns of the period; a unit that says two things is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from baocao.values.number import write_number
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.unit import UnitFigure, UnitReturn

_SHOWN = 3


def join_returns(
    kept: Mapping[str, UnitReturn], arrived: Sequence[UnitReturn], *, overwrite: bool = False
) -> tuple[dict[str, UnitReturn], tuple[Problem, ...]]:
    """Join what earlier runs kept with what this one read, by unit code; the order of files makes no difference.

    A file read again replaces what it gave before. Two files of one unit that say the same count once, under the name
    that comes first; when they differ, none of the new ones is taken, unless `overwrite` and there is only one.

    Returns:
        The returns, and a finding for every unit that sent two different ones.
    """
    by_unit: dict[str, list[UnitReturn]] = defaultdict(list)
    for each in sorted(arrived, key=lambda each: (each.unit, each.file)):
        by_unit[each.unit].append(each)
    joined, problems = dict(kept), []
    for unit, sent in by_unit.items():
        first = sent[0]
        other = next((each for each in sent if _said(each) != _said(first)), None)
        before = kept.get(unit)
        if other is not None:
            problems.append(sent_twice(first, other))
        elif before is None or before.file in {each.file for each in sent}:
            joined[unit] = first
        elif _said(before) == _said(first):
            joined[unit] = min(before, first, key=lambda each: each.file)
        elif overwrite:
            joined[unit] = first
            problems.append(replaced(before, first))
        else:
            problems.append(sent_again(before, first))
    return joined, tuple(problems)


def _said(sent: UnitReturn) -> tuple[object, ...]:
    """What a return says, wherever its cells are."""
    figures = frozenset((key, figure.number) for key, figure in sent.figures.items())
    return figures, tuple((record.key, frozenset(record.texts.items())) for record in sent.records)


def _differences(one: UnitReturn, other: UnitReturn) -> str:
    """`dang_vien 70 và 72; …`, the first few."""
    told = list(_differing(one, other))
    more = f" và {len(told) - _SHOWN} chỗ nữa" if len(told) > _SHOWN else ""
    return "; ".join(told[:_SHOWN]) + more if told else "các dòng trong bảng khác nhau"


def _differing(one: UnitReturn, other: UnitReturn) -> Iterator[str]:
    for key in sorted({*one.figures, *other.figures}):
        numbers = (one.figures.get(key), other.figures.get(key))
        if _shown(numbers[0]) != _shown(numbers[1]):
            yield f"{key}: {_shown(numbers[0])} và {_shown(numbers[1])}"


def _shown(figure: UnitFigure | None) -> str:
    return write_number(figure.number) if figure else "để trống"


@rule("don-vi/gui-hai-lan")
def sent_twice(one: UnitReturn, other: UnitReturn) -> Problem:
    """
    Kiểm tra gì: trong một lần nhập, mỗi đơn vị chỉ có một phiếu, hoặc các phiếu giống hệt nhau.
    Vì sao: hai phiếu khác số thì không thể tự biết phiếu nào đúng.
    Sai: “so_noi_vu.xlsx” ghi 70 đảng viên, “so_noi_vu (sua).xlsx” ghi 72.
    Đúng: chỉ để lại một phiếu của Sở Nội vụ.
    Cách sửa: hỏi đơn vị, bỏ phiếu sai ra khỏi thư mục rồi nhập lại.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/gui-hai-lan", Place(other.file), Severity.ERROR,
        f"đơn vị `{one.unit}` có hai phiếu khác nhau, phiếu kia là {one.file} ({_differences(one, other)})",
        "Hỏi đơn vị, bỏ phiếu sai ra khỏi thư mục rồi nhập lại; lần này chưa lấy phiếu nào.",
        about=one.unit,
    )  # fmt: skip


@rule("don-vi/gui-lai-khac")
def sent_again(before: UnitReturn, now: UnitReturn) -> Problem:
    """
    Kiểm tra gì: phiếu mới của một đơn vị không khác phiếu đã nhận từ tệp khác.
    Vì sao: số đã nhận có thể đã vào báo cáo; thay lặng lẽ thì không ai biết.
    Sai: đã nhận 70 đảng viên, tệp mới ghi 72.
    Đúng: nhập tệp mới với `--ghi-de` khi biết chắc đó là số sửa lại.
    Cách sửa: hỏi đơn vị; lấy phiếu mới thì nhập lại với `--ghi-de`.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/gui-lai-khac", Place(now.file), Severity.ERROR,
        f"đơn vị `{now.unit}` đã có phiếu {before.file}, nay số khác ({_differences(before, now)})",
        "Đang giữ phiếu cũ. Hỏi đơn vị; lấy phiếu mới thì nhập lại với --ghi-de.",
        about=now.unit,
    )  # fmt: skip


@rule("don-vi/thay-phieu")
def replaced(before: UnitReturn, now: UnitReturn) -> Problem:
    """
    Kiểm tra gì: phiếu nào vừa được thay theo `--ghi-de`.
    Vì sao: số đã nhận có thể đã vào báo cáo; mỗi chỗ thay phải được nêu.
    Sai: thay phiếu mà không ai biết số nào đã đổi.
    Đúng: xem lại từng số nêu trong thông báo.
    Cách sửa: không phải sửa; nếu thay nhầm thì nhập lại tệp cũ với `--ghi-de`.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/thay-phieu", Place(now.file), Severity.WARNING,
        f"đã thay phiếu {before.file} của đơn vị `{now.unit}` ({_differences(before, now)})",
        "Xem lại các số vừa đổi; thay nhầm thì nhập lại tệp cũ với --ghi-de.",
        about=now.unit,
    )  # fmt: skip
