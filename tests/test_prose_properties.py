"""What prose says of figures, against a recomputation of our own: fractions, and half-up rounding written anew."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.values.blocks import Heading, Paragraph, Table
from baocao.values.number import percentage, read_count, read_decimal, rounded, write_number
from baocao.values.problem import Problem, Severity
from workspace import CASES, REPORT, facts, lines, source

COMPARISONS = sorted((CASES / "so-sanh-loi-van").glob("*.txt"))
SAME, BEFORE = "cùng kỳ năm 2021", "6 tháng cuối năm 2021"
LABELS = ("kinh tế", "văn hoá - xã hội", "quốc phòng", "chính trị", "môi trường", "giáo dục", "y tế", "khác")

# ---------------------------------------------------------------- what the test works out by itself


def half_up(value: Fraction, decimals: int = 1) -> Fraction:
    scale = 10**decimals
    return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)


def told(value: Fraction | int) -> str:
    """A number that is not negative as offices write it: dots between thousands, a comma, no idle zeros."""
    tenths = Fraction(value) * 1000
    assert tenths.denominator == 1
    whole, rest = divmod(int(tenths), 1000)
    groups = []
    while whole >= 1000:
        whole, group = divmod(whole, 1000)
        groups.append(f"{group:03d}")
    decimals = f"{rest:03d}".rstrip("0")
    return ".".join([str(whole), *reversed(groups)]) + ("," + decimals if decimals else "")


def percent(part: int, whole: int) -> str:
    return told(half_up(Fraction(part * 100, whole))) + "%"


def joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " và " + parts[-1]


def compared(now: int | None, before: int | None, unit: str, period: str) -> str:
    """What the prose says; empty where it says nothing."""
    if now is None or before is None:
        return ""
    if now == before:
        return f"bằng {period}"
    if before == 0:
        return f"tăng {told(now)} {unit} ({period} không phát sinh)"
    if now == 0:
        return f"không phát sinh ({period} có {told(before)} {unit})"
    amount = f"{'tăng' if now > before else 'giảm'} {told(abs(now - before))} {unit}"
    if now >= 2 * before and now % before == 0:
        return f"{amount}, gấp {told(now // before)} lần {period}"
    change = percent(abs(now - before), before)
    return f"{amount} so với {period}" if change == "0%" else f"{amount} ({change}) so với {period}"


# ---------------------------------------------------------------- random indicators

Part = int | None | tuple[int | None, int | None]
Typed = list[Part]
sizes = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 2_000), st.integers(0, 10**7))
unknowable = st.none() | sizes | sizes | sizes
parts_of = unknowable | st.tuples(unknowable, unknowable)


class Indicator(Struct, frozen=True):
    """An indicator with one partition, in this period, the same one last year and the one before."""

    now: Typed
    same: Typed
    before: Typed
    target: int | None

    @property
    def labels(self) -> tuple[str, ...]:
        return LABELS[: len(self.now)]


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    count = draw(st.integers(1, 8))
    whole: st.SearchStrategy[Part] = sizes
    part: st.SearchStrategy[Part] = parts_of
    typed = st.one_of(*(st.lists(each, min_size=count, max_size=count) for each in (whole, part)))
    return Indicator(draw(typed), draw(typed), draw(typed), draw(st.none() | sizes))


def number_of(part: Part) -> int | None:
    if isinstance(part, tuple):
        return None if part[0] is None or part[1] is None else part[0] + part[1]
    return part


def total(parts: Typed) -> int | None:
    numbers = [number_of(part) for part in parts]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def form_of(count: int, unit: str = "mô hình", kind: str = "dem") -> str:
    parts = ", ".join(f"p{at}: {LABELS[at]}" for at in range(count))
    return (
        "ten: Thử\ntrich_yeu: thử {{ ky }}\nchi_tieu:\n"
        f"  x:\n    nhan: Chỉ tiêu\n    don_vi_tinh: '{unit}'\n    kieu: {kind}\n    chia_theo:\n      linh_vuc:\n"
        f"        nhan: Lĩnh vực\n        cac_phan: {{{parts}}}\n        moi_phan_chia: {{moi: mới, cu: cũ}}\n"
        f"  y:\n    nhan: Khác\n    don_vi_tinh: '{unit}'\n    kieu: {kind}\n"
    )


def data_of(period: str, parts: Typed, target: int | None = None) -> str:
    text = f"ky: {period}\nx:\n  linh_vuc:\n"
    for at, part in enumerate(parts):
        if isinstance(part, tuple):
            halves = [f"{key}: {half}" for key, half in zip(("moi", "cu"), part, strict=True) if half is not None]
            text += f"    p{at}: {{{', '.join(halves)}}}\n" if halves else f"    p{at}:\n"
        else:
            text += f"    p{at}: {'' if part is None else part}\n"
    return text + (f"ke_hoach_nam: {{x: {target}}}\n" if target is not None else "")


def texts_of(indicator: Indicator) -> dict[str, str]:
    return {
        "bieu-mau.yaml": form_of(len(indicator.now)),
        "2022-H1.yaml": data_of("2022-H1", indicator.now, indicator.target),
        "2021-H1.yaml": data_of("2021-H1", indicator.same),
        "2021-H2.yaml": data_of("2021-H2", indicator.before),
    }


def blocks_of(template: str, texts: Mapping[str, str]) -> tuple[tuple[Paragraph | Heading | Table, ...], list[Problem]]:
    found, problems = facts(texts=texts)
    narrative, faults = narrate(found, {f"{REPORT}/bao-cao.md.j2": source("", template)})
    blocks, markup = parse(narrative)
    return blocks.body, [*problems, *faults, *markup]


def printed(template: str, texts: Mapping[str, str]) -> list[str]:
    """The lines of the paper; nothing may be found wrong with them."""
    blocks, problems = blocks_of(template, texts)
    assert lines(tuple(problems)) == []
    told_lines = []
    for block in blocks:
        assert isinstance(block, Paragraph)
        told_lines.append(block.text)
    return told_lines


def sentence(template: str, texts: Mapping[str, str]) -> str:
    (line,) = printed(template, texts)
    return line


many = settings(max_examples=120, deadline=None)


# ---------------------------------------------------------------- totals, lists, shares


@many
@given(indicators())
def test_a_total_is_the_sum_of_known_parts_or_not_known(indicator: Indicator) -> None:
    line = sentence("Có {% if x is biet %}{{ x }}{% else %}chưa rõ{% endif %} mô hình.", texts_of(indicator))
    whole = total(indicator.now)
    assert line == f"Có {'chưa rõ' if whole is None else told(whole)} mô hình."


@many
@given(indicators())
def test_an_unknown_value_is_a_finding_and_never_nought(indicator: Indicator) -> None:
    blocks, problems = blocks_of("Có {{ x }} mô hình.", texts_of(indicator))
    (block,) = blocks
    assert isinstance(block, Paragraph)
    if total(indicator.now) is None:
        assert block.text == "Có [chưa có: x] mô hình."
        assert [(one.rule, one.severity) for one in problems] == [("mau/gia-tri-chua-co", Severity.ERROR)]
    else:
        assert problems == []


@many
@given(indicators())
def test_listed_parts_are_the_known_ones_that_are_not_nought(indicator: Indicator) -> None:
    template = "Có {% if x.linh_vuc is biet %}{{ x.linh_vuc | ke('mô hình') }}{% else %}chưa rõ{% endif %}."
    numbers = [number_of(part) for part in indicator.now]
    expected = [f"{told(n)} mô hình {label}" for n, label in zip(numbers, LABELS, strict=False) if n]
    assert sentence(template, texts_of(indicator)) == f"Có {joined(expected) if expected else 'chưa rõ'}."


@many
@given(indicators(), st.integers(1, 4))
def test_the_largest_parts_come_first_and_none_of_equal_ones_is_preferred(indicator: Indicator, count: int) -> None:
    template = f"Có {{% if x.linh_vuc is biet %}}{{{{ x.linh_vuc | nhieu_nhat({count}, 'mô hình') }}}}{{% endif %}}."
    numbers = [number_of(part) for part in indicator.now]
    some = [n for n in numbers if n]
    fitting = {n for n in some if sum(other >= n for other in some) <= count} or {max(some, default=0)}
    ranked = sorted((-n, at) for at, n in enumerate(numbers) if n and n in fitting)
    expected = joined([f"{told(-n)} mô hình {LABELS[at]}" for n, at in ranked]) if ranked else ""
    assert sentence(template, texts_of(indicator)) == (f"Có {expected}." if expected else "Có.")


@many
@given(indicators())
def test_a_share_is_rounded_half_up_to_one_decimal(indicator: Indicator) -> None:
    whole = total(indicator.now)
    for at, part in enumerate(indicator.now):
        number = number_of(part)
        template = f"Kinh tế {{{{ x.linh_vuc.p{at} | chiem(x) }}}}."
        if whole and number is not None:
            assert sentence(template, texts_of(indicator)) == f"Kinh tế chiếm {percent(number, whole)}."
        else:
            _, problems = blocks_of(template, texts_of(indicator))
            assert [one.rule for one in problems] == ["mau/gia-tri-chua-co"]


@many
@given(indicators())
def test_a_structure_says_so_exactly_when_its_shares_do_not_add_up(indicator: Indicator) -> None:
    whole = total(indicator.now)
    if not whole:
        return
    line = sentence("Gồm: {{ x.linh_vuc | co_cau }}.", texts_of(indicator))
    numbers = [number_of(part) or 0 for part in indicator.now]
    shares = joined([f"{label} {percent(n, whole)}" for n, label in zip(numbers, LABELS, strict=False) if n])
    adds_up = sum(half_up(Fraction(n * 100, whole)) for n in numbers) == 100
    note = "" if adds_up else " (các tỷ lệ cộng lại không bằng 100% do làm tròn)"
    assert line == f"Gồm: {shares}{note}."


@many
@given(indicators())
def test_a_table_has_an_empty_cell_for_an_unknown_part_and_a_total_only_when_it_is_known(indicator: Indicator) -> None:
    blocks, problems = blocks_of("{{ bang(x.linh_vuc, 'Lĩnh vực') }}", texts_of(indicator))
    (table,) = blocks
    assert isinstance(table, Table)
    assert problems == []
    assert table.header == ("TT", "Lĩnh vực", "Số lượng (mô hình)")
    numbers = [number_of(part) for part in indicator.now]
    expected = [
        (str(at), label[0].upper() + label[1:], "" if n is None else told(n))
        for at, (n, label) in enumerate(zip(numbers, LABELS, strict=False), 1)
    ]
    whole = total(indicator.now)
    expected += [("", "Tổng cộng", told(whole))] if whole is not None else []
    assert [tuple("".join(run.text for run in cell) for cell in row) for row in table.rows] == expected
    assert table.has_total == (whole is not None)


# ---------------------------------------------------------------- comparisons, targets


@many
@given(indicators())
def test_differences_and_percentages_are_those_of_the_figures(indicator: Indicator) -> None:
    texts = texts_of(indicator)
    values = [("x", total(indicator.now), total(indicator.same), total(indicator.before))]
    values += [
        (f"x.linh_vuc.p{at}", number_of(now), number_of(same), number_of(before))
        for at, (now, same, before) in enumerate(zip(indicator.now, indicator.same, indicator.before, strict=True))
    ]
    template = "\n".join(
        f"Có mô hình, {{{{ {key}.so_voi_cung_ky }}}}; {{{{ {key}.so_voi_ky_truoc }}}}." for key, *_ in values
    )
    expected = []
    for _, now, same, before in values:
        first, second = compared(now, same, "mô hình", SAME), compared(now, before, "mô hình", BEFORE)
        expected.append("Có mô hình" + (f", {first}" if first else "") + (f"; {second}" if second else "") + ".")
    assert printed(template, texts) == expected


@many
@given(indicators())
def test_the_share_of_the_years_target(indicator: Indicator) -> None:
    whole = total(indicator.now)
    said = (
        f", đạt {percent(whole, indicator.target)} kế hoạch năm 2022" if indicator.target and whole is not None else ""
    )
    assert sentence("Có mô hình, {{ x.ty_le_chi_tieu }}.", texts_of(indicator)) == f"Có mô hình{said}."


tenths = st.integers(0, 1000)


@many
@given(tenths, tenths)
def test_rates_differ_by_percentage_points(now: int, before: int) -> None:
    typed = [told(Fraction(each, 10)) for each in (now, before)]
    texts = {
        "bieu-mau.yaml": form_of(1, "%", "thap_phan"),
        "2022-H1.yaml": f"ky: 2022-H1\ny: {typed[0]}\n",
        "2021-H1.yaml": f"ky: 2021-H1\ny: {typed[1]}\n",
    }
    line = sentence("Đạt {{ y }}%, {{ y.so_voi_cung_ky }}.", texts)
    found = re.fullmatch(rf"Đạt {typed[0]}%, (.*)\.", line)
    assert found is not None, line
    if now == before:
        assert found[1] == f"bằng {SAME}"
        return
    said = re.fullmatch(rf"(tăng|giảm) ([\d.,]+) điểm phần trăm so với {SAME}", found[1])
    assert said is not None, found[1]
    assert said[1] == ("tăng" if now > before else "giảm")
    assert read_decimal(said[2]) == Decimal(abs(now - before)) / 10


# ---------------------------------------------------------------- what vanishes leaves no trace

KNOWN, UNKNOWN = "{{ y.so_voi_cung_ky }}", "{{ x.so_voi_cung_ky }}"
values_said = st.sampled_from([KNOWN, UNKNOWN, "{{ y.so_voi_ky_truoc }}", "{{ x.ty_le_chi_tieu }}"])
tails = st.one_of(
    st.builds(lambda value: f", {value}", values_said),
    st.builds(lambda value: f"; {value}", values_said),
    st.builds(lambda value: f" ({value})", values_said),
    st.builds(lambda one, other: f" ({one}, {other})", values_said, values_said),
    st.builds(lambda one, other: f" ({one}; {other})", values_said, values_said),
    st.builds(lambda one, two, three: f" ({one}, {two}; {three})", values_said, values_said, values_said),
    st.builds(lambda value: f", {value}, trong đó có một số mô hình mới", values_said),
    st.just(", trong đó có một số mô hình mới"),
)
UGLY = re.compile(r"  |\s[,.;:!?)]|\(\s|\(\)|[,;:]\s*[,.;)]|\([,;]|^[,;.]|\s$")


@settings(max_examples=300, deadline=None)
@given(st.lists(tails, min_size=1, max_size=4))
def test_what_vanishes_leaves_no_blank_comma_or_bracket_behind(endings: list[str]) -> None:
    texts = {
        "bieu-mau.yaml": form_of(1),
        "2022-H1.yaml": "ky: 2022-H1\nx: {linh_vuc: {p0: 5}}\ny: 7\n",
        "2021-H1.yaml": "ky: 2021-H1\ny: 5\n",
    }
    line = sentence("Có {{ y }} mô hình" + "".join(endings) + ".", texts)
    assert UGLY.search(line) is None, line
    assert line.count("(") == line.count(")")
    assert line.count("tăng 2 mô hình (40%) so với cùng kỳ năm 2021") == "".join(endings).count(KNOWN)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (f"Có {{{{ y }}}} mô hình ({UNKNOWN}, {UNKNOWN}).", ["Có 7 mô hình."]),
        (f"Có {{{{ y }}}} mô hình, **{UNKNOWN}**.", ["Có 7 mô hình."]),
        (f"Có {{{{ y }}}} mô hình (*{UNKNOWN}*).", ["Có 7 mô hình."]),
        (f"Có {{{{ y }}}} mô hình.\n{UNKNOWN}.", ["Có 7 mô hình."]),
        (f"Có {{{{ y }}}} mô hình.\n- {UNKNOWN}.", ["Có 7 mô hình."]),
    ],
)
def test_what_vanishes_takes_brackets_emphasis_and_its_own_line_with_it(template: str, expected: list[str]) -> None:
    texts = {
        "bieu-mau.yaml": form_of(1),
        "2022-H1.yaml": "ky: 2022-H1\nx: {linh_vuc: {p0: 5}}\ny: 7\n",
        "2021-H1.yaml": "ky: 2021-H1\n",
    }
    assert printed(template, texts) == expected


# ---------------------------------------------------------------- cases that a clerk could add


def cases(path: Path) -> list[tuple[str, str, str, str]]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("//"):
            now, earlier, unit, expected = (cell.strip() for cell in line.split("|"))
            rows.append((now, earlier, unit, expected))
    return rows


@pytest.mark.parametrize(
    ("name", "now", "earlier", "unit", "expected"),
    [
        pytest.param(path.stem, *row, id=f"{path.stem}: {row[0]} {row[1]}")
        for path in COMPARISONS
        for row in cases(path)
    ],
)
def test_comparison_reads_like_this(name: str, now: str, earlier: str, unit: str, expected: str) -> None:
    before, word = ("2021-H2", "so_voi_ky_truoc") if name.startswith("ky-truoc") else ("2021-H1", "so_voi_cung_ky")
    texts = {
        "bieu-mau.yaml": form_of(1, unit, "thap_phan" if unit == "%" else "dem"),
        "2022-H1.yaml": f"ky: 2022-H1\ny: {now}\n",
        "2021-H1.yaml": "ky: 2021-H1\n",
    }
    texts[f"{before}.yaml"] = f"ky: {before}\ny: {earlier}\n"
    line = sentence(f"Có mô hình, {{{{ y.{word} }}}}.", texts)
    assert line == ("Có mô hình, " + expected if expected else "Có mô hình") + "."


# ---------------------------------------------------------------- numbers


@given(st.integers(0, 10**15))
def test_numbers_are_written_as_we_write_them(number: int) -> None:
    assert write_number(number) == told(number)
    assert read_count(write_number(number)) == number


@given(st.integers(0, 10**12))
def test_a_text_that_is_read_as_a_count_is_written_back_with_its_dots(number: int) -> None:
    for text in (str(number), told(number)):
        found = read_count(text)
        assert found is not None
        assert write_number(found).replace(".", "") == text.replace(".", "")


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 3))
def test_percentages_are_the_fraction_rounded_half_up(part: int, whole: int, decimals: int) -> None:
    found = percentage(part, whole, decimals)
    assert found is not None
    assert Fraction(found) == half_up(Fraction(part * 100, whole), decimals)


@given(st.decimals(0, 10**9, places=4), st.integers(0, 3))
def test_rounding_twice_is_rounding_once(number: Decimal, decimals: int) -> None:
    assert Fraction(rounded(number, decimals)) == half_up(Fraction(number), decimals)
    assert rounded(rounded(number, decimals), decimals) == rounded(number, decimals)


@pytest.mark.parametrize(("now", "before"), [("1" + "0" * 30, "1"), ("9" * 60, "7"), ("3", "9" * 90)])
def test_no_typed_number_is_too_long_to_be_compared(now: str, before: str) -> None:
    texts = {
        "bieu-mau.yaml": form_of(1),
        "2022-H1.yaml": f"ky: 2022-H1\ny: {now}\nx: {{linh_vuc: {{p0: {now}}}}}\n",
        "2021-H1.yaml": f"ky: 2021-H1\ny: {before}\n",
    }
    template = "{{ y.so_voi_cung_ky | hoa_dau }}.\nKinh tế {{ x.linh_vuc.p0 | chiem(x) }}."
    assert printed(template, texts) == [
        (said := compared(int(now), int(before), "mô hình", SAME))[:1].upper() + said[1:] + ".",
        "Kinh tế chiếm 100%.",
    ]


@pytest.mark.parametrize(
    ("second_half", "expected"),
    [
        ("x: 7\nke_hoach_nam: {x: 12}\n", "Có 7 lớp, đạt 100% kế hoạch năm 2021."),
        ("x: 7\n", "Có 7 lớp, đạt 50% kế hoạch năm 2021."),
    ],
)
def test_a_flow_is_held_against_the_yearly_target_with_the_first_half(second_half: str, expected: str) -> None:
    form = "ten: Thử\ntrich_yeu: thử {{ ky }}\nchi_tieu:\n  x: {nhan: Lớp, don_vi_tinh: lớp, tinh_chat: thoi_ky}\n"
    texts = {
        "bieu-mau.yaml": form,
        "2021-H1.yaml": "ky: 2021-H1\nx: 5\nke_hoach_nam: {x: 24}\n",
        "2021-H2.yaml": "ky: 2021-H2\n" + second_half,
    }
    derived, _ = facts("2021-H2", texts)
    template = "Có {{ x }} lớp, {{ x.ty_le_chi_tieu }}."
    name = f"{REPORT}/bao-cao.md.j2"
    told, _ = narrate(derived, {name: source(f"templates/{name}", template)})
    (block,) = parse(told)[0].body
    assert isinstance(block, Paragraph)
    assert block.text == expected
