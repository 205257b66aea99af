"""Headings of one text end alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_INTRODUCES = re.compile(r"(?:như sau|sau đây|sau|gồm|là|gồm có|trong đó|cụ thể)\s*:\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*Điều \d", re.IGNORECASE)
"""“Điều 2. Ban Chỉ đạo có nhiệm vụ:” is a sentence that goes on below."""
_ITEM = re.compile(r"\s*(?:[-+–•*]\s|[a-zđ]\)|\d{1,2}\))")
_LAST_WORD = re.compile(r"\S+\s*:\s*$")


def _is_enacting(text: str) -> bool:
    words = text.strip().rstrip(": ").split()
    return len(words) <= 3 and all(word.isalpha() and word.isupper() for word in words)


@language_rule("soat/tieu-de-hai-cham", gathers=True)
def heading_with_colon(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: đề mục đứng riêng một dòng thì cùng có, hoặc cùng không có, dấu hai chấm ở cuối.
    Vì sao: dòng có dòng không là soạn cẩu thả; đề mục riêng dòng vốn không cần dấu gì ở cuối.
    Sai: “3.1. Ưu điểm:” trong khi các đề mục khác là “3. Đánh giá chung”.
    Đúng: “3.1. Ưu điểm”; câu dẫn như “Kết quả như sau:” không phải đề mục.
    Cách sửa: bỏ dấu hai chấm ở đề mục được nêu; ngay trước một danh sách thì chỉ là gợi ý.
    Căn cứ: mẫu đề mục trong Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP đều không có dấu ở cuối.
    """
    lines = reading.prose.lines
    headings = [(index, line.text) for index, line in reading.lines(LineKind.HEADING)
                if line.text.strip()[0].isalnum() and not _CLAUSE.match(line.text)]  # fmt: skip
    with_colon = [(index, text) for index, text in headings if text.rstrip().endswith(":")]
    # “QUYẾT ĐỊNH:” stands alone above the articles, as the model forms have it.
    asking = [(index, text) for index, text in with_colon if not (_INTRODUCES.search(text) or _is_enacting(text))]
    plain = len(headings) - len(with_colon)
    if not plain:
        return
    severity = Severity.WARNING if plain > len(asking) else Severity.HINT
    for index, text in asking:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        # Of a long heading the end is enough.
        if end - start > 40 and (last := _LAST_WORD.search(text)):
            start = last.start()
        wanted = text[start:end].rstrip(": ")
        # Right before a list the colon may be meant.
        leads = index + 1 < len(lines) and bool(_ITEM.match(lines[index + 1].text))
        shown_as = Severity.HINT if leads else severity
        yield Slip(index, start, end, wanted, shown_as, "đề mục khác không có dấu hai chấm", group="hai chấm")
