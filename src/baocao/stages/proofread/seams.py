"""Where a text out of the figures meets the words of the template: nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.proofread.judging import Reading, Slip, language_rule

RULE = "soat/lap-cho-noi"
_DOUBLED = {a + b for a in ".,;:" for b in ".,;:"} | {"““", "””", "((", "))", "  "}
"""What two neighbouring characters of official prose never are."""
_END_WORD = re.compile(r"([^\W\d_]+) $")
_START_WORD = re.compile(r"^([^\W\d_]+)(?=\s)")
_AROUND = 24


@language_rule(RULE)
def doubled_at_seam(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: chỗ nối giữa chữ trong tệp số liệu và lời văn không lặp dấu câu, ngoặc kép, từ.
    Vì sao: lời văn đã đặt sẵn dấu chấm, ngoặc kép, chữ “về”, “số”; gõ thêm thì in hai lần.
    Sai: `- vận động hiến máu.` in thành “Vận động hiến máu.;”.
    Đúng: `- vận động hiến máu`.
    Cách sửa: bỏ dấu hoặc chữ thừa trong tệp số liệu.
    Căn cứ: quy ước của lời văn.
    """
    for index, line in reading.lines():
        for left, right in pairwise(line.stretches):
            if left.is_typed == right.is_typed or not 0 < right.start < len(line.text):
                continue
            before, after = line.text[left.start : right.start], line.text[right.start :]
            words = _END_WORD.search(before), _START_WORD.search(after)
            pair = line.text[right.start - 1 : right.start + 1]
            if pair in _DOUBLED or (words[0] and words[1] and words[0][1].casefold() == words[1][1].casefold()):
                shown = (before[-_AROUND:].lstrip() + after[:_AROUND].rstrip()).strip()
                at = right.start if right.is_typed else right.start - 1
                yield Slip(index, at, at + 1, None, message=f"lặp ở chỗ nối: “{shown}”",
                           remedy="Bỏ dấu hoặc chữ thừa trong tệp số liệu; lời văn đã có sẵn.")  # fmt: skip
