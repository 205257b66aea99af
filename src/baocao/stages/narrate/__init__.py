"""Facts, templates → Narrative: the official prose, with every printed value opaque and every line known."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from baocao.adapters.expressions import Fault, FaultKind, render
from baocao.stages.narrate import rules
from baocao.stages.narrate.annexes import AnnexSpeaker, TurnedPage, annex_files
from baocao.stages.narrate.prose import FILTERS
from baocao.stages.narrate.tables import table_by_unit, table_of
from baocao.stages.narrate.vocabulary import vocabulary
from baocao.values.facts import Facts
from baocao.values.narrative import AnnexText, Narrative
from baocao.values.problem import Place, Problem
from baocao.values.sources import SourceFile

_ROOT = "templates/"


def narrate(facts: Facts, templates: Mapping[str, SourceFile]) -> tuple[Narrative, tuple[Problem, ...]]:
    """Render the subject of the form, the report's `bao-cao.md.j2` and its annexes.

    Args:
        facts: what can be printed.
        templates: every template by its path relative to `templates/`.

    Returns:
        The narrative with its marks, and all faults of all templates: misspelt names, unknown values printed without a
        guard, refused syntax, digits typed by hand. A narrative with faults of the gravest kind has gaps.
    """
    form = facts.figures.form
    main = f"{form.report}/bao-cao.md.j2"
    sources, problems = _texts(templates)

    def place(name: str, line: int) -> Place:
        return form.subject_place if name == _SUBJECT else Place(_ROOT + name, line)

    if main not in templates:
        problems.append(rules.no_narrative(Place(_ROOT + main)))
    problems += [
        rules.empty_template(Place(_ROOT + name))
        for name, text in sources.items()
        if name.startswith(f"{form.report}/") and not text.strip()
    ]
    annexes = annex_files(form.report, list(sources))
    entries = {_SUBJECT: form.subject} | {name: sources[name] for name in (main, *annexes.values()) if name in sources}
    rendered = render(
        entries,
        sources,
        place,
        vocabulary(facts, Place(_ROOT + main)),
        FILTERS,
        {
            "bang": table_of,
            "bang_don_vi": table_by_unit,
            "phu_luc": lambda name, /: AnnexSpeaker(name, Place(_ROOT + annexes[name])),
            "trang_ngang": TurnedPage,
        },
        tuple(exemption.text for exemption in form.exemptions),
        tuple(annexes),
    )
    texts = rendered.texts
    narrative = Narrative(
        texts[_SUBJECT],
        texts.get(main, ""),
        rendered.printed,
        rendered.lines,
        facts.figures.extra,
        tuple(AnnexText(name, texts[file], Place(_ROOT + file)) for name, file in annexes.items()),
    )
    return narrative, (*problems, *(_problem(fault) for fault in rendered.faults))


_SUBJECT = "trich_yeu"


def _texts(templates: Mapping[str, SourceFile]) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, file in templates.items():
        try:
            text = file.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = file.data.count(b"\n", 0, error.start) + 1
            problems.append(rules.not_utf8(Place(_ROOT + name, line)))
            text = ""
        texts[name] = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return texts, problems


def _problem(fault: Fault) -> Problem:  # noqa: PLR0911 one arm for each kind
    match fault.kind:
        case FaultKind.SYNTAX:
            return rules.bad_syntax(fault.place, fault.detail, fault.sentence)
        case FaultKind.UNKNOWN_NAME:
            return rules.unknown_name(fault.place, fault.name, fault.nearest, fault.sentence)
        case FaultKind.NO_SUCH_FILE:
            return rules.no_such_file(fault.place, fault.name, fault.nearest)
        case FaultKind.NO_SUCH_ANNEX:
            return rules.no_such_annex(fault.place, fault.name, fault.nearest)
        case FaultKind.FORBIDDEN:
            return rules.forbidden(fault.place, fault.name, fault.nearest, fault.sentence)
        case FaultKind.NOT_PRINTABLE:
            return rules.not_printable(fault.place, fault.name, fault.detail, fault.sentence)
        case FaultKind.NOT_A_LIST:
            return rules.not_a_list(fault.place, fault.name)
        case FaultKind.NOT_COMPARABLE:
            return rules.not_comparable(fault.place, fault.name)
        case FaultKind.VALUE_MISSING:
            return rules.value_missing(fault.place, fault.name, fault.detail)
        case FaultKind.TYPED_DIGITS:
            return rules.typed_digits(fault.place, fault.name)
        case FaultKind.PRIVATE_CHARACTER:
            return rules.private_character(fault.place, fault.name)
        case FaultKind.TOO_MUCH:
            return rules.too_much(fault.place)
