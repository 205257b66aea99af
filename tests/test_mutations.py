"""Mutations of the shipped 2021-H1: whatever is typed or changed is found, or stands on the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.values.problem import Problem, Severity
from baocao.values.sources import SourceFile, Sources
from repository import PERIOD_FILE, REPORT, sources, text_of

TEMPLATES = sorted(name for name in sources().templates if name.startswith(f"{REPORT}/"))
FORM = f"templates/{REPORT}/bieu-mau.yaml"
EVERY = 40
INVENTED = Path(__file__).parent / "ky-gia-dinh"
RICH = f"data/{REPORT}/2021-H2.yaml"
"""An invented period with every figure filled in, which stands in for the shipped one where that has gaps."""


def made(changed: Mapping[str, str]) -> pipeline.Outcome:
    """What comes of the shipped period when files have these texts instead."""
    shipped = sources()

    def file(one: SourceFile) -> SourceFile:
        return SourceFile(one.path, changed[one.path].encode()) if one.path in changed else one

    templates = {name: file(one) for name, one in shipped.templates.items()}
    assert set(changed) <= {shipped.period_file.path, shipped.form.path} | {one.path for one in templates.values()}
    return judged(replace(shipped, period_file=file(shipped.period_file), form=file(shipped.form), templates=templates))


def judged(given: Sources) -> pipeline.Outcome:
    return pipeline.make_report(given, files.rule_books(), draft=0)


@cache
def shipped() -> pipeline.Outcome:
    return made({})


def new_findings(found: pipeline.Outcome) -> list[Problem]:
    """What is found now and was not before; hints do not count."""
    known = set(shipped().problems)
    return [one for one in found.problems if one not in known and one.severity is not Severity.HINT]


def template_texts() -> dict[str, str]:
    return {f"templates/{name}": text_of(f"templates/{name}") for name in TEMPLATES}


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def test_the_shipped_period_has_no_warning() -> None:
    assert [one for one in shipped().problems if one.severity is not Severity.HINT] == []


# ---------------------------------------------------------------- (a) digits typed into the narrative


def plain_positions(text: str) -> Iterator[int]:
    """Every 40th position of the words outside {{ }}, {% %} and {# #}."""
    plain: list[int] = []
    at = 0
    for found in re.finditer(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", text, re.DOTALL):
        plain += range(at, found.start() + 1)
        at = found.end()
    plain += range(at, len(text))
    yield from [position for position in plain if text[position : position + 1] not in ("", "\n")][::EVERY]


def rounds() -> list[dict[str, list[int]]]:
    """The positions in rounds, each with at most one on any line, so that one run judges many of them."""
    found: list[dict[str, list[int]]] = []
    for path, text in template_texts().items():
        on_line: dict[int, int] = {}
        for position in plain_positions(text):
            line = line_at(text, position)
            turn = on_line[line] = on_line.get(line, -1) + 1
            while len(found) <= turn:
                found.append({})
            found[turn].setdefault(path, []).append(position)
    return found


ROUNDS = rounds()


def test_many_positions_are_tried() -> None:
    tried = sum(len(positions) for turn in ROUNDS for positions in turn.values())
    assert tried > 120
    assert {path for turn in ROUNDS for path in turn} == set(template_texts())


@pytest.mark.parametrize("typed", ["7", "2019", " 2021 ", " 3,5%", "năm 2021", "٣"])
@pytest.mark.parametrize("turn", range(len(ROUNDS)))
def test_what_is_typed_into_the_narrative_is_found_at_its_line(turn: int, typed: str) -> None:
    texts = template_texts()
    changed = {}
    wanted = []
    for path, positions in ROUNDS[turn].items():
        text = texts[path]
        for position in reversed(positions):
            text = text[:position] + typed + text[position:]
            line = line_at(texts[path], position)
            wanted.append((path, line, texts[path][max(0, position - 20) : position + 20]))
        changed[path] = text
    found = {(one.place.path, one.place.line) for one in new_findings(made(changed))}
    assert [each for each in wanted if each[:2] not in found] == []


LITERALS = (
    ("phan-2.md.j2", 'ke("mô hình thuộc lĩnh vực")', 'ke("mô hình năm 2021 thuộc lĩnh vực")'),
    ("phan-2.md.j2", 'ke("mô hình")', 'ke("7 mô hình")'),
    ("phan-2.md.j2", '{{ "." if loop.last else ";" }}', '{{ "9." if loop.last else ";" }}'),
    ("phan-2.md.j2", "chu_de_cong_tac(ky.nam, ", 'chu_de_cong_tac("2021", '),
    ("phan-2.md.j2", "chu_de_cong_tac(ky.nam, ", "chu_de_cong_tac(2021, "),
    ("phan-3.md.j2", "chu_de_cong_tac(ky.sau.nam, ", 'chu_de_cong_tac("2021", '),
    ("phan-3.md.j2", "chu_de_nam if ky.sau.nam == ky.nam else chu_de_nam_sau", '"Chủ đề năm 2021"'),
    ("cum-tu.md.j2", "Chủ đề công tác năm {{ nam }}", "Chủ đề công tác năm {{ 2021 }}"),
    ("cum-tu.md.j2", "Chủ đề công tác năm {{ nam }}", "Chủ đề công tác năm {{ '2021' }}"),
)


@pytest.mark.parametrize(("name", "old", "new"), LITERALS, ids=[new for _, _, new in LITERALS])
def test_digits_in_the_words_of_a_command_are_found(name: str, old: str, new: str) -> None:
    path = f"templates/{REPORT}/{name}"
    text = text_of(path)
    assert old in text
    at = text.index(old)
    found = new_findings(made({path: text.replace(old, new, 1)}))
    assert any(one.place.path == path and one.place.line == line_at(text, at) for one in found), found


# ---------------------------------------------------------------- (b) periods typed out


def without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}", lambda comment: "·" * len(comment[0]), text, flags=re.DOTALL)


WORDS_OF_KY = {
    "ky": "6 tháng đầu năm 2021",
    "ky.sau": "6 tháng cuối năm 2021",
    "ky.dau_cau": "Sáu tháng đầu năm 2021",
    "ky.nam": "2021",
    "ky.sau.nam": "2021",
}
CALLS = [
    (path, found.start(), found.end(), found[1])
    for path in (*template_texts(), FORM)
    for found in re.finditer(r"\{\{ (ky[a-z.]*) \}\}", without_comments(text_of(path)))
]


def test_the_narrative_names_the_period_in_many_places() -> None:
    assert len(CALLS) >= 10
    assert any(path == FORM for path, *_ in CALLS)


@pytest.mark.parametrize(("path", "start", "end", "name"), CALLS, ids=[f"{call[0]}:{call[1]}" for call in CALLS])
def test_a_period_typed_out_is_found(path: str, start: int, end: int, name: str) -> None:
    text = text_of(path)
    line = line_at(text, start)
    found = new_findings(made({path: text[:start] + WORDS_OF_KY[name] + text[end:]}))
    assert any(one.place.path == path and one.place.line == line for one in found), found


@pytest.mark.parametrize("words", ["Sáu tháng đầu năm", "Quý II", "chín tháng đầu năm", "Ba tháng đầu năm"])
def test_a_part_of_the_year_in_words_is_found_where_it_is_not_the_periods(words: str) -> None:
    """Typed into the results of a second half: no digit, and yet stale, as the page of ky-truoc/ky-la says itself."""
    path = f"templates/{REPORT}/phan-1.md.j2"
    text = text_of(path)
    given = sources()
    period_file = SourceFile(RICH, (INVENTED / "2021-H2.yaml").read_bytes())
    old = "Từ điều kiện thực tiễn"
    assert old in text
    changed = SourceFile(path, text.replace(old, f"{words}, từ điều kiện thực tiễn").encode())
    templates = {name: changed if one.path == path else one for name, one in given.templates.items()}
    found = judged(replace(given, period_file=period_file, templates=templates)).problems
    line = line_at(text, text.index(old))
    assert any(one.place.path == path and one.place.line == line for one in found), found


# ---------------------------------------------------------------- (c) figures of the period file


def value_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where values stand in a period file: after `key: ` or `- `, up to a comment."""
    for found in re.finditer(r"^[ ]*(?:- |[a-z_]+:[ ])[ ]*(?P<value>[^#\n]*)", text, re.MULTILINE):
        value = found["value"].rstrip()
        if value and not value.startswith("|"):
            yield found.start("value"), found.start("value") + len(value)


def digit_positions(text: str) -> list[int]:
    return [at for start, end in value_spans(text) for at in range(start, end) if text[at].isdigit()]


H1 = text_of(PERIOD_FILE)
SECOND = (INVENTED / "2021-H2.yaml").read_text(encoding="utf-8")


def second_half(text: str) -> pipeline.Outcome:
    """The invented second half with the shipped form and templates, and its own earlier periods beside it."""
    earlier = {
        key: SourceFile(f"data/{REPORT}/{key}.yaml", (INVENTED / f"{key}.yaml").read_bytes())
        for key in ("2020-H1", "2020-H2", "2021-H1")
    }
    return judged(replace(sources(), period_file=SourceFile(RICH, text.encode()), earlier=earlier))


def words_of(outcome: pipeline.Outcome) -> str:
    """All words of the paper."""
    return outcome.sheet.text if outcome.sheet is not None else ""


@pytest.mark.parametrize("at", digit_positions(H1), ids=lambda at: f"{line_at(H1, at)}:{at - H1.rfind(chr(10), 0, at)}")
def test_a_changed_digit_changes_the_paper_or_is_found(at: int) -> None:
    changed = made({PERIOD_FILE: H1[:at] + str((int(H1[at]) + 1) % 10) + H1[at + 1 :]})
    assert new_findings(changed) or words_of(changed) != words_of(shipped())


@cache
def invented() -> pipeline.Outcome:
    return second_half(SECOND)


@pytest.mark.parametrize(
    "at", digit_positions(SECOND), ids=lambda at: f"{line_at(SECOND, at)}:{at - SECOND.rfind(chr(10), 0, at)}"
)
def test_a_changed_digit_of_a_full_period_changes_the_paper_or_is_found(at: int) -> None:
    changed = second_half(SECOND[:at] + str((int(SECOND[at]) + 1) % 10) + SECOND[at + 1 :])
    assert set(changed.problems) - set(invented().problems) or words_of(changed) != words_of(invented())


# ---------------------------------------------------------------- (d) another year in the texts of the period file

TEXTS = [(start, end) for start, end in value_spans(H1) if re.search(r"[^\W\d_]{2,} ", H1[start:end])]


def test_many_texts_are_tried() -> None:
    assert len(TEXTS) >= 16


def strange(text: str, start: int) -> list[Problem]:
    found = made({PERIOD_FILE: text}).problems
    line = line_at(text, start)
    return [one for one in found if one.place.line == line and one.place.path == PERIOD_FILE]


@pytest.mark.parametrize("span", TEXTS, ids=lambda span: f"dòng {line_at(H1, span[0])}")
@pytest.mark.parametrize("typed", ["năm 2019", "năm 2020", "(2018)", "2012 - 2014", "trong năm 1999"])
def test_another_year_typed_into_a_text_is_found(span: tuple[int, int], typed: str) -> None:
    start, end = span
    words = H1[start:end]
    blank = words.rindex(" ")
    for value in (f"{words[:blank]} {typed}{words[blank:]}", f"{words.rstrip('.')} {typed}"):
        found = strange(H1[:start] + value + H1[end:], start)
        assert any(one.rule == "ky-truoc/nam-la" for one in found), (value, found)


STALE = ("ky-truoc/nam-la", "ky-truoc/ky-la")
LIMITATION = "Một số cấp uỷ cơ sở có thời điểm nắm và phản ánh diễn biến tư tưởng, dư luận xã hội còn chậm."


def limited(sentence: str) -> list[Problem]:
    start = H1.index(LIMITATION)
    return [one for one in strange(H1.replace(LIMITATION, sentence), start) if one.rule in STALE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Số vụ việc giảm so với năm 2020.",
        "Tiến độ chậm hơn cùng kỳ năm 2020.",
        "Nhiệm kỳ 2020 - 2025 mới bắt đầu.",
        "Giai đoạn 2020-2025 còn nhiều việc phải làm.",
        "Nghị quyết ngày 30/10/2016 chậm được triển khai.",
        "Trong năm 2021 còn một số đơn vị chậm gửi báo cáo.",
        "Mục tiêu đến năm 2025 còn xa.",
        "Quý I và quý II năm 2021 còn một số đơn vị chậm gửi báo cáo.",
        "Công văn số 12-CV/2019 chậm được trả lời, theo số liệu kể từ năm 2018.",
    ],
)
def test_a_year_that_is_accounted_for_is_left_alone(sentence: str) -> None:
    assert limited(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ đề công tác năm 2020 được quán triệt chậm.",
        "Hoạt động nhân đạo, từ thiện năm 2019 chưa đều.",
        "Việc từng cấp uỷ triển khai năm 2019 chưa đều.",
        "Khoá tập huấn năm 2019 chưa đạt yêu cầu.",
        "Nhiệm kỳ 2010 - 2015 còn chậm.",
        "Năm 2019, việc nắm tình hình còn chậm.",
        "Việc nắm tình hình còn chậm (năm 2019).",
        "Việc nắm tình hình năm 2019: còn chậm.",
        "6 tháng cuối năm 2020, việc nắm tình hình còn chậm.",
        "Việc nắm tình hình 6 tháng đầu năm 2020 còn chậm.",
        "Quý IV năm 2020 còn chậm.",
        "Quý I/2020 còn chậm.",
        "Năm học 2019 - 2020 kết thúc muộn.",
    ],
)
def test_a_stale_year_is_found(sentence: str) -> None:
    assert [one.about for one in limited(sentence)] != []
