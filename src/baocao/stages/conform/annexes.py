"""Rule on annexes (AX)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import Paper, mend_paragraphs, several, spot
from baocao.values.document import Line
from baocao.values.official_terms import folded
from baocao.values.problem import Severity


@layout_rule("the-thuc/phu-luc", "AX-01", "kieu.phu_luc")
def annexes(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: phụ lục được nhắc đến trong lời văn; có từ hai phụ lục trở lên thì mỗi phụ lục có số riêng (kiểu số
        nào cũng được); mỗi phụ lục bắt đầu ở trang mới.
    Vì sao: phụ lục không được nhắc đến thì người đọc không biết là có; không có số thì không dẫn chiếu được.
    Sai: hai phụ lục cùng tên “Phụ lục”.
    Đúng: “Phụ lục I”, “Phụ lục II”, mỗi phụ lục một trang mới; trong lời văn có “(Phụ lục I kèm theo)”.
    Cách sửa: thêm số, nhắc đến trong lời văn; đặt “Ngắt trang trước” (Page break before) cho dòng tên, hoặc `baocao
        sua`.
    Căn cứ: NĐ30 Phụ lục I; HD36, HD05 không thấy quy định, suy ra từ NĐ30.
    """
    found = paper.parts.annexes
    if not found:
        return
    end = paper.parts.signature[0].number - 1 if paper.parts.signature else found[0].number - 1
    if not any("PHỤ LỤC" in folded(line.text) for line in paper.lines[:end]):
        yield Fault(
            spot(found[0]),
            Severity.WARNING,
            f"lời văn không nhắc đến “{found[0].text}”, quy định phụ lục được nêu trong lời văn",
            "Thêm vào lời văn, chỗ nói đến nội dung ấy: “(Phụ lục kèm theo)”.",
        )
    if len(found) > 1:
        numbers = [_number(line) for line in found]
        bare = tuple(line for line, number in zip(found, numbers, strict=True) if not number)
        yield from told_once(
            bare, Severity.WARNING, f"có {len(found)} phụ lục mà có phụ lục không có số, quy định đánh số từng phụ lục",
            "Đánh số từng phụ lục: Phụ lục I, Phụ lục II.",
        )  # fmt: skip
        again = tuple(line for at, line in enumerate(found) if numbers[at] and numbers[at] in numbers[:at])
        yield from told_once(
            again, Severity.WARNING, f"số của “{again[0].text if again else ''}” lặp lại, quy định mỗi phụ lục một số",
            "Đánh lại số các phụ lục.",
        )  # fmt: skip
    same_page = several(found, lambda line: not _begins_a_page(paper, line))
    yield from told_once(
        same_page, Severity.WARNING, "phụ lục không bắt đầu ở trang mới, quy định bắt đầu ở trang mới",
        "Đặt con trỏ ở dòng tên phụ lục, Đoạn văn, Ngắt dòng và trang: Ngắt trang trước (Page break before).",
        mend_paragraphs(same_page, page_break_before=True),
    )  # fmt: skip


def _number(line: Line) -> str:
    found = re.match(r"PHỤ LỤC\s+(?:SỐ\s+)?(\d+|[IVXLC]+)", folded(line.text))
    return found[1] if found else ""


def _begins_a_page(paper: Paper, line: Line) -> bool:
    """By its own shape, by a new section, or by a break before it."""
    if line.shape.page_break_before or "\f" in _raw(line).split(line.text.split(" ")[0])[0]:
        return True
    for before in reversed(paper.lines[: line.number - 1]):
        if before.section != line.section:
            return not paper.sheet.sections[line.section].is_continuous
        if "\f" in _raw(before) and (before.is_blank or _raw(before).rstrip(" ").endswith("\f")):
            return True
        if not before.is_blank:
            return False
    return True


def _raw(line: Line) -> str:
    return "".join(piece.text for piece in line.runs)
