"""The list of units and what they sent: read from their files, and kept so that nothing is lost."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao.adapters.yaml_tree import read_tree
from baocao.files import Workspace
from baocao.stages.keep_returns import keep_returns
from baocao.stages.load import load
from baocao.stages.load.forms import read_form
from baocao.stages.load.returns import read_returns
from baocao.values.figures import Figures
from baocao.values.form import Form
from baocao.values.period import Period
from baocao.values.problem import Place, Problem
from baocao.values.sources import SourceFile, Sources
from baocao.values.unit import CellPlace, Unit, UnitFigure, UnitRecord, UnitReturn
from workspace import REPORT, lines, source, sources

FORM_TEXT = """
ten: Báo cáo
trich_yeu: kết quả
chi_tieu:
  dang_vien:
    nhan: Đảng viên
    don_vi_tinh: đảng viên
    tu_don_vi: true
  ty_le:
    nhan: Tỷ lệ
    kieu: thap_phan
    tu_don_vi: true
  mo_hinh:
    nhan: Mô hình
    kieu: bang_ghi
    tu_don_vi: true
    cot:
      ten: {nhan: Tên}
      so: {nhan: Số, kieu: dem}
"""
NAME = f"data/{REPORT}/2022-H1.don-vi.yaml"
PERIOD = Period.parse("2022-H1") or Period.parse("2021")
HERE = Place("data/don-vi.yaml", 1)


def form() -> Form:
    tree, _ = read_tree(source("bieu-mau.yaml", FORM_TEXT))
    problems: list[Problem] = []
    read = read_form(tree, REPORT, problems) if tree else None
    assert read is not None, problems
    return read


FORM = form()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
CELLS = st.builds(CellPlace, WORDS, WORDS, st.from_regex(r"[A-Z]{1,3}[1-9][0-9]{0,4}", fullmatch=True))
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)


@st.composite
def unit_returns(draw: st.DrawFn, code: str) -> UnitReturn:
    """What one unit sent, under the worst of names; most cells are of its own file."""
    file = draw(WORDS)
    cells = CELLS.map(lambda cell: replace(cell, file=file)) | CELLS
    figures = {}
    if draw(st.booleans()):
        figures["dang_vien"] = UnitFigure("dang_vien", draw(st.integers(0, 10**9)), draw(cells))
    if draw(st.booleans()):
        number = draw(st.decimals(0, 10**6, places=2, allow_nan=False))
        figures["ty_le"] = UnitFigure("ty_le", abs(number), draw(cells))
    texts = st.dictionaries(st.sampled_from(["ten", "so"]), WORDS)
    rows = draw(st.lists(st.builds(UnitRecord, st.just("mo_hinh"), texts, cells), max_size=3))
    return UnitReturn(code, file, figures, tuple(rows))


def kept(returns: dict[str, UnitReturn], units: dict[str, Unit], written: dict[str, str]) -> bytes:
    assert PERIOD is not None
    return keep_returns(returns, units, written, PERIOD, FORM)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_what_is_kept_is_read_back_as_it_was(data: st.DataObject) -> None:
    codes = data.draw(st.lists(CODES, unique=True, max_size=4))
    returns = {code: data.draw(unit_returns(code)) for code in codes}
    written = data.draw(st.dictionaries(st.sampled_from(["dang_vien", "ty_le"]), WORDS))
    units = {code: Unit(code, code, "", HERE) for code in data.draw(st.lists(CODES, unique=True, max_size=3))}
    problems: list[Problem] = []
    file = kept(returns, units, written)
    read = read_returns(SourceFile(NAME, file), FORM, problems)
    assert problems == []
    assert read is not None
    assert (read.returns, read.written) == (returns, written)
    assert file == kept(dict(reversed(returns.items())), units, written)


def one_return(number: int = 70) -> UnitReturn:
    file = "so_noi_vu.xlsx"
    record = UnitRecord("mo_hinh", {"ten": "Họp: 15 #1", "so": "7.392"}, CellPlace(file, "Mô hình", "A5"))
    figure = UnitFigure("dang_vien", number, CellPlace(file, "Số liệu", "E9"))
    return UnitReturn("so_noi_vu", file, {"dang_vien": figure}, (record,))


def test_the_file_reads_like_this() -> None:
    text = kept({"so_noi_vu": one_return()}, {}, {"dang_vien": "70 (sơ bộ)"}).decode()
    assert text.split("nhập lại.\n")[1] == (
        "ky: 2022-H1\nda_ghi:\n  dang_vien: 70 (sơ bộ)\ndon_vi:\n  so_noi_vu:\n    tep: so_noi_vu.xlsx\n"
        "    so_lieu:\n      dang_vien: 70 ← Số liệu!E9\n    ban_ghi:\n      - bang: mo_hinh\n        o: Mô hình!A5\n"
        "        cot:\n          so: 7.392\n          ten: 'Họp: 15 #1'\n"
    )
    read = read_returns(SourceFile(NAME, text.encode()), FORM, [])
    assert read is not None
    assert read.places[("so_noi_vu", "dang_vien")] == Place(NAME, 11)
    assert read.places[("so_noi_vu", "mo_hinh[1]")] == Place(NAME, 13)


def test_a_number_changed_by_hand_is_named() -> None:
    data = kept({"so_noi_vu": one_return()}, {}, {}).replace(b": 70 ", b": 7,0 ")
    problems: list[Problem] = []
    read = read_returns(SourceFile(NAME, data), FORM, problems)
    assert read is not None
    assert read.returns["so_noi_vu"].figures == {}
    assert lines(tuple(problems)) == [
        "10: lỗi: “7,0 ← Số liệu!E9” không phải một con số và ô của nó, như `70 ← Số liệu!E9` (don-vi/tep-ghi-lai-hong)"
    ]


def with_units(units: str, returns: dict[str, bytes] | None = None) -> tuple[Figures, tuple[Problem, ...]]:
    files: Sources = sources("2022-H1", {"bieu-mau.yaml": FORM_TEXT, "2022-H1.yaml": "ky: 2022-H1\n"})
    sent = {key: SourceFile(f"data/{REPORT}/{key}.don-vi.yaml", data) for key, data in (returns or {}).items()}
    figures, _, problems = load(replace(files, units=source("data/don-vi.yaml", units), returns=sent, earlier={}))
    assert figures is not None
    return figures, tuple(problem for problem in problems if "don-vi" in problem.place.path)


def test_units_are_read_in_their_order() -> None:
    figures, problems = with_units(
        "so_noi_vu: {ten: Đảng bộ Sở Nội vụ, loai: đảng bộ, ten_khac: [Sở Nội vụ], tu: 01/3/2025}\nbao: {ten: Báo}\n"
    )
    assert problems == ()
    assert list(figures.units) == ["so_noi_vu", "bao"]
    unit = figures.units["so_noi_vu"]
    assert (unit.name, unit.kind, unit.other_names) == ("Đảng bộ Sở Nội vụ", "đảng bộ", ("Sở Nội vụ",))
    assert (unit.valid_from, unit.valid_to) == (date(2025, 3, 1), None)


def test_only_comments_are_no_units() -> None:
    assert with_units("# chưa có đơn vị nào\n\n")[1] == ()


def test_faults_in_the_list_are_named() -> None:
    text = (
        "a: {ten: Sở Nội vụ}\nb: {ten: Báo, ten_khac: [SỞ NỘI VỤ]}\n"
        "c: {loai: chi bộ}\nd: {ten: D, tu: 02/1/2022, den: 01/1/2022}\n"
    )
    found = [(problem.place.line, problem.rule) for problem in with_units(text)[1]]
    assert (2, "don-vi/trung-ten") in found
    assert {line for line, _ in found} == {2, 3, 4}


def test_a_successor_may_keep_the_name() -> None:
    assert with_units("a: {ten: Sở, den: 28/2/2022}\nb: {ten: Sở, tu: 01/3/2022}\n")[1] == ()


def test_returns_before_are_the_nearest_that_can_be_read() -> None:
    def of(key: str, number: int) -> bytes:
        period = Period.parse(key)
        assert period is not None
        return keep_returns({"so_noi_vu": one_return(number)}, {}, {}, period, FORM)

    sent = {"2022-H1": of("2022-H1", 5), "2021-H1": of("2021-H1", 4), "2020-H2": of("2020-H2", 3)}
    figures, problems = with_units("", sent | {"2021-H2": b"hong"})
    assert problems == ()
    assert figures.returns is not None
    assert figures.returns_before is not None
    assert figures.returns.returns["so_noi_vu"].figures["dang_vien"].number == 5
    assert figures.returns_before.returns["so_noi_vu"].figures["dang_vien"].number == 4


def test_the_workspace_finds_them(tmp_path: Path) -> None:
    for name, text in {
        "templates/bc/bieu-mau.yaml": FORM_TEXT, "data/co-quan-ban-hanh.yaml": "ten: A\n",
        "data/bc/2022-H1.yaml": "ky: 2022-H1\n", "data/don-vi.yaml": "a: {ten: A}\n",
        "data/bc/2022-H1.don-vi.yaml": "ky: 2022-H1\n", "data/bc/nhap.don-vi.yaml": "ky: x\n",
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert PERIOD is not None
    found = Workspace(tmp_path).sources("bc", PERIOD)
    assert found.units == SourceFile("data/don-vi.yaml", b"a: {ten: A}\n")
    assert dict(found.returns) == {"2022-H1": SourceFile("data/bc/2022-H1.don-vi.yaml", b"ky: 2022-H1\n")}
