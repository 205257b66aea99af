"""Forms out, filled in, back in: exact sums in the period file, each with the cell that it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao import pipeline as reports
from baocao.pipeline import units as pipeline
from baocao.pipeline.units import PutTogether
from baocao.stages.derive import derive
from baocao.stages.keep_returns import keep_returns
from baocao.stages.load import load
from baocao.stages.validate import validate
from baocao.values.facts import Quantity
from baocao.values.problem import Severity
from baocao.values.sources import SourceFile, Sources
from baocao.values.unit import UnitReturn
from unit_forms import EMPTY, FIELDS, PERIOD, figures_with, filled, sent, sources_with, taken, whole

FIGURES = figures_with()
KEY = "2021-H1"


def run(sources: Sources, arrived: Sequence[UnitReturn], *, overwrite: bool = False) -> tuple[Sources, PutTogether]:
    """One `nhap`, and the sources as they are after it."""
    assert PERIOD is not None
    figures, _ = pipeline.open_intake(sources, PERIOD)
    assert figures is not None
    made = pipeline.put_together(sources, figures, arrived, (), overwrite=overwrite)
    period_file = SourceFile(sources.period_file.path, made.period_file or sources.period_file.data)
    kept = dict(sources.returns)
    if made.returns_file is not None:
        kept[KEY] = SourceFile(f"data/dan-van-kheo/{KEY}.don-vi.yaml", made.returns_file)
    return replace(sources, period_file=period_file, returns=kept), made


def test_forms_of_all_units_there_and_back() -> None:
    arrived: list[UnitReturn] = []
    for at, code in enumerate(FIGURES.units):
        found = taken(FIGURES, filled(FIGURES, code, whole(70 + at, at + 1)), f"{code}.xlsx")
        assert found.problems == ()
        arrived += found.returns
    sources, made = run(sources_with(), arrived)
    assert made.problems == ()
    text = sources.period_file.data.decode()
    assert "dang_vien: 286               # đảng viên\n" in text
    assert "    kinh_te: {moi: 10, duy_tri: 0}\n" in text
    figures, _, _ = load(sources)
    assert figures is not None
    facts = derive(figures, ())
    assert not [problem for problem in validate(facts) if problem.severity is Severity.ERROR]
    models = facts.facts["mo_hinh"]
    assert isinstance(models, Quantity)
    assert models.number == 10 * len(FIELDS)
    assert figures.returns is not None
    assert str(figures.returns.returns["van_phong"].figures["dang_vien"].cell.place) == "van_phong.xlsx:Số liệu!E8"


def test_a_lacking_unit_makes_the_sum_provisional_until_it_comes() -> None:
    others = [
        sent("so_noi_vu", {"dang_vien": 70}),
        sent("so_tu_phap", {"dang_vien": 80}),
        sent("ban_quan_ly", {"dang_vien": 5}),
    ]
    sources, made = run(sources_with(), others)
    assert b"dang_vien: 155 (s\xc6\xa1 b\xe1\xbb\x99)" in sources.period_file.data
    gaps, silent = made.problems
    assert (gaps.rule, silent.rule) == ("don-vi/thieu-so", "don-vi/chua-gui")
    assert gaps.message.startswith("Đảng bộ Sở Nội vụ; Đảng bộ Sở Tư pháp; Chi bộ Ban Quản lý dự án: để trống")
    assert "1/4 đơn vị chưa gửi số liệu: Chi bộ Văn phòng" in silent.message
    sources, made = run(sources, [sent("van_phong", {"dang_vien": 9})])
    assert [problem.rule for problem in made.problems] == ["don-vi/thieu-so"]
    assert b"dang_vien: 164 " in sources.period_file.data


def test_empty_is_not_zero() -> None:
    arrived = [sent(code, {"dang_vien": 10}) for code in list(FIGURES.units)[:3]] + [
        sent("van_phong", {"mo_hinh.chu_the.ca_nhan": 1})
    ]
    sources, made = run(sources_with(), arrived)
    assert "dang_vien: 30 (sơ bộ)" in sources.period_file.data.decode()
    assert "don-vi/thieu-so" in {problem.rule for problem in made.problems}


def test_what_somebody_typed_stays_unless_told_and_is_named() -> None:
    typed = sources_with(EMPTY.replace("dang_vien:   ", "dang_vien: 99"))
    arrived = [sent(code, {"dang_vien": 10}) for code in FIGURES.units]
    sources, made = run(typed, arrived)
    assert made.period_file is None
    assert "don-vi/da-go-tay" in {problem.rule for problem in made.problems}
    sources, made = run(sources, [], overwrite=True)
    assert b"dang_vien: 40" in sources.period_file.data
    assert "don-vi/da-ghi-de" in {problem.rule for problem in made.problems}


def test_units_that_know_only_the_whole_leave_the_parts_empty() -> None:
    parts = {f"mo_hinh.linh_vuc.{name}.{part}": 1 for name in FIELDS for part in ("moi", "duy_tri")}
    whole_parts = {f"mo_hinh.linh_vuc.{name}": 2 for name in FIELDS}
    codes = list(FIGURES.units)
    sources, _ = run(sources_with(), [sent(code, parts) for code in codes])
    assert "kinh_te: {moi: 4, duy_tri: 4}" in sources.period_file.data.decode()
    arrived = [sent(codes[0], whole_parts)]
    sources, _ = run(sources, arrived)
    figures, _, _ = load(sources)
    assert figures is not None
    facts = derive(figures, ())
    assert not [problem for problem in validate(facts) if problem.severity is Severity.ERROR]
    models = facts.facts["mo_hinh"]
    assert isinstance(models, Quantity)
    assert models.number == 8 * len(FIELDS)
    assert "tong: 8" in sources.period_file.data.decode()


@pytest.mark.parametrize(
    ("first", "second", "overwrite", "rule", "members"),
    [
        (70, 70, False, None, 70),
        (70, 72, False, "don-vi/gui-lai-khac", 70),
        (70, 72, True, "don-vi/thay-phieu", 72),
    ],
)
def test_a_unit_that_sends_again(first: int, second: int, overwrite: bool, rule: str | None, members: int) -> None:
    sources, _ = run(sources_with(), [sent("so_noi_vu", {"dang_vien": first}, "a.xlsx")])
    sources, made = run(sources, [sent("so_noi_vu", {"dang_vien": second}, "b.xlsx")], overwrite=overwrite)
    told = {problem.rule for problem in made.problems} - {"don-vi/chua-gui", "don-vi/thieu-so"}
    assert told == ({rule} if rule else set())
    assert f"dang_vien: {members} (sơ bộ)" in sources.period_file.data.decode()


def test_a_unit_twice_in_one_run_is_asked() -> None:
    _, made = run(
        sources_with(), [sent("so_noi_vu", {"dang_vien": 70}, "a.xlsx"), sent("so_noi_vu", {"dang_vien": 72}, "b.xlsx")]
    )
    assert [problem.rule for problem in made.problems if problem.severity is Severity.ERROR] == ["don-vi/gui-hai-lan"]
    assert made.period_file is None


def test_a_unit_far_from_its_last_period() -> None:
    figures = FIGURES
    before = {"so_noi_vu": sent("so_noi_vu", {"dang_vien": 70}), "so_tu_phap": sent("so_tu_phap", {"dang_vien": 80})}
    assert figures.returns is None
    kept = keep_returns(before, figures.units, {}, figures.period.previous, figures.form)
    sources = sources_with(returns={"2020-H2": kept})
    arrived = [sent("so_noi_vu", {"dang_vien": 700}), sent("so_tu_phap", {"dang_vien": 82})]
    _, made = run(sources, arrived)
    far = [problem for problem in made.problems if problem.rule == "don-vi/bien-dong"]
    assert [(str(each.place), each.message) for each in far] == [
        ("so_noi_vu.xlsx:Số liệu!E7", "Đảng bộ Sở Nội vụ: Đảng viên 700, kỳ trước 70")
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_other_byte_stays(ends: str, mark: str) -> None:
    text = mark + ("# đầu tệp  \n" + EMPTY + "\n# cuối tệp").replace("\n", ends)
    sources, _ = run(sources_with(text), [sent(code, {"dang_vien": 1000}) for code in FIGURES.units])
    after = sources.period_file.data.decode()
    assert after == text.replace("dang_vien:                # đảng viên", "dang_vien: 4.000               # đảng viên")


_NUMBERS = st.fixed_dictionaries(
    {},
    optional={
        "dang_vien": st.integers(0, 10**6),
        **{f"mo_hinh.linh_vuc.{name}": st.integers(0, 99) for name in FIELDS},
    },
)


@settings(max_examples=12, deadline=None)
@given(
    st.dictionaries(st.sampled_from(list(FIGURES.units)), _NUMBERS.filter(bool), min_size=1),
    st.randoms(use_true_random=False),
)
def test_any_order_in_any_number_of_runs_gives_the_same_files(
    values: Mapping[str, Mapping[str, int]], random: Random
) -> None:
    arrived = [sent(code, numbers) for code, numbers in values.items()]
    once, _ = run(sources_with(), arrived)
    shuffled = [*arrived, *arrived[:1]]
    random.shuffle(shuffled)
    cut = random.randint(0, len(shuffled))
    step, _ = run(sources_with(), shuffled[:cut])
    step, _ = run(step, shuffled[cut:])
    assert step.period_file.data == once.period_file.data
    assert step.returns[KEY].data == once.returns[KEY].data
    members = [numbers["dang_vien"] for numbers in values.values() if "dang_vien" in numbers]
    figures, _, _ = load(once)
    assert figures is not None
    fact = derive(figures, ()).facts["dang_vien"]
    assert isinstance(fact, Quantity)
    assert fact.number == (sum(members) if members else None)
    assert not members or fact.provisional is (len(members) < len(FIGURES.units))


@settings(max_examples=12, deadline=None)
@given(st.lists(_NUMBERS, min_size=4, max_size=4))
def test_what_is_written_never_contradicts_itself(values: list[Mapping[str, int]]) -> None:
    arrived = [sent(code, numbers) for code, numbers in zip(FIGURES.units, values, strict=True) if numbers]
    sources, _ = run(sources_with(), arrived)
    figures, _, problems = load(sources)
    assert figures is not None
    judged = [problem for problem in validate(derive(figures, ())) if problem.severity is Severity.ERROR]
    assert [problem for problem in judged if problem.about.startswith(("dang_vien", "mo_hinh"))] == []
    assert [problem for problem in problems if problem.about.startswith("mo_hinh")] == []


def test_the_report_of_the_tally_is_sealed_like_a_paper() -> None:
    _, made = run(sources_with(), [sent("so_noi_vu", {"dang_vien": 70})])
    assert reports.is_own_paper(made.report)
