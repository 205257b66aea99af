"""The straight lines for a plain text or Markdown.

kiem-tra TỆP      bytes → text ─transcribe→ Prose ─proofread→ Verdicts
sua --chinh-ta    the same Verdicts → text → bytes in the encoding that it had, until no mending is left
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from baocao.adapters.plain_text import as_western, likely_encoding, read_plain
from baocao.adapters.yaml_tree.rules import wrong_encoding
from baocao.pipeline.language import Language, divided
from baocao.stages.proofread import proofread
from baocao.stages.transcribe import transcribe_text
from baocao.values.exemption import Exemption
from baocao.values.mending import TextMending
from baocao.values.problem import Place, Problem, in_order

_MOST_ROUNDS = 6
_LINE_ENDS = re.compile(r"(\r\n|\r|\n)")
_OLD_CODES = ("soat/bang-ma-cu", "soat/chu-vo-ma")
"""The rules on words in a code table before Unicode: the only ones that can judge a file which is not Unicode."""


class CheckedText(Struct, frozen=True):
    """What came of a text: findings line by line, and what is not told because the office said why."""

    problems: tuple[Problem, ...]
    silenced: tuple[tuple[Exemption, Problem], ...] = ()


class MendedText(Struct, frozen=True):
    """A mended text.

    Attributes:
        data: the file; as it was where it is not Unicode.
        replaced: what was replaced; `paragraph` is the line, from 0.
        left: findings that a person must see to.
    """

    data: bytes
    replaced: tuple[TextMending, ...]
    left: tuple[Problem, ...]


def check_text(data: bytes, path: str, language: Language | None = None) -> CheckedText:
    """Judge the words of a text file.

    Args:
        data: the file; one that is not Unicode is a finding.
        path: what findings call it; `.md` is read as Markdown.
        language: what the words are judged by.
    """
    known = language or Language()
    try:
        text = read_plain(data).text
    except UnicodeDecodeError as error:
        return CheckedText((*known.problems, *_not_unicode(data, path, error, known)))
    told, silenced = divided(proofread(transcribe_text(text, path), known.lexicon, known.exemptions))
    return CheckedText((*known.problems, *in_order([verdict.problem for verdict in told])), silenced)


def _not_unicode(data: bytes, path: str, error: UnicodeDecodeError, known: Language) -> Iterable[Problem]:
    """That it is not, and what the letters look like to a program of today; nothing else can be judged."""
    yield wrong_encoding(Place(path, data.count(b"\n", 0, error.start) + 1), likely_encoding(data))
    verdicts = proofread(transcribe_text(as_western(data), path), known.lexicon)
    yield from (verdict.problem for verdict in verdicts if verdict.problem.rule in _OLD_CODES)


def mend_text(data: bytes, path: str, language: Language) -> MendedText:
    """Replace what can be replaced without a person; line ends, encoding and everything else stay."""
    try:
        file = read_plain(data)
    except UnicodeDecodeError:
        return MendedText(data, (), check_text(data, path, language).problems)
    pieces, replaced = _LINE_ENDS.split(file.text), list[TextMending]()
    for _ in range(_MOST_ROUNDS):
        prose = transcribe_text("".join(pieces), path)
        verdicts, _silenced = divided(proofread(prose, language.lexicon, language.exemptions))
        mendings = (each for verdict in verdicts for each in verdict.mendings if isinstance(each, TextMending))
        exchanged = _exchange(pieces, mendings)
        if not exchanged:
            break
        replaced += exchanged
    left = check_text("".join(pieces).encode(), path, language).problems
    return MendedText(file.to_bytes("".join(pieces)), tuple(replaced), left)


def _exchange(pieces: list[str], mendings: Iterable[TextMending]) -> list[TextMending]:
    """Carry out, in every other piece, those that find what they expect and do not touch another one."""
    done: list[TextMending] = []
    for each in sorted(set(mendings), key=lambda each: (each.paragraph, each.start, each.end)):
        before = done[-1] if done else None
        touches = before is not None and before.paragraph == each.paragraph and each.start <= before.end
        if not touches and pieces[2 * each.paragraph][each.start : each.end] == each.found:
            done.append(each)
    for each in reversed(done):
        line = pieces[2 * each.paragraph]
        pieces[2 * each.paragraph] = line[: each.start] + each.replacement + line[each.end :]
    return done
