"""What every rule on language is: a function over the text whose docstring is its page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from baocao.values.issuer import ToneMarks
from baocao.values.lexicon import Lexicon
from baocao.values.problem import Place, Severity
from baocao.values.prose import LineKind, Prose, ProseLine
from baocao.values.rule import PAGES
from baocao.values.tone_marks import in_new_style, is_in_new_style, new_marks
from baocao.values.words import Word, words_of


class Slip(Struct, frozen=True):
    """What a rule found in one line.

    Attributes:
        line: from 0 among the lines of the prose.
        start, end: the words that are shown as wrong; with `replacement` the very characters that it stands for.
        replacement: what should stand there; None where only a person can know.
        severity: never an error where the rule is a heuristic.
        message: Vietnamese, lower-case start; after a replacement it says why and may be empty.
        remedy: a Vietnamese sentence; empty where the replacement says all.
        is_safe: it may be replaced without a person looking at it.
        is_whole: it is about the sentence: in a workspace the template's line is meant, not that of a value in it.
        group: where the rule gathers, slips of one group are told together.
    """

    line: int
    start: int
    end: int
    replacement: str | None
    severity: Severity = Severity.WARNING
    message: str = ""
    remedy: str = ""
    is_safe: bool = False
    is_whole: bool = False
    group: str = ""


class Token(NamedTuple):
    """A syllable, a number, or a sign.

    Attributes:
        text: as written.
        start, end: in the line's text.
        kind: `w` letters only, `n` begins with a digit (`7.392`, `01/6/2021`), `s` one other sign that is not blank,
            `c` letters with digits, `/` or `-` joined in them (`143-CV/BDVTU`, `COVID-19`), addresses too.
    """

    text: str
    start: int
    end: int
    kind: str


_TOKEN = re.compile(
    r"(?P<w>[^\W\d_]+(?![\w/@:.+-]|[\u0300-\u036f]))"  # most words: nothing follows that could make more of them
    r"|(?P<c>(?:https?://|www\.)\S+|\w[\w.+]{0,63}@[\w.]{1,250}\w|[^\W_]+(?:[/-][^\W_]+)+|[^\W\d_]+\d[^\W_]*)"
    r"|(?P<v>(?:[^\W\d_]|[\u0300-\u036f])+)|(?P<n>\d(?:[\d.,/]*\d)?)|(?P<s>[^\w\s]|_)"
)
_QUOTED = re.compile(r"“[^“”]*”")
_DATE = re.compile(r"\d[\d/.,-]*\d|\d")


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a line from left to right."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "s"
        if kind == "v":
            kind = "w"
        elif kind == "c" and _DATE.fullmatch(match[0]):
            kind = "n"
        found.append(Token(match[0], match.start(), match.end(), kind))
    return tuple(found)


def spot_of(place: Place) -> str:
    """How a message calls the place: `đoạn 12`, `dòng 33`."""
    return place.part or (f"dòng {place.line}" if place.line is not None else place.path)


def _folded(text: str, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    folded = new_marks(text).lower()
    if len(folded) != len(text):
        return tuple(new_marks(token.text).lower() for token in tokens)
    return tuple(folded[token.start : token.end] for token in tokens)


_SENTENCE_END = re.compile(r"(?<!\b[A-ZĐ])(?<!\bTP)(?<!\bTS)(?<![.!?])[.!?]++[”’)]*+\s+(?=[“‘(]?(?P<next>[^\W\d_]))")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match["next"].isupper():
            yield start, match.end()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


class Reading(Struct, frozen=True, dict=True):
    """The text with what rules need of it.

    Attributes:
        lexicon: the words and pairs of words that were accepted.
    """

    prose: Prose
    lexicon: Lexicon

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """Line by line."""
        return tuple(tokens_of(line.text) for line in self.prose.lines)

    @cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """Line by line the tokens' texts as they compare: lower case, new tone-mark style."""
        return tuple(_folded(line.text, tokens) for line, tokens in zip(self.prose.lines, self.tokens, strict=True))

    @cached_property
    def quotes(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Line by line where quotations stand, their marks included."""
        return tuple(
            tuple(match.span() for match in _QUOTED.finditer(line.text)) if "“" in line.text else ()
            for line in self.prose.lines
        )

    def is_quoted(self, index: int, at: int) -> bool:
        """Whether the character of that line stands within “…”."""
        return any(start < at < end for start, end in self.quotes[index])

    def spot(self, index: int) -> str:
        """How a message calls the line: `đoạn 12`, `dòng 33`."""
        return spot_of(self.prose.lines[index].place_at(0))

    @cached_property
    def sentences(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Line by line where each sentence begins and ends."""
        return tuple(tuple(_sentences(line.text)) for line in self.prose.lines)

    @cached_property
    def words(self) -> tuple[list[Word], ...]:
        """Line by line as the lexicon pairs them."""
        return tuple(words_of(line.text) for line in self.prose.lines)

    @cached_property
    def tone_marks(self) -> ToneMarks:
        """The office's style; where nobody says, that of most words of the text, the new one when there are none."""
        if self.prose.tone_marks is not None:
            return self.prose.tone_marks
        words = [small for tokens in self.tokens for token in tokens if (small := token.text.lower())[-2:].isalpha()]
        old = sum(word != in_new_style(word) for word in words)
        new = sum(map(is_in_new_style, words))
        return ToneMarks.OLD if old > new else ToneMarks.NEW

    @cached_property
    def characters(self) -> frozenset[str]:
        """All characters of the text: a rule on a sign that is not among them has nothing to read."""
        return frozenset().union(*(line.text for line in self.prose.lines))

    def lines(self, *kinds: LineKind) -> Iterator[tuple[int, ProseLine]]:
        """The lines of these kinds with their indices; all lines where no kind is named."""
        for index, line in enumerate(self.prose.lines):
            if not kinds or line.kind in kinds:
                yield index, line


Judge = Callable[[Reading], Iterator[Slip]]


class LanguageRule(Struct, frozen=True):
    """One rule on language.

    Attributes:
        name: `soat/cap-tu`.
        code: its id in the list of machine-checkable rules (`TX-04`); None for a rule of our own.
        gathers: what it finds in a document is told once, with a count; texts of a workspace are told place by place.
    """

    name: str
    code: str | None
    gathers: bool
    judge: Judge


RULES: list[LanguageRule] = []
"""All rules, as the modules that hold them are imported."""


def language_rule(name: str, code: str | None = None, *, gathers: bool = False) -> Callable[[Judge], Judge]:
    """Register the function under its rule name and id; its Vietnamese docstring becomes the rule's page."""

    def register(function: Judge) -> Judge:
        PAGES[name] = inspect.cleandoc(function.__doc__ or "")
        RULES.append(LanguageRule(name, code, gathers, function))
        return function

    return register
