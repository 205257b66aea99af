"""What stands around a sign: words to show, addresses to leave alone, blanks for the pen."""

from __future__ import annotations

import re

from baocao.values.prose import ProseLine
from baocao.values.syllable import is_syllable

BLANKS = " \xa0"
_WIDEST = 24
_FARTHEST = 200
_WAITS = re.compile(r"(?:^|\W)(?:số|ngày|tháng|năm|số:)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[/-]|(?:tháng|năm|ngày|của)\b|,\s*(?:ngày|tháng)|$", re.IGNORECASE)
_DOMAIN = re.compile(r"\.(?:vn|com|net|org|gov|edu|info|docx?|xlsx?|pptx?|pdf|txt|md|ya?ml|html?|jpe?g|png)\b", re.I)


def word_start(text: str, at: int) -> int:
    """Where the run of characters that ends at `at` begins, as far as it is worth showing."""
    start = at
    while start and at - start < _WIDEST and not text[start - 1].isspace():
        start -= 1
    return start


def word_end(text: str, at: int) -> int:
    """Where the run of characters that begins at `at` ends, as far as it is worth showing."""
    end = at
    while end < len(text) and end - at < _WIDEST and not text[end].isspace():
        end += 1
    return end


def letters_before(text: str, at: int) -> str:
    """The letters that end at `at`."""
    start = at
    while start and at - start < _WIDEST and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def letters_after(text: str, at: int) -> str:
    """The letters that begin at `at`."""
    end = at
    while end < len(text) and end - at < _WIDEST and text[end].isalpha():
        end += 1
    return text[at:end]


def is_word(letters: str) -> bool:
    """Vietnamese, of two letters at least: no initial, no abbreviation."""
    return len(letters) > 1 and is_syllable(letters.lower())


def in_address(text: str, at: int) -> bool:
    """Whether the sign belongs to an address of the web, of mail, or to a file's name."""
    start, end = at, at
    while start and at - start < _FARTHEST and text[start - 1] not in " \t\xa0":
        start -= 1
    while end < len(text) and end - at < _FARTHEST and text[end] not in " \t\xa0":
        end += 1
    run = text[start:end]
    return "://" in run or "www." in run or "@" in run or "\\" in run or bool(_DOMAIN.search(run))


def is_left_for_pen(before: str, after: str) -> bool:
    """A blank in which a number or a day is still to be written: “ngày   tháng   năm”, “Số   -BC/ĐU”."""
    return bool(_WAITS.search(before[-8:].rstrip()) and _GOES_ON.match(after[:12].lstrip()))


def is_seam(line: ProseLine, start: int, end: int) -> bool:
    """Whether a text of the figures meets the template between the two: `soat/lap-cho-noi` speaks of it."""
    if len(line.stretches) == 1:
        return False
    return line.stretch_at(start).is_typed != line.stretch_at(max(start, end - 1)).is_typed
