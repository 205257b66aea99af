"""Reads the cases of tests/cases/soat: sentences in plain text, with what one rule on language finds in them."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from baocao import files
from baocao.stages.proofread.judging import RULES, LanguageRule, Reading, Slip
from baocao.stages.transcribe import transcribe_text
from baocao.values.issuer import ToneMarks
from baocao.values.prose import LineKind, Prose

LEXICON = files.lexicon()
FOLDER = Path(__file__).parent / "cases" / "soat"
PATH = "van-ban.txt"
NOTHING = "không có gì"

_WRONG, _RIGHT, _FENCE, _EXPECTS = "SAI: ", "ĐÚNG: ", "---", "=> "
_HEADER = re.compile(r"# (dau-thanh|loai|phong|muc): (.+)")
_KINDS = {
    "tieu-de": LineKind.HEADING,
    "doan": LineKind.PARAGRAPH,
    "o-bang": LineKind.CELL,
    "nhan": LineKind.LABEL,
}
_STYLES = {"moi": ToneMarks.NEW, "cu": ToneMarks.OLD, "": None}
_CODE_POINT = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
_FINDING = re.compile(r"(‹[^›]*›|.+?)(?: -> (‹[^›]*›|.+?))?(?: ; |$)")

Found = tuple[str, str | None]
"""The words shown as wrong, and what should stand there."""


class Case(Struct, frozen=True):
    """One sentence or block.

    Attributes:
        rule: `soat/cap-tu`.
        line: of the file, from 1.
        settings: what the header lines above it say, by their keys.
        expected: in the order of the text; empty where the rule must be silent.
    """

    rule: str
    line: int
    text: str
    settings: dict[str, str] = field(default_factory=dict)
    expected: tuple[Found, ...] = ()

    @property
    def name(self) -> str:
        """As pytest shows it."""
        return f"{self.rule.removeprefix('soat/')}:{self.line}"


def read_cases(path: Path) -> list[Case]:
    """The cases of one file.

    Raises:
        ValueError: a line is of no known kind.
    """
    rule = f"soat/{path.stem}"
    cases: list[Case] = []
    settings: dict[str, str] = {}
    block: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line == _FENCE:
            if block is None:
                block = []
            else:
                cases.append(Case(rule, number - len(block) - 1, "\n".join(block), dict(settings)))
                block = None
        elif block is not None:
            block.append(_plain(line))
        elif header := _HEADER.fullmatch(line):
            settings[header[1]] = header[2].strip()
        elif line.startswith(_WRONG):
            sentence, arrow, findings = line.removeprefix(_WRONG).rpartition(" => ")
            if not arrow:
                raise ValueError(f"{path.name}:{number}: a wrong sentence without “ => ”")
            cases.append(Case(rule, number, _plain(sentence), dict(settings), _findings(findings)))
        elif line.startswith(_RIGHT):
            cases.append(Case(rule, number, _plain(line.removeprefix(_RIGHT)), dict(settings)))
        elif line.startswith(_EXPECTS) and cases:
            findings = line.removeprefix(_EXPECTS)
            if findings != NOTHING:
                cases[-1] = replace(cases[-1], expected=cases[-1].expected + _findings(findings))
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"{path.name}:{number}: neither “SAI: ”, “ĐÚNG: ” nor a comment: {line}")
    if block is not None:
        raise ValueError(f"{path.name}: a block without its end")
    return cases


def _findings(text: str) -> tuple[Found, ...]:
    return tuple(
        (_plain(match[1]), None if match[2] is None else _plain(match[2])) for match in _FINDING.finditer(text)
    )


def _plain(text: str) -> str:
    """Without the angle quotes that guard blanks at the ends, and with the characters that have only a code."""
    if text.startswith("‹") and text.endswith("›"):
        text = text[1:-1]
    return _CODE_POINT.sub(lambda code: chr(int(code[1], 16)), text)


def prose_of(case: Case, text: str | None = None) -> Prose:
    """The case's text as the rules see it; with `text` given, that one under the case's settings."""
    prose = transcribe_text(case.text if text is None else text, PATH)
    kind, font = _KINDS[case.settings.get("loai", "doan")], case.settings.get("phong", "")
    lines = tuple(
        replace(
            line,
            kind=kind if "loai" in case.settings else line.kind,
            stretches=tuple(replace(stretch, font=font) for stretch in line.stretches),
        )
        for line in prose.lines
    )
    return replace(prose, lines=lines, tone_marks=_STYLES[case.settings.get("dau-thanh", "")])


def rule_named(name: str) -> LanguageRule:
    """The rule; an error where none is called so."""
    return next(rule for rule in RULES if rule.name == name)


def slips_of(case: Case) -> list[Slip]:
    """What the case's rule finds, in the order of the text."""
    slips = rule_named(case.rule).judge(Reading(prose_of(case), LEXICON))
    return sorted(dict.fromkeys(slips), key=lambda slip: (slip.line, slip.start, slip.end))
