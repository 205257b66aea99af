"""Words that an office writes as it does and wants to hear no more of."""

from __future__ import annotations

import unicodedata
from functools import cached_property

from msgspec import Struct

from baocao.values.problem import Place


class Exemption(Struct, frozen=True, dict=True):
    """A phrase in which nothing is wrong, and why.

    Attributes:
        phrase: as the office writes it.
        reason: why, in its own words.
        place: where it says so.
    """

    phrase: str
    reason: str
    place: Place

    @cached_property
    def key(self) -> str:
        """The phrase in small letters, NFC: two that differ only in these are one."""
        return plain(self.phrase)

    def covers(self, text: str, start: int, end: int) -> bool:
        """Whether the characters of the line stand within an occurrence of the phrase, as whole words."""
        before = len(plain(text[:start]))
        line, finish = plain(text), before + len(plain(text[start:end]))
        at = line.find(self.key, max(0, finish - len(self.key)))
        while 0 <= at <= before:
            after = at + len(self.key)
            if finish <= after and not line[max(0, at - 1) : at].isalnum() and not line[after : after + 1].isalnum():
                return True
            at = line.find(self.key, at + 1)
        return False


def plain(text: str) -> str:
    """Small letters, NFC."""
    return unicodedata.normalize("NFC", text.lower())
