"""Passages of both papers → the paragraphs that hold a signer's name where the data leave it blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.stages.collate.tokens import words_of
from baocao.values.passages import Passage

SIGNER = "Họ tên người ký"
_ABOVE_NAME = {"Quyền hạn ký", "Chức vụ người ký", SIGNER}
_NUMBER = re.compile(r"\d")
_MOST_WORDS = 12


def names_in(expected: Sequence[Passage], found: Sequence[Passage]) -> frozenset[int]:
    """Numbers of the paragraphs, in the file, that stand under the signer's position and are short and without digits.

    Args:
        expected: passages of the data's paper; where it names the signer, there is no other name.
        found: passages of the file.
    """
    if any(each.style == SIGNER for each in expected):
        return frozenset()
    known = {each.text for each in expected if each.style in _ABOVE_NAME}
    names: set[int] = set()
    is_under = False
    for each in found:
        is_position = each.text in known
        may_be = len(words_of(each.text)) <= _MOST_WORDS and not _NUMBER.search(each.text)
        if may_be and not is_position and (is_under or each.style == SIGNER):
            names.add(each.number)
        else:
            is_under = is_position
    return frozenset(names)
