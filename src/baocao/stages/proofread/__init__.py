"""Prose, Lexicon → Verdicts: what a careful clerk would find in the words themselves."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.stages.proofread import (  # noqa: F401
    capitals,
    consistency,
    forms,
    hidden,
    placeholders,
    seams,
    spelling_style,
    style,
    tone_marks,
)
from baocao.stages.proofread.judging import RULES, LanguageRule, Reading, Slip, spot_of
from baocao.stages.proofread.spelling import confusions, doubled, pairs, syllables  # noqa: F401
from baocao.stages.proofread.typing import blanks, hyphens, quotes, signs  # noqa: F401
from baocao.values.exemption import Exemption
from baocao.values.lexicon import Lexicon
from baocao.values.mending import TextMending, Verdict
from baocao.values.problem import Place, Problem, Severity
from baocao.values.prose import Prose, ProseLine

_AROUND = 32
_MOST_SPOTS = 6


def proofread(prose: Prose, lexicon: Lexicon, exemptions: tuple[Exemption, ...] = ()) -> tuple[Verdict, ...]:
    """Judge the language of a text.

    Args:
        prose: any text, with the place of every character.
        lexicon: the words and pairs of words that were accepted.
        exemptions: phrases in which the office wants nothing to be found.

    Returns:
        Findings rule by rule, with the replacements that need no person to look at them; those within an exempted
        phrase name it.
    """
    reading = Reading(prose, lexicon)
    found = {rule.name: list(dict.fromkeys(rule.judge(reading))) for rule in RULES}
    _leave_to_others(found, prose)
    verdicts: list[Verdict] = []
    for rule in RULES:
        slips: list[Slip] = []
        for slip in found[rule.name]:
            exemption = _exemption(slip, prose, exemptions)
            if exemption is None:
                slips.append(slip)
            else:
                verdicts.append(Verdict(_verdict(rule, slip, prose).problem, (), exemption))
        if rule.gathers and not prose.is_workspace:
            verdicts += [_gathered(rule, group, prose) for group in _groups(slips)]
        else:
            verdicts += [_verdict(rule, slip, prose) for slip in slips]
    return tuple(dict.fromkeys(verdicts))


def _exemption(slip: Slip, prose: Prose, exemptions: tuple[Exemption, ...]) -> Exemption | None:
    """The phrase that the slip stands in; what is not a matter of language cannot be exempted."""
    if slip.severity is Severity.ERROR:
        return None
    text = prose.lines[slip.line].text
    return next((each for each in exemptions if each.covers(text, slip.start, slip.end)), None)


def _leave_to_others(found: dict[str, list[Slip]], prose: Prose) -> None:
    """Take out guesses about characters of which another rule knows what is wrong, and what a seam has doubled."""
    broken = [slip for name in forms.BROKEN for slip in found[name]]
    for name, told in found.items():
        if broken and name not in forms.BROKEN:
            told[:] = [slip for slip in told if not _overlaps(slip, broken)]
    seam = {(slip.line, slip.start) for slip in found[seams.RULE]}
    found[syllables.RULE] = [slip for slip in found[syllables.RULE] if not _overlaps(slip, found[confusions.RULE])]
    known: dict[int, list[tuple[int, int]]] = {}
    for name, told in found.items():
        if seam and name != seams.RULE:
            told[:] = [slip for slip in told if not _holds(slip, seam)]
        for slip in told if name != pairs.RULE else ():
            if name == confusions.RULE:
                known.setdefault(slip.line, []).append((slip.start, slip.end))
            elif slip.replacement is not None:
                known.setdefault(slip.line, []).append(_changed(slip, prose.lines[slip.line].text)[:2])
    found[pairs.RULE] = [
        slip
        for slip in found[pairs.RULE]
        if not any(
            start < slip.end and slip.start < end and _touches(slip, prose, start, end)
            for start, end in known.get(slip.line, ())
        )
    ]


def _overlaps(slip: Slip, others: list[Slip]) -> bool:
    """Whether it shows characters that one of the others shows, too."""
    return any(slip.line == other.line and slip.start < other.end and other.start < slip.end for other in others)


def _holds(slip: Slip, spots: set[tuple[int, int]]) -> bool:
    return not slip.is_whole and any(line == slip.line and slip.start <= at <= slip.end for line, at in spots)


def _touches(slip: Slip, prose: Prose, start: int, end: int) -> bool:
    own_start, own_end, _ = _changed(slip, prose.lines[slip.line].text)
    return start <= own_end and own_start <= end


def _verdict(rule: LanguageRule, slip: Slip, prose: Prose) -> Verdict:
    line = prose.lines[slip.line]
    message = _told(slip, line.text)
    remedy = f"{slip.remedy} Câu: {_sentence(line.text, slip)}".strip()
    place = _sentence_place(line) if slip.is_whole and prose.is_workspace else line.place_at(slip.start)
    problem = Problem(rule.name, place, slip.severity, message, remedy, rule.code)
    return Verdict(problem, tuple(_mendings(slip, line)))


def _groups(slips: list[Slip]) -> list[list[Slip]]:
    groups: dict[str, list[Slip]] = {}
    for slip in slips:
        groups.setdefault(slip.group, []).append(slip)
    return list(groups.values())


def _sentence_place(line: ProseLine) -> Place:
    """The first words of it that a template says."""
    return next((each.place for each in line.stretches if not each.is_typed), line.stretches[0].place)


def _gathered(rule: LanguageRule, slips: list[Slip], prose: Prose) -> Verdict:
    """One finding for all slips of a group in a document, at the first of them."""
    first = _verdict(rule, slips[0], prose)
    if len(slips) == 1:
        return first
    places = [prose.lines[slip.line].place_at(slip.start) for slip in slips[1:]]
    spots = list(dict.fromkeys(spot_of(place) for place in places))
    named = ", ".join(spots[:_MOST_SPOTS]) + (", …" if len(spots) > _MOST_SPOTS else "")
    problem = Problem(
        rule.name, first.problem.place, max((slip.severity for slip in slips), key=_gravity),
        f"{first.problem.message}; và {len(places)} chỗ nữa ({named})", first.problem.remedy, rule.code,
    )  # fmt: skip
    return Verdict(problem, tuple(mending for slip in slips for mending in _mendings(slip, prose.lines[slip.line])))


def _gravity(severity: Severity) -> int:
    return (Severity.HINT, Severity.WARNING, Severity.ERROR).index(severity)


def _told(slip: Slip, text: str) -> str:
    if slip.replacement is None:
        return slip.message
    shown = f"“{text[slip.start : slip.end]}” → “{slip.replacement}”"
    return f"{shown}: {slip.message}" if slip.message else shown


def _sentence(text: str, slip: Slip) -> str:
    """The slip with a few whole words on either side, in quotes."""
    start, end = max(0, slip.start - _AROUND), min(len(text), slip.end + _AROUND)
    if start:
        start = text.find(" ", start, slip.start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", slip.end, end), slip.end) if " " in text[slip.end : end] else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"“{before}{text[start:end].strip()}{after}”"


def _changed(slip: Slip, text: str) -> tuple[int, int, str]:
    """The least change that makes the replacement of what stands there: where, and by what."""
    found, wanted = text[slip.start : slip.end], slip.replacement or ""
    head = 0
    while head < min(len(found), len(wanted)) and found[head] == wanted[head]:
        head += 1
    tail = 0
    while tail < min(len(found), len(wanted)) - head and found[-1 - tail] == wanted[-1 - tail]:
        tail += 1
    return slip.start + head, slip.end - tail, wanted[head : len(wanted) - tail]


def _mendings(slip: Slip, line: ProseLine) -> Iterator[TextMending]:
    """The least change, so that formats around it stay."""
    if slip.replacement is None or not slip.is_safe or not line.number:
        return
    start, end, wanted = _changed(slip, line.text)
    span = line.span_in_file(start, end)
    if span is not None:
        told = f"“{line.text[slip.start : slip.end]}” → “{slip.replacement}”"
        yield TextMending(line.number - 1, *span, line.text[start:end], wanted, told)
