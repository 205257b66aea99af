"""What the program brings along."""

from __future__ import annotations

from importlib import resources

from baocao.values.lexicon import Lexicon


def rule_books() -> tuple[str, ...]:
    """The texts of all rule books that the program ships."""
    folder = resources.files("baocao") / "rule_books"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def lexicon() -> Lexicon:
    """The words and pairs of words that the program brings along."""
    return Lexicon.from_bytes((resources.files("baocao") / "lexicon" / "nen.bin").read_bytes())
