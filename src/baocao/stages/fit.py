"""Figures, RuleBook → Problems: what the issuer's file chose, against what the rule book leaves to the office."""

from __future__ import annotations

import re

from baocao.values.figures import Figures
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.rulebook import RuleBook

_AUTHORITY = re.compile(r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)(?= )")


def fit(figures: Figures, book: RuleBook) -> tuple[Problem, ...]:
    """Body size, heading marks and marks of authority that the rule book does not know.

    They are warnings: `layout` takes the rule book's usual choice instead; the marks of authority it prints as written.
    """
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
    marks = book.allowed("chu_ky.dau_quyen_han")
    for line in issuer.signer.authority:
        found = _AUTHORITY.match(line.upper())
        if found and found[0] not in marks:
            problems.append(foreign_authority(issuer.place, found[0], marks, book.name))
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
        f"Sửa `{key}` thành {' hoặc '.join(allowed)}.",
    )  # fmt: skip


@rule("co-quan/dau-quyen-han")
def foreign_authority(place: Place, found: str, marks: tuple[str, ...], book: str) -> Problem:
    """
    Kiểm tra gì: chữ viết tắt quyền hạn ký theo đúng quy định: văn bản của Đảng T/M, K/T, T/L; nhà nước TM., KT., TL.
    Vì sao: hai quy định viết khác nhau; viết lẫn thì sai thể thức đề ký.
    Sai: `quyen_han: TM. BAN THƯỜNG VỤ` trong văn bản của Đảng.
    Đúng: `quyen_han: T/M BAN THƯỜNG VỤ`.
    Cách sửa: viết lại `quyen_han` trong tệp cơ quan ban hành.
    Căn cứ: Hướng dẫn 36-HD/VPTW, thể thức đề ký; Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    return Problem(
        "co-quan/dau-quyen-han", place, Severity.WARNING,
        f"quyền hạn ký viết “{found}”, {book} viết {', '.join(marks)}",
        "Sửa `quyen_han` trong tệp cơ quan ban hành.",
    )  # fmt: skip
