"""Quotation marks and brackets: their kind, and that each has its partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.typing.around import word_end, word_start
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_STRAIGHT = re.compile('(?<!")"(?!")|\'\'|``|‘‘|’’|„|‟|(?<![^\\s(]),,(?=[^\\W_])')
_ENUMERATOR = re.compile(r"(?:^|[\s(,;–-])(?:[^\W\d_]|\d{1,3}|[ivx]{1,5}|\d+(?:\.\d+)+)$")
_PAIRS = {"”": "“", ")": "("}
_MANY_LINES = 12
_ENDS_CLAUSE = frozenset(".,;:!?)]%")


@language_rule("soat/ngoac-thang", gathers=True)
def straight_quote(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: lời trích đặt trong ngoặc kép cong “ ”, không dùng dấu nháy thẳng, hai dấu nháy đơn, hai dấu phẩy.
    Vì sao: một văn bản hai kiểu ngoặc kép là soạn cẩu thả; dấu nháy thẳng không phân biệt mở với đóng.
    Sai: phong trào `"Dân vận khéo"`.
    Đúng: phong trào “Dân vận khéo”.
    Cách sửa: thay theo gợi ý; bật việc tự đổi ngoặc kép trong Word.
    Căn cứ: cách viết trong văn bản của Đảng, Nhà nước.
    """
    if reading.characters.isdisjoint("\"'`‘’„‟,"):
        return
    severity = Severity.HINT if reading.characters.isdisjoint("“”") else Severity.WARNING
    for index, line in reading.lines():
        found = list(_STRAIGHT.finditer(line.text))
        for at, (match, wanted) in enumerate(_directed(line.text, found)):
            if wanted is None and len(found) == 1:
                continue
            start, end = match.span()
            first, last = (
                (start, word_end(line.text, end))
                if wanted == "“" or (wanted is None and at % 2 == 0)
                else (word_start(line.text, start), end)
            )
            shown = None if wanted is None else line.text[first:start] + wanted + line.text[end:last]
            message = "" if shown else "dấu nháy không thành cặp"
            yield Slip(index, first, last, shown, severity, message, "" if shown else "Thay bằng “ hoặc ”.")


def _directed(text: str, found: list[re.Match[str]]) -> list[tuple[re.Match[str], str | None]]:
    """Each mark with the curved one that it stands for, as far as blanks and signs around agree; inches are none."""
    directed: list[tuple[re.Match[str], str | None]] = []
    is_open, at = False, 0
    for match in found:
        start, end = match.span()
        curved = max(text.rfind("“", at, start), text.rfind("”", at, start))
        if curved >= 0:
            is_open = text[curved] == "“"
        at = end
        before, after = text[start - 1 : start], text[end : end + 1]
        if not is_open and before.isdigit():
            continue
        fits = not (after.isalnum() and before.isalnum()) and (
            after.isspace() or not after.isalnum() if is_open else _may_be_quoted(text[end:])
        )
        directed.append((match, ("”" if is_open else "“") if fits else None))
        is_open = not is_open
    return directed


def _may_be_quoted(text: str) -> bool:
    """Whether a quotation may begin so: with no blank, and with no sign that ends one, unless the sign is quoted."""
    after = text[:1]
    if not after or after.isspace():
        return False
    return after not in _ENDS_CLAUSE or text.startswith(("...", "./.")) or text[1:2] == '"'


class _Mark(NamedTuple):
    line: int
    at: int
    sign: str


