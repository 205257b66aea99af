"""The tree that reading a YAML file gives: raw texts, nothing converted."""

from __future__ import annotations

from msgspec import Struct

from baocao.values.problem import Place


class Scalar(Struct, frozen=True):
    """A text as typed.

    Attributes:
        text: NFC, quotes removed; a `|` block keeps its line feeds.
        place: line and column of its first character.
        plain: typed without quotes and not as a block, so that an empty text means “chưa có”.
        block: typed as a `|` or `>` block.
    """

    text: str
    place: Place
    plain: bool = True
    block: bool = False

    @property
    def is_empty(self) -> bool:
        """True for chưa có: nothing typed, `~` or `null`, or a block without words."""
        return not self.text.strip() or (self.plain and self.text in ("~", "null"))


class Mapping(Struct, frozen=True):
    """Keys and values in the file's order; keys are unique.

    Attributes:
        failed: keys whose values could not be read; each has its finding already.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    failed: frozenset[str] = frozenset()

    def get(self, key: str) -> Node | None:
        """The value of that key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its line, or None."""
        return next((name for name, _ in self.entries if name.text == key), None)


class Sequence(Struct, frozen=True):
    """A list.

    Attributes:
        failed: whether an item could not be read; it has its finding already.
    """

    items: tuple[Node, ...]
    place: Place
    failed: bool = False


Node = Scalar | Mapping | Sequence
