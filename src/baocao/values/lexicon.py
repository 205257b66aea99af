"""The words and pairs of neighbouring words that accepted texts contain."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """What was accepted; all words in lower case, NFC, in the new tone-mark style."""

    words: frozenset[str] = field(default=frozenset(), repr=False)

    def knows(self, word: str) -> bool:
        """Whether the syllable stands in an accepted text."""
        return word in self.words
