"""The items of one list end alike, and the last with a full stop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_ITEM = re.compile(r"\s*([-+–•*])\s+\S|\s*([a-zăâđêôơư])\)\s+\S")
_END = re.compile(r"(\S+?)([;,.]?)\s*$")
_LEGAL_BASIS = re.compile(r"\s*-\s*(?:Căn cứ|Xét|Theo đề nghị|Sau khi)\b")
_LEAST = 3


@language_rule("soat/dau-cuoi-muc", gathers=True)
def item_ends(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: các gạch đầu dòng của một danh sách kết thúc bằng cùng một dấu; mục cuối cùng kết thúc bằng dấu chấm.
    Vì sao: danh sách lúc chấm phẩy lúc chấm là ghép từ nhiều nguồn mà chưa sửa lại.
    Sai: “- Tập huấn cho cán bộ;” rồi “- Mở hội nghị.” rồi “- Kiểm tra các đơn vị;”.
    Đúng: các mục cuối bằng dấu chấm phẩy, mục cuối cùng bằng dấu chấm; hoặc mọi mục là câu trọn, cuối bằng dấu chấm.
    Cách sửa: thay dấu như được nêu.
    Căn cứ: cách trình bày trong Hướng dẫn 36-HD/VPTW và Nghị định 30/2020/NĐ-CP; quy ước của chương trình.
    """
    run: list[tuple[int, str]] = []
    before = ""
    for index, line in (*reading.lines(), (-1, None)):
        matched = _ITEM.match(line.text) if line is not None and line.kind is not LineKind.CELL else None
        mark = (matched[1] or ")") if matched else ""
        if run and mark != before:
            # What follows and ends with a semicolon, too, belongs to the list without a mark of its own.
            goes_on = line is not None and line.text.rstrip().endswith(";")
            yield from _judged(run, is_interrupted=goes_on or (mark != "" and before != ""))
            run = []
        if matched and line is not None:
            run.append((index, line.text))
        before = mark


def _judged(run: list[tuple[int, str]], *, is_interrupted: bool) -> Iterator[Slip]:
    ends = [_END.search(text) for _, text in run]
    if len(run) < _LEAST or any(end is None or end[1][-1:] in ":…/!?”" or end[1].endswith("..") for end in ends):
        return
    marks = [end[2] for end in ends if end is not None]
    inner = Counter(marks[:-1])
    usual, count = inner.most_common(1)[0]
    is_clear = count * 2 > len(marks) - 1
    for (index, text), end, mark in zip(run[:-1], ends, marks, strict=False):
        if end is not None and mark != usual and {mark, usual} & {";", ","}:
            if is_clear:
                yield _slip(index, text, end, usual, "các mục khác kết thúc như vậy")
            else:
                yield Slip(index, end.start(), end.end(2), None, Severity.HINT,
                           "các mục của danh sách này kết thúc bằng nhiều dấu khác nhau",
                           "Chọn một dấu cho mọi mục; mục cuối cùng là dấu chấm.", group="dấu")  # fmt: skip
    last = ends[-1]
    if _LEGAL_BASIS.match(run[-1][1]):
        return  # “- Căn cứ …,” leads over to the text
    if last is not None and marks[-1] in {";", ","} and not is_interrupted:
        yield _slip(run[-1][0], run[-1][1], last, ".", "mục cuối cùng của danh sách")


def _slip(index: int, text: str, end: re.Match[str], wanted: str, message: str) -> Slip:
    return Slip(index, end.start(), end.end(2), end[1] + wanted, Severity.WARNING, message, group=message)
