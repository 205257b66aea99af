"""Narrate and parse: templates to text, faulty templates to findings, and values that arrive as they were typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.values.blocks import Block, Heading, Paragraph, Run, Table
from baocao.values.narrative import LINE_MARKS, VALUE_MARKS
from baocao.values.problem import Problem, Severity, in_order
from workspace import CASES, REPORT, facts, lines, source

WORDS = sorted((CASES / "loi-van").glob("*.j2"))
FAULTS = sorted((CASES / "mau-sai").glob("*.j2"))


def paper(template: str, changed: dict[str, str] | None = None) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    found, problems = facts(texts=changed)
    narrative, faults = narrate(found, {f"{REPORT}/bao-cao.md.j2": source("", template)})
    blocks, markup = parse(narrative)
    return blocks.body, in_order((*problems, *faults, *markup))


def as_text(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return "#" * level + " " + emphasised(runs)
        case Paragraph(runs):
            return emphasised(runs)
        case Table(header, rows):
            cells = [" | ".join("".join(run.text for run in cell) for cell in row) for row in rows]
            return "\n".join([" | ".join(header), *cells])


def emphasised(runs: tuple[Run, ...]) -> str:
    text, bold, italic = "", False, False
    for run in (*runs, None):
        text += "**" * (bold != bool(run and run.bold)) + "*" * (italic != bool(run and run.italic))
        bold, italic = bool(run and run.bold), bool(run and run.italic)
        text += run.text if run else ""
    return text


@pytest.mark.parametrize("case", WORDS, ids=lambda path: path.stem)
def test_template_prints_this_text(case: Path) -> None:
    blocks, problems = paper(case.read_text(encoding="utf-8"))
    assert lines(tuple(one for one in problems if one.severity is Severity.ERROR)) == []
    assert [as_text(block) for block in blocks] == case.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", FAULTS, ids=lambda path: path.stem)
def test_faulty_template_gives_these_findings(case: Path) -> None:
    _, problems = paper(case.read_text(encoding="utf-8"))
    assert sorted(lines(problems)) == sorted(case.with_suffix(".txt").read_text(encoding="utf-8").splitlines())


def test_a_misspelt_name_is_shown_in_its_sentence_with_the_nearest_known_name() -> None:
    _, problems = paper("Đảng bộ có 106 tổ chức, với {{ dang_vine }} đảng viên trong toàn Khối.")
    remedy = next(problem.remedy for problem in problems if problem.rule == "mau/khong-co-ten")
    assert remedy == "Có phải `dang_vien`? Câu: “… với {{ dang_vine }} đảng viên …”"


# What loading lets through: no line breaks, tabs, control, private-use or format characters, no `{{`.
typed = st.text(
    st.characters(
        exclude_categories=("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp", "So", "Zs", "Mn", "Me", "Lm", "Sk"),
        exclude_characters="{}",
        max_codepoint=0x2FFF,
    ),
    min_size=1,
    max_size=40,
)
nasty = st.sampled_from(
    ["1. đầu dòng", "- gạch", "# thăng", "*sao* **đậm**", "_gạch_ dưới", "a | b", "& < > \" '", "\\n \\", "[x](y)",
     "a) chữ", "`mã`", "--- ===", "~~x~~", "2021", "98,5%", "I- MỤC", "</w:t>", "]]>", "%}", "…", "“q”"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(typed | nasty, min_size=1, max_size=4))
def test_values_arrive_as_typed_whole_and_in_order(texts: list[str]) -> None:
    import unicodedata  # noqa: PLC0415

    texts = [unicodedata.normalize("NFC", text) for text in texts]
    quoted = "".join("  - '" + text.replace("'", "''") + "'\n" for text in texts)
    data = (CASES / "du-lieu" / "2022-H1.yaml").read_text(encoding="utf-8")
    data = data[: data.index("danh_sach_thu")] + "danh_sach_thu:\n" + quoted
    template = "{% for v in danh_sach_thu %}\n{{ v }}\nx **{{ v }}** y\n# {{ v }}\n{% endfor %}\n"
    blocks, problems = paper(template, {"2022-H1.yaml": data})
    assert lines(problems) == []
    values = [run.text for block in blocks if not isinstance(block, Table) for run in block.runs if run.source.key]
    assert values == [text for text in texts for _ in range(3)]
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Heading] * len(texts)


def test_every_character_knows_where_it_came_from() -> None:
    blocks, _ = paper("Có {{ dang_vien }} đảng viên,\n{{ to_chuc_co_so_dang }} tổ chức.")
    first, second = blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert [(run.text, str(run.source.place), run.source.key) for run in first.runs] == [
        ("Có ", "templates/dan-van-kheo/bao-cao.md.j2:1", ""),
        ("7.512", "data/dan-van-kheo/2022-H1.yaml:5:12", "dang_vien"),
        (" đảng viên,", "templates/dan-van-kheo/bao-cao.md.j2:1", ""),
    ]
    assert second.runs[0].source.computation == "54 + 52"
    assert second.runs[1].source.place.line == 2


def test_marks_typed_into_a_template_cannot_forge_a_value() -> None:
    blocks, problems = paper(f"a{chr(VALUE_MARKS)}b{chr(LINE_MARKS)}c {{{{ dang_vien }}}} " + '{{ "\\U000f0000" }}d')
    assert [as_text(block) for block in blocks] == ["abc 7.512 d"]
    assert {problem.rule for problem in problems} == {"mau/ky-tu-la"}


HOSTILE = {
    "a product of texts": "{{ 'a' * 10 ** 10 }}",
    "nested loops": "{% for a in nhiem %}".replace("nhiem", "danh_sach_thu") * 15 + "x" + "{% endfor %}" * 15,
    "loops deeper than Python can nest": "{% for a in danh_sach_thu %}" * 30 + "x" + "{% endfor %}" * 30,
    "a macro that calls itself": "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "a file that includes itself": "{% include 'dan-van-kheo/bao-cao.md.j2' %}" * 2,
    "text doubled sixty times": "{% set x %}aaaaaaaa{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 60
    + "{{ x }}",
    "five thousand brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "a name of five thousand parts": "{{ ky" + ".sau" * 5000 + " }}",
    "conditions in conditions": "{% if ky %}" * 300 + "{% endif %}" * 300,
    "Python's inside": "{{ ky.__class__.__mro__ }}{{ ''.__class__ }}{{ self._TemplateReference__context }}",
    "Jinja's globals": "{{ cycler.__init__.__globals__ }}{{ lipsum(n=100000) }}{{ range(10**9) }}{{ namespace(a=1) }}",
    "filters of Python": "{{ ky | attr('__class__') }}{{ ky | format }}{{ [1] | map('upper') }}",
    "an attribute set": "{% set ky.x = 1 %}{% set ns.x = 1 %}",
    "a macro given too much": "{% macro f() %}a{% endmacro %}{{ f(1, 2, 3) }}",
}


@pytest.mark.parametrize("template", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_templates_end_in_a_finding(template: str) -> None:
    _, problems = paper(template)
    assert any(problem.severity is Severity.ERROR for problem in problems)
    assert all(problem.rule.startswith(("mau/", "nguon/")) for problem in problems)
