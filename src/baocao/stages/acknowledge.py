"""Problems, acknowledgements → Problems: what the office has seen and explained is no longer told."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.values.figures import Acknowledgement
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule

ERRORS = frozenset({"so-lieu/doi-bat-thuong", "so-lieu/khac-tong-don-vi"})
"""Errors that are judgements and not arithmetic: the only ones that an office may acknowledge."""


def acknowledge(
    problems: Iterable[Problem], acknowledgements: Iterable[Acknowledgement]
) -> tuple[tuple[Problem, ...], tuple[tuple[Acknowledgement, Problem], ...]]:
    """Take out the findings that the period file acknowledges.

    Returns:
        What is left, with a finding for every acknowledgement that meets nothing or may not silence what it meets;
        and each acknowledgement with the finding that it silenced, to be printed beside the paper.
    """
    left = list(problems)
    silenced: list[tuple[Acknowledgement, Problem]] = []
    told: list[Problem] = []
    for each in acknowledgements:
        met = [problem for problem in left if _meets(each, problem)]
        allowed = [problem for problem in met if _may_be_acknowledged(problem)]
        left = [problem for problem in left if problem not in allowed]
        silenced += [(each, problem) for problem in allowed]
        if not met:
            told.append(nothing_to_acknowledge(each.place, each.rule, each.key))
        elif not allowed:
            told.append(not_to_be_acknowledged(each.place, each.rule))
    return (*left, *told), tuple(silenced)


def _meets(acknowledgement: Acknowledgement, problem: Problem) -> bool:
    key = acknowledgement.key
    return acknowledgement.rule == problem.rule and (
        not key or problem.about == key or problem.about.startswith(f"{key}.")
    )


def _may_be_acknowledged(problem: Problem) -> bool:
    return problem.severity is not Severity.ERROR or problem.rule in ERRORS


@rule("xac-nhan/khong-con")
def nothing_to_acknowledge(place: Place, name: str, key: str) -> Problem:
    """
    Kiểm tra gì: mỗi xác nhận trong tệp số liệu ứng với một thông báo đang có.
    Vì sao: xác nhận chép từ kỳ trước có thể che mất lỗi của kỳ này.
    Sai: `xac_nhan` cho `so-lieu/doi-bat-thuong` trong khi không còn thông báo ấy.
    Đúng: chỉ xác nhận thông báo mà lần kiểm tra này nêu ra.
    Cách sửa: bỏ xác nhận ấy; hoặc sửa tên quy tắc, tên mục.
    Căn cứ: quy ước của baocao.
    """
    about = f" về `{key}`" if key else ""
    return Problem(
        "xac-nhan/khong-con", place, Severity.WARNING, f"không có thông báo {name}{about} để xác nhận",
        "Bỏ xác nhận này, hoặc sửa `quy_tac`, `muc` cho đúng.",
    )  # fmt: skip


@rule("xac-nhan/khong-duoc")
def not_to_be_acknowledged(place: Place, name: str) -> Problem:
    """
    Kiểm tra gì: chỉ xác nhận cảnh báo, gợi ý và mức thay đổi bất thường; lỗi khác phải sửa.
    Vì sao: tổng không khớp thì không lời giải thích nào làm cho khớp.
    Sai: `xac_nhan` cho `so-lieu/tong-khong-khop`.
    Đúng: sửa con số bị sai.
    Cách sửa: bỏ xác nhận rồi sửa lỗi.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "xac-nhan/khong-duoc", place, Severity.ERROR, f"không xác nhận được lỗi {name}", "Bỏ xác nhận này rồi sửa lỗi."
    )
