"""What a finding says beside its place: the nearest known names, and the piece of the sentence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_FARTHER = 0.15


def nearest_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that look like it, best first."""
    near = difflib.get_close_matches(name, list(known), 3, 0.6)
    # Beside a name that is one slip away, one that is merely alike is no help.
    best = difflib.SequenceMatcher(None, near[0], name).ratio() if near else 0
    return tuple(each for each in near if difflib.SequenceMatcher(None, each, name).ratio() >= best - _FARTHER)


def sentence_around(line: str, name: str) -> str:
    """The words around the name in its source line: `… với {{ dang_vine }} đảng viên …`."""
    line = line.strip()
    found = re.search(r"\{[{%][^{}]*?" + re.escape(name) + r"[^{}]*?[%}]\}", line) or re.search(re.escape(name), line)
    if found is None:
        return _clipped(line, 60)
    before = line[: found.start()].split(" ")
    after = line[found.end() :].split(" ")
    left = " ".join(before[-2:]) if len(before) > 2 else line[: found.start()]
    right = " ".join(after[:3]) if len(after) > 3 else line[found.end() :]
    return f"{'… ' if len(before) > 2 else ''}{left}{found[0]}{right}{' …' if len(after) > 3 else ''}"


def _clipped(line: str, width: int) -> str:
    return line if len(line) <= width else line[:width].rsplit(" ", 1)[0] + " …"
