"""The findings about the rules that a form lays down."""

from __future__ import annotations

from decimal import Decimal

from baocao.values.form import Rule
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule

_Number = int | Decimal


def rule_broken(broken: Rule, message: str, path: str, line: int | None, about: str) -> Problem:
    """A rule of the form that does not hold: its page is the form itself."""
    return Problem(broken.name, Place(path, line), broken.severity, message, _sentence(broken.remedy), about=about)


@rule("bieu-mau/quy-tac-sai")
def bad_rule(broken: Rule, found: str) -> Problem:
    """
    Kiểm tra gì: điều kiện của mỗi quy tắc trong biểu mẫu đọc được và chỉ nhắc đến chỉ tiêu có thật.
    Vì sao: quy tắc viết sai thì không kiểm được gì mà không ai biết.
    Sai: `dieu_kien: mo_hinh.dang_kyy >= to_chuc_co_so_dang`.
    Đúng: `dieu_kien: mo_hinh.trang_thai.dang_ky >= to_chuc_co_so_dang`.
    Cách sửa: viết lại điều kiện: so sánh, cộng, trừ, nhân các chỉ tiêu; nối bằng and, or, not.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "bieu-mau/quy-tac-sai", broken.place, Severity.ERROR, f"quy tắc `{broken.name}`: {found}",
        "Viết lại `dieu_kien`: so sánh, cộng, trừ, nhân các chỉ tiêu; nối bằng and, or, not.",
    )  # fmt: skip


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".") if text else ""