@language_rule("soat/ngoac-kep")
def quotes_in_pairs(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: mỗi dấu “ có dấu ” của nó, đúng chiều; lời trích mấy đoạn thì đóng ở đoạn cuối.
    Vì sao: thiếu dấu đóng thì không biết lời trích đến đâu là hết.
    Sai: “Dân vận khéo“ (đóng bằng dấu mở).
    Đúng: “Dân vận khéo”.
    Cách sửa: thêm dấu thiếu, hoặc đổi chiều dấu sai.
    Căn cứ: quy tắc dùng dấu ngoặc kép.
    """
    if reading.characters.isdisjoint("“”") or not reading.characters.isdisjoint('"„'):
        # Straight marks among them may be their partners: one thing at a time.
        return
    turned = {(mark.line, mark.at): mark for mark in _turned(reading)}
    for mark in turned.values():
        text = reading.prose.lines[mark.line].text
        is_opening = mark.sign == "”"
        first, last = (mark.at, word_end(text, mark.at)) if is_opening else (word_start(text, mark.at), mark.at + 1)
        wanted = _PAIRS["”"] if is_opening else "”"
        shown = text[first : mark.at] + wanted + text[mark.at + 1 : last]
        yield Slip(mark.line, first, last, shown, message="ngoặc kép ngược chiều")
    lines = {mark.line for mark in turned.values()}
    yield from _unpaired(reading, "“”", lines, "ngoặc kép")


@language_rule("soat/ngoac-don")
def brackets_in_pairs(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: mỗi dấu ( có dấu ) của nó. Dấu ) sau chữ hoặc số đầu mục như a), 1) thì không tính.
    Vì sao: thiếu dấu đóng thì không biết phần chú thích đến đâu là hết.
    Sai: “106 tổ chức (54 đảng bộ, 52 chi bộ với 7.392 đảng viên.”
    Đúng: “106 tổ chức (54 đảng bộ, 52 chi bộ) với 7.392 đảng viên.”
    Cách sửa: thêm dấu thiếu, hoặc bỏ dấu thừa.
    Căn cứ: quy tắc dùng dấu ngoặc đơn.
    """
    if reading.characters.isdisjoint("()"):
        return
    yield from _unpaired(reading, "()", set(), "ngoặc đơn")


def _turned(reading: Reading) -> Iterator[_Mark]:
    """Marks whose neighbours say that they should be the other one."""
    for index, line in reading.lines():
        text = line.text
        for match in re.finditer("[“”]", text):
            at = match.start()
            before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
            follows, precedes = before.isalnum() or before in set(".!?…%)"), after.isalnum()
            if match[0] == "”" and precedes and not follows and (not before or before in " (\xa0"):
                yield _Mark(index, at, "”")
            elif match[0] == "“" and follows and not precedes and (not after or after in " .,;:)\xa0"):
                yield _Mark(index, at, "“")


def _unpaired(reading: Reading, pair: str, without: set[int], called: str) -> Iterator[Slip]:
    """Marks without a partner; one left open may be closed some lines on. One finding a line is enough."""
    waiting: list[_Mark] = []
    lonely: list[_Mark] = []
    for index, line in reading.lines():
        if index in without or (pair[0] not in line.text and pair[1] not in line.text):
            continue
        opened, stray = _in_line(index, line.text, pair)
        for mark in stray:
            if waiting and index - waiting[-1].line <= _MANY_LINES:
                waiting.pop()
            else:
                lonely.append(mark)
        waiting += opened[-1:] if line.kind is not LineKind.LABEL or opened else []
    for mark in sorted({mark.line: mark for mark in reversed((*lonely, *waiting))}.values()):
        text = reading.prose.lines[mark.line].text
        if mark.sign == pair[0]:
            end = word_end(text, mark.at)
            yield Slip(mark.line, mark.at, end, None, message=f"mở {called} mà không đóng: “{text[mark.at : end]}”",
                       remedy=f"Thêm dấu {pair[1]}.")  # fmt: skip
        else:
            start = word_start(text, mark.at)
            shown = text[start : mark.at + 1]
            yield Slip(mark.line, start, mark.at + 1, None, message=f"đóng {called} mà không mở: “{shown}”",
                       remedy=f"Thêm dấu {pair[0]}, hoặc bỏ dấu {pair[1]} thừa.")  # fmt: skip


def _in_line(index: int, text: str, pair: str) -> tuple[list[_Mark], list[_Mark]]:
    opened: list[_Mark] = []
    stray: list[_Mark] = []
    spare = 0
    for match in re.finditer(f"[{re.escape(pair)}]", text):
        mark = _Mark(index, match.start(), match[0])
        if match[0] == pair[0]:
            opened.append(mark)
            continue
        is_enumerator = match[0] == ")" and _ENUMERATOR.search(text[max(0, mark.at - 12) : mark.at])
        if opened:
            spare += bool(is_enumerator) and opened[-1].at < mark.at - 3
            opened.pop()
        elif is_enumerator:
            continue
        elif spare:
            # “(xem điểm a), b))”: what closed the bracket was the mark of an item.
            spare -= 1
        else:
            stray.append(mark)
    return opened, stray
