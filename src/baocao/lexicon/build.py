"""Texts of `van-ban/` → nen.bin: `python -m baocao.lexicon.build`, after every change of a text there.

`van-*.txt` are sentences, one a line. `tu-*.txt` are words and fixed phrases between commas: what stands before or
after an entry says nothing. `nham-lan.txt` holds words that are often written wrongly.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

from baocao.values.lexicon import Lexicon, compiled, counted
from baocao.values.words import EDGE, folded, words_of

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "van-ban"
CONFUSIONS = FOLDER / "nham-lan.txt"
COMPILED = FOLDER / "nen.bin"


def build() -> Lexicon:
    """The lexicon of the texts as they are now."""
    pairs = counted(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("van-*.txt")))
    for path in sorted(SOURCES.glob("tu-*.txt")):
        pairs.update(_inside(path.read_text(encoding="utf-8")))
    confusions = _confusions(CONFUSIONS.read_text(encoding="utf-8"))
    pairs.update(_inside(", ".join(confusions.values())))
    return compiled(pairs, confusions)


def _inside(text: str) -> Counter[tuple[str, str]]:
    entries = (entry for line in text.splitlines() for entry in line.split(","))
    return Counter(
        pair for entry in entries for pair in pairwise(each.word for each in words_of(entry)) if EDGE not in pair
    )


def _confusions(text: str) -> dict[str, str]:
    """Of lines `sai -> đúng`; those that begin with `#` are comments.

    Raises:
        ValueError: a line is neither, or says the same twice.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        wrong, arrow, right = (part.strip() for part in line.partition("->"))
        if not arrow or not right or wrong == right or wrong in found:
            raise ValueError(f"nham-lan.txt: {line}")
        found[" ".join(map(folded, wrong.split()))] = " ".join(map(folded, right.split()))
    return found


if __name__ == "__main__":
    COMPILED.write_bytes(build().to_bytes())
