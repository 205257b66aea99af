"""Bytes → text: the encodings that Windows programs save, and the characters that have no place on the paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from baocao.adapters.plain_text import likely_encoding, read_plain
from baocao.adapters.yaml_tree import rules
from baocao.values.problem import Place, Problem

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ue000-\uf8ff\U000e0000-\U0010ffff\u2600-\u266e\u2670-\u2767\u2794-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
_BLANKS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_AT_START = re.compile("^[ \u00a0]*(?:-[ \u00a0]+)*", re.MULTILINE)
_AFTER_COLON = re.compile("^(\\s*(?:- )?[A-Za-z_][\\w]*:)([\u00a0\u2000-\u200a\u202f\u3000]+)(?=\\S)", re.MULTILINE)


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The file's text, NFC, with line feeds only; None, with a finding, when its encoding is not Unicode.

    Characters that cannot stand on the paper (control and private-use characters, zero-width and direction marks,
    emoji) are findings and left out; blanks of other widths become ordinary ones.
    """
    try:
        text = read_plain(data).text
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        place = Place(path, data.count(b"\n", 0, error.start) + 1, error.start - line_start + 1)
        return None, [rules.wrong_encoding(place, likely_encoding(data))]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems = list(_strange_characters(text, path))
    text = _REFUSED.sub("", text)
    for found in _AFTER_COLON.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        problems.append(rules.strange_blank(Place(path, line, len(found[1]) + 1)))
    text = _AFTER_COLON.sub(lambda found: found[1] + " ", _BLANKS.sub(" ", text))
    return _AT_START.sub(lambda found: found[0].replace("\u00a0", " "), text), problems


def _strange_characters(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        told: set[str] = set()
        for found in _REFUSED.finditer(line):
            if found[0] not in told:
                told.add(found[0])
                yield rules.strange_character(Place(path, number, found.start() + 1), found[0])
