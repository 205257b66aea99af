"""Where the tone mark of oa, oe, uy stands: one style in one text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import name_words
from baocao.values.issuer import ToneMarks
from baocao.values.problem import Severity
from baocao.values.tone_marks import in_tone_style

_ANY = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?![^\W\d_])")
_LEAST = 2
_CLEAR_PERCENT = 60
_OTHER = {ToneMarks.NEW: ToneMarks.OLD, ToneMarks.OLD: ToneMarks.NEW}
_NAMED = {ToneMarks.NEW: "mới (uỷ, hoà)", ToneMarks.OLD: "cũ (ủy, hòa)"}


@language_rule("soat/dau-thanh", "TX-01", gathers=True)
def tone_mark_style(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: dấu thanh của oa, oe, uy đặt theo một kiểu trong cả văn bản. Kiểu ấy là kiểu cơ quan chọn; tệp không
        nói thì là kiểu của phần lớn chữ trong văn bản. Tên người, tên đất và chữ trong ngoặc kép được giữ nguyên.
    Vì sao: một văn bản lúc “uỷ” lúc “ủy” là soạn cẩu thả; văn bản của Đảng dùng kiểu “uỷ, hoà, khoá”.
    Sai: “ủy” khi cơ quan chọn `dau_thanh: moi`, hay khi các chỗ khác đều viết “uỷ”.
    Đúng: “uỷ”.
    Cách sửa: sửa chữ ấy trong văn bản hay tệp số liệu; hoặc đổi `dau_thanh` trong tệp cơ quan ban hành.
    Căn cứ: cách viết trong chính Hướng dẫn 36-HD/VPTW; `dau_thanh` của cơ quan.
    """
    found = list(_bearers(reading))
    style, counts = reading.prose.tone_marks, Counter(worn for _, _, worn in found)
    reason = "Cơ quan chọn" if style else "Phần lớn văn bản theo"
    if style is None:
        if len(counts) < 2:
            return
        style, count = counts.most_common(1)[0]
        if count < _LEAST or count * 100 < _CLEAR_PERCENT * counts.total():
            line, token, worn = next(each for each in found if each[2] is not found[0][2])
            message = (
                f"dấu thanh lúc kiểu mới ({counts[ToneMarks.NEW]} chữ), lúc kiểu cũ ({counts[ToneMarks.OLD]} chữ):"
                f" chỗ này là “{token.text}”, nơi khác là kiểu {_NAMED[_OTHER[worn]]}"
            )
            yield Slip(line, token.start, token.end, None, Severity.HINT, message,
                       "Chọn một kiểu cho cả văn bản.")  # fmt: skip
            return
    for line, token, worn in found:
        if worn is not style:
            wanted = in_tone_style(token.text, style)
            yield Slip(line, token.start, token.end, wanted, remedy=f"{reason} kiểu {_NAMED[style]}.", is_safe=True,
                       group=token.text.lower())  # fmt: skip


def _bearers(reading: Reading) -> Iterator[tuple[int, Token, ToneMarks]]:
    """The words that the two styles write differently, outside names and quotations, and the style of each."""
    for index, line in reading.lines():
        ends = [match.end() for match in _ANY.finditer(line.text)]
        if not ends:
            continue
        tokens, names = reading.tokens[index], None
        for end in ends:
            at = bisect_left(tokens, end, key=lambda token: token.end)
            token = tokens[at]
            if token.kind != "w" or token.end != end or reading.is_quoted(index, token.start):
                continue
            worn = _worn(token.text)
            if worn is None:
                continue
            if names is None:
                names = name_words(tokens, reading.folded[index])
            if at not in names:
                yield index, token, worn


@lru_cache(maxsize=1024)
def _worn(text: str) -> ToneMarks | None:
    new, old = in_tone_style(text, ToneMarks.NEW), in_tone_style(text, ToneMarks.OLD)
    if new == old:
        return None
    return ToneMarks.NEW if text == new else ToneMarks.OLD if text == old else None
