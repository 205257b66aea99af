"""Figures, RuleBook → Problems: what the issuer's file chose, against what the rule book leaves to the office."""

from __future__ import annotations

from baocao.values.figures import Figures
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.rulebook import RuleBook


def fit(figures: Figures, book: RuleBook) -> tuple[Problem, ...]:
    """Body size and heading marks that the rule book does not know: warnings, since `layout` takes its usual choice."""
    issuer = figures.issuer
    chosen = {
        "co_chu": ("noi_dung.co_chu", issuer.body_size),
        "kieu_muc": ("noi_dung.muc_cap_1", issuer.heading_style),
    }
    problems = []
    for key, (figure, choice) in chosen.items():
        allowed = book.allowed(figure)
        if choice is not None and choice not in allowed:
            problems.append(not_left_open(issuer.place_of(key), key, str(choice), tuple(map(str, allowed)), book.name))
    return tuple(problems)


@rule("co-quan/ngoai-lua-chon")
def not_left_open(place: Place, key: str, found: str, allowed: tuple[str, ...], book: str) -> Problem:
    """
    Kiểm tra gì: cỡ chữ, kiểu số đề mục mà cơ quan chọn nằm trong những cách quy định thể thức cho chọn.
    Vì sao: mỗi quy định cho chọn khác nhau; chọn ngoài thì văn bản sai thể thức.
    Sai: `co_chu: 15` trong văn bản của cơ quan nhà nước.
    Đúng: `co_chu: 14` hoặc `co_chu: 13`.
    Cách sửa: chọn một trong các cách nêu trong thông báo, hoặc bỏ mục ấy; chương trình in theo cách thường dùng.
    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3; Hướng dẫn 05-HD/VPTW; Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    choices = ", ".join(f"“{each}”" for each in allowed)
    return Problem(
        "co-quan/ngoai-lua-chon", place, Severity.WARNING,
        f"`{key}` ghi “{found}”, {book} chỉ cho chọn {choices}; in theo “{allowed[0]}”",
        f"Sửa `{key}` thành {' hoặc '.join(f'“{each}”' for each in allowed)}.",
    )  # fmt: skip
