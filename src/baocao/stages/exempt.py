"""The office's file of exceptions → Exemptions, with findings on the file itself."""

from __future__ import annotations

import re

from baocao.adapters.yaml_tree import Scalar, read_tree
from baocao.values.exemption import Exemption
from baocao.values.problem import Place, Problem, Severity, error
from baocao.values.rule import rule
from baocao.values.sources import SourceFile

_QUOTES = re.compile(r"^[\s“\"]+|[\s”\"]+$")
"""A phrase may be copied with the quotes that findings set around it."""


def exempt(file: SourceFile | None) -> tuple[tuple[Exemption, ...], tuple[Problem, ...]]:
    """Read `cụm từ: lý do`, one a line.

    A file of comments only says nothing; a phrase without a reason is told and does not count.
    """
    if file is None or _says_nothing(file.data):
        return (), ()
    tree, found = read_tree(file)
    problems = list(found)
    known: dict[str, Exemption] = {}
    for phrase, reason in tree.entries if tree is not None else ():
        place = Place(file.path, phrase.place.line)
        if not isinstance(reason, Scalar):
            problems.append(not_a_reason(place, phrase.text))
            continue
        made = Exemption(" ".join(_QUOTES.sub("", phrase.text).split()), reason.text.strip(), place)
        earlier = known.get(made.key)
        if earlier is not None:
            problems.append(repeated_phrase(place, made.phrase, earlier.place.line or 0))
        elif reason.is_empty or not made.phrase:
            problems.append(missing_reason(place, made.phrase))
        else:
            known[made.key] = made
    return tuple(known.values()), tuple(problems)


def _says_nothing(data: bytes) -> bool:
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


@rule("ngoai-le/thieu-ly-do")
def missing_reason(place: Place, phrase: str) -> Problem:
    """
    Kiểm tra gì: mỗi cụm từ trong tệp ngoại lệ soát lỗi có lý do đứng sau dấu hai chấm.
    Vì sao: không có lý do thì người sau không biết cụm từ ấy còn cần bỏ qua hay không.
    Sai: `Ninh Bình Land:`.
    Đúng: `Ninh Bình Land: tên riêng của doanh nghiệp`.
    Cách sửa: ghi lý do sau dấu hai chấm; không cần bỏ qua nữa thì xoá dòng ấy.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "ngoai-le/thieu-ly-do", place, Severity.WARNING, f"“{phrase}” chưa có lý do nên chưa được bỏ qua",
        "Ghi lý do sau dấu hai chấm; không cần bỏ qua nữa thì xoá dòng này.",
    )  # fmt: skip


@rule("ngoai-le/khong-phai-ly-do")
def not_a_reason(place: Place, phrase: str) -> Problem:
    """
    Kiểm tra gì: sau mỗi cụm từ trong tệp ngoại lệ soát lỗi là một câu lý do, không phải danh sách hay mục con.
    Vì sao: mỗi dòng là một cụm từ và lý do của nó; viết khác đi thì không biết bỏ qua cụm từ nào.
    Sai: `ten_rieng:` rồi các dòng `- Ninh Bình Land`.
    Đúng: `Ninh Bình Land: tên riêng của doanh nghiệp`.
    Cách sửa: viết lại mỗi cụm từ một dòng, kèm lý do.
    Căn cứ: quy ước của baocao.
    """
    return error(
        "ngoai-le/khong-phai-ly-do", place, f"sau “{phrase}” không phải là một câu lý do",
        "Viết lại mỗi cụm từ một dòng: `cụm từ: lý do`.",
    )  # fmt: skip


@rule("ngoai-le/lap-cum-tu")
def repeated_phrase(place: Place, phrase: str, first: int) -> Problem:
    """
    Kiểm tra gì: mỗi cụm từ chỉ đứng một lần trong tệp ngoại lệ soát lỗi, không kể chữ hoa, chữ thường.
    Vì sao: hai dòng cho một cụm từ thì không biết lý do nào còn đúng.
    Sai: `Dân vận khéo: …` và `dân vận khéo: …`.
    Đúng: một dòng cho mỗi cụm từ.
    Cách sửa: xoá một trong hai dòng.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "ngoai-le/lap-cum-tu", place, Severity.WARNING, f"“{phrase}” đã có ở dòng {first}", "Xoá một trong hai dòng."
    )
