"""The spreadsheets that go out to the units: what can be typed where, what they add up and what they object to."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from baocao.adapters import yaml_tree
from baocao.adapters.word_tree.opening import is_sealed
from baocao.stages.draw_unit_form import draw_unit_form, draw_unit_table
from baocao.stages.load.forms import read_form
from baocao.values.form import Column, Form, Indicator, Kind
from baocao.values.period import Period
from baocao.values.problem import Place, Problem
from baocao.values.sources import SourceFile
from baocao.values.unit import CellPlace, Unit, UnitFigure, UnitReturn, UnitReturns
from baocao.values.unit_form import EVERY_UNIT, STAMP_SHEET, Stamp, edition_of, slots_of
from office import needs_office, recalculated
from repository import text_of

FORM_FILE = "templates/dan-van-kheo/bieu-mau.yaml"
ISSUER = "Đảng uỷ Khối"
UNIT = Unit("so_noi_vu", "Đảng bộ Sở Nội vụ", "đảng bộ", Place("data/don-vi.yaml", 1))
OTHER = Unit("so_y_te", "=Đảng bộ Sở Y tế", "đảng bộ", Place("data/don-vi.yaml", 4))
MODELS = Indicator(
    "dien_hinh",
    "Mô hình điển hình: của từng đơn vị / chi bộ",
    Kind.RECORDS,
    Place(FORM_FILE, 1),
    from_units=True,
    columns=(
        Column("ten", "Tên mô hình"),
        Column("so_nguoi", "Số người tham gia", Kind.COUNT, "người"),
        Column("ngay", "Ngày công nhận", Kind.DATE),
        Column("nam", "Năm đăng ký", Kind.YEAR),
        Column("von", "Kinh phí", Kind.DECIMAL, "triệu đồng", "Nguồn lực"),
    ),
)


def period(key: str) -> Period:
    found = Period.parse(key)
    assert found is not None
    return found


NOW, BEFORE = period("2021-H1"), period("2020-H2")


def form_of(text: str, *more: Indicator) -> Form:
    """The form of that text, with some indicators more."""
    problems: list[Problem] = []
    tree, found = yaml_tree.read_tree(SourceFile(FORM_FILE, text.encode()))
    assert tree is not None, found
    form = read_form(tree, "dan-van-kheo", problems)
    assert form is not None
    assert not problems
    return replace(form, indicators=(*form.indicators, *more))


def asked(*more: Indicator) -> Form:
    """The form of the first report, its members of the Party and its models asked of the units."""
    return form_of(text_of(FORM_FILE), *more)


def number(key: str, kind: Kind, label: str = "Số") -> Indicator:
    return Indicator(key, label, kind, Place(FORM_FILE, 1), from_units=True)


def drawn(form: Form, unit: Unit = UNIT, before: UnitReturns | None = None) -> bytes:
    return draw_unit_form(form, ISSUER, unit, NOW, before, BEFORE if before else None)


def opened(data: bytes, *, calculated: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=calculated)


def sheet_of(data: bytes, name: str = "Số liệu", *, calculated: bool = False) -> Worksheet:
    sheet = opened(data, calculated=calculated)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def stamp_of(data: bytes) -> Stamp:
    rows = sheet_of(data, STAMP_SHEET).iter_rows(values_only=True)
    stamp = Stamp.read(tuple(tuple(str(each) for each in row if each is not None) for row in rows))
    assert stamp is not None
    return stamp


def cells_of(data: bytes) -> dict[str, str]:
    """Key → address."""
    return {key: cell for key, _, cell in stamp_of(data).cells}


def open_cells(sheet: Worksheet) -> set[str]:
    return {each.coordinate for row in sheet.iter_rows() for each in row if not each.protection.locked}


def rule_at(sheet: Worksheet, cell: str) -> DataValidation | None:
    found = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
    assert len(found) < 2
    return found[0] if found else None


def filled(data: bytes, numbers: Mapping[str, float | None]) -> bytes:
    """The form with those numbers typed in; None empties a cell."""
    book, where = opened(data), cells_of(data)
    for key, value in numbers.items():
        cell = book["Số liệu"][where[key]]
        assert isinstance(cell, Cell)
        assert not cell.protection.locked, key
        cell.value = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# ---------------------------------------------------------------- what stands where


def test_the_lines_of_a_form_in_the_forms_order_with_last_periods_figures() -> None:
    place = CellPlace("so_noi_vu.xlsx", "Số liệu", "E8")
    keys = {"dang_vien": 412, "mo_hinh.linh_vuc.khac.moi": 2, "mo_hinh.linh_vuc.khac.duy_tri": 5}
    figures = {key: UnitFigure(key, value, place) for key, value in keys.items()}
    before = UnitReturns("x.yaml", {"so_noi_vu": UnitReturn("so_noi_vu", "so_noi_vu.xlsx", figures)})
    sheet = sheet_of(drawn(asked(), before=before))
    head = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert head == [
        "Kết quả thực hiện phong trào thi đua “Dân vận khéo”",
        "Số liệu 6 tháng đầu năm 2021",
        "Đơn vị: Đảng bộ Sở Nội vụ",
        "Chỉ điền ô màu vàng. Không có thì ghi 0; chưa có số liệu thì để trống. Tổng tự cộng.",
        "Ô vàng nhạt: tự cộng từ các dòng dưới; không có số chi tiết thì gõ thẳng số tổng vào đó.",
    ]
    lines = [
        (row[0].value or "", " " * int(row[1].alignment.indent) + str(row[1].value), row[2].value or "", row[3].value)
        for row in sheet.iter_rows(min_row=7)
    ]
    assert lines == [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "6 tháng cuối năm 2020"),
        ("1", "Đảng viên", "đảng viên", 412),
        ("2", "Mô hình “Dân vận khéo”", "mô hình", None),
        ("", "  Lĩnh vực", "", None),
        ("", "  kinh tế", "mô hình", None),
        ("", "    xây dựng mới", "mô hình", None),
        ("", "    duy trì", "mô hình", None),
        ("", "  văn hoá - xã hội", "mô hình", None),
        ("", "    xây dựng mới", "mô hình", None),
        ("", "    duy trì", "mô hình", None),
        ("", "  quốc phòng - an ninh", "mô hình", None),
        ("", "    xây dựng mới", "mô hình", None),
        ("", "    duy trì", "mô hình", None),
        ("", "  xây dựng hệ thống chính trị", "mô hình", None),
        ("", "    xây dựng mới", "mô hình", None),
        ("", "    duy trì", "mô hình", None),
        ("", "  khác", "mô hình", 7),
        ("", "    xây dựng mới", "mô hình", 2),
        ("", "    duy trì", "mô hình", 5),
        ("", "  Tập thể, cá nhân", "", None),
        ("", "  tập thể", "mô hình", None),
        ("", "  cá nhân", "mô hình", None),
        ("", "  Cấp công nhận", "", None),
        ("", "  cấp cơ sở", "mô hình", None),
        ("", "  cấp Khối", "mô hình", None),
        ("", "  cấp tỉnh", "mô hình", None),
        ("", "  Có đoàn thể tham gia", "", None),
        ("", "  công đoàn", "mô hình", None),
        ("", "  đoàn thanh niên", "mô hình", None),
        ("", "  Mức công nhận", "", None),
        ("", "  đăng ký", "mô hình", None),
        ("", "  công nhận", "mô hình", None),
        ("", "  tiêu biểu", "mô hình", None),
        ("", "  nhân rộng", "mô hình", None),
        ("", "  đề nghị khen thưởng", "mô hình", None),
    ]
    assert [sheet.cell(7, column).value for column in (5, 6, 7)] == ["6 tháng đầu năm 2021", "Kiểm tra", "Ghi chú"]


def test_without_an_earlier_return_the_earlier_column_is_empty() -> None:
    others = UnitReturns("x.yaml", {"so_y_te": UnitReturn("so_y_te", "so_y_te.xlsx", {})})
    for before in (None, others):
        column = [each.value for each in sheet_of(drawn(asked(), before=before))["D"]]
        assert [each for each in column if each is not None] == ["Kỳ trước"]


def test_only_what_must_or_may_be_typed_is_open() -> None:
    sheet = sheet_of(drawn(asked()))
    assert sheet.protection.sheet
    notes = {f"G{row}" for row in (*range(8, 10), *range(11, 26), 27, 28, 30, 31, 32, 34, 35, *range(37, 42))}
    # E9 is the sum of models, which nobody may type; the lines between are headings.
    typed = {f"E{row}" for row in (8, *range(11, 26), 27, 28, 30, 31, 32, 34, 35, *range(37, 42))}
    assert open_cells(sheet) == notes | typed
    assert sheet["E9"].value == '=IF(COUNT(E11,E14,E17,E20,E23)=0,"",SUM(E11,E14,E17,E20,E23))'
    assert sheet["E11"].value == '=IF(COUNT(E12,E13)=0,"",SUM(E12,E13))'
    yellow = {each.coordinate for row in sheet.iter_rows() for each in row if each.fill.start_color.rgb == "00FFF2CC"}
    assert yellow == typed - {"E11", "E14", "E17", "E20", "E23"}


def test_every_cell_is_in_times_new_roman() -> None:
    book = opened(drawn(asked(MODELS)))
    fonts = {
        each.font.name
        for name in ("Số liệu", "Mô hình điển hình  của từng đơn")
        for row in book[name].iter_rows()
        for each in row
        if isinstance(each, Cell) and (each.value is not None or each.border.left.style)
    }
    assert fonts == {"Times New Roman"}


def test_the_page_is_a4_and_the_heading_stays_in_view() -> None:
    sheet = sheet_of(drawn(asked()))
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$7:$7", "C8")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


# ---------------------------------------------------------------- what the cells let through


WHOLE = "Chỉ gõ số nguyên, không âm, ví dụ 7392 (không gõ dấu chấm, dấu phẩy, không gõ chữ)."
ZERO = "Không có thì ghi 0; chưa có số liệu thì để trống."
BLANK = "Chưa có thì để trống."


@pytest.mark.parametrize(
    ("kind", "allowed", "shown", "words", "how"),
    [
        (Kind.COUNT, ("whole", "0", "1000000000000"), "#,##0", WHOLE, ZERO),
        (Kind.MONEY, ("whole", "0", "1000000000000"), "#,##0", WHOLE, ZERO),
        (Kind.DECIMAL, ("decimal", "0", "1000000000000"), "#,##0.0##", "Chỉ gõ số, không âm, ví dụ 98,5.", ZERO),
        (Kind.YEAR, ("whole", "1000", "2999"), "0", "Chỉ gõ năm, bốn chữ số, ví dụ 2021.", BLANK),
        (Kind.DATE, ("date", "1", "401768"), "dd/mm/yyyy", "Chỉ gõ ngày, ví dụ 15/6/2021.", BLANK),
    ],
)
def test_a_cell_says_what_it_takes(kind: Kind, allowed: tuple[str, str, str], shown: str, words: str, how: str) -> None:
    records = replace(MODELS, label="Bảng", columns=(Column("cot", "Cột", kind),))
    places = [("Bảng", "A5"), ("Bảng", "A54")]
    more = [records]
    if kind.is_number:
        more.append(number("so", kind))
        places.append(("Số liệu", "E8"))
    data = drawn(replace(asked(), indicators=tuple(more)))
    for name, cell in places:
        sheet = sheet_of(data, name)
        rule = rule_at(sheet, cell)
        assert rule is not None
        assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
            allowed[0], "between", allowed[1], allowed[2],
        )  # fmt: skip
        assert (rule.promptTitle, rule.prompt) == ("Cách điền", f"{words} {how}")
        assert (rule.errorTitle, rule.error) == ("Chưa đúng", words)
        assert rule.showErrorMessage
        assert rule.showInputMessage
        assert rule.allowBlank
        # Excel refuses a file with longer ones.
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
        assert sheet[cell].number_format == shown


def test_a_text_is_free_and_a_locked_sum_says_nothing() -> None:
    data = drawn(asked(MODELS))
    assert rule_at(sheet_of(data), "E9") is None
    records = sheet_of(data, "Mô hình điển hình  của từng đơn")
    assert rule_at(records, "A5") is None
    assert records["A5"].number_format == "@"


# ---------------------------------------------------------------- stamp, seal, bytes


def test_the_stamp_names_form_period_unit_and_every_cell() -> None:
    form = asked(MODELS)
    data = drawn(form)
    stamp = stamp_of(data)
    assert (stamp.report, stamp.period, stamp.unit) == ("dan-van-kheo", "2021-H1", "so_noi_vu")
    assert stamp.edition == edition_of(form)
    assert [key for key, _, _ in stamp.cells] == [slot.key for slot in slots_of(form)]
    where = {key: (name, cell) for key, name, cell in stamp.cells}
    assert where["dang_vien"] == ("Số liệu", "E8")
    assert where["mo_hinh"] == ("Số liệu", "E9")
    assert where["mo_hinh.linh_vuc.khac.duy_tri"] == ("Số liệu", "E25")
    assert where["mo_hinh.trang_thai.de_nghi_khen"] == ("Số liệu", "E41")
    name = "Mô hình điển hình  của từng đơn"
    assert stamp.tables == (("dien_hinh", name, "A5:E54"),)
    assert stamp.columns == tuple(
        (f"dien_hinh.{key}", name, cell)
        for key, cell in (("ten", "A4"), ("so_nguoi", "B4"), ("ngay", "C4"), ("nam", "D4"), ("von", "E4"))
    )
    heading = [cell.value for cell in sheet_of(data, name)[4]]
    assert heading == [
        "Tên mô hình", "Số người tham gia (người)", "Ngày công nhận", "Năm đăng ký", "Nguồn lực: Kinh phí (triệu đồng)",
    ]  # fmt: skip
    assert open_cells(sheet_of(data, name)) == {f"{letter}{row}" for letter in "ABCDE" for row in range(5, 55)}
    assert [each.sheet_state for each in opened(data).worksheets] == ["visible", "visible", "veryHidden"]


def test_a_filled_in_form_is_told_from_an_untouched_one() -> None:
    data = drawn(asked(MODELS))
    assert is_sealed(data)
    assert not is_sealed(filled(data, {"dang_vien": 5}))


HASHED = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
import test_unit_forms as t
form = t.asked(t.MODELS, t.number("von", t.Kind.MONEY), t.number("ty_le", t.Kind.DECIMAL))
table = t.draw_unit_table(form, t.ISSUER, [t.UNIT, t.OTHER], t.NOW)
print(hashlib.sha256(t.drawn(form) + table).hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    """What sets hold comes in another order with every seed."""

    def made(seed: int) -> str:
        command = [sys.executable, "-c", HASHED, str(Path(__file__).parent)]
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout

    assert len({made(seed) for seed in (1, 2, 4)}) == 1


# ---------------------------------------------------------------- texts that look like something else


@pytest.mark.parametrize("words", ["=1+1", "+84 Đảng bộ", "-Chi bộ", "@SUM(A1)", "Đảng\x07 bộ"])
def test_a_text_never_becomes_a_formula(words: str) -> None:
    unit = replace(UNIT, name=words)
    form = replace(asked(), indicators=(number("so", Kind.COUNT, words), replace(MODELS, label=words)))
    shown = words.replace("\x07", "")
    for data, place in ((drawn(form, unit), "B8"), (draw_unit_table(form, ISSUER, [unit], NOW), "B5")):
        cell = sheet_of(data)[place]
        assert isinstance(cell, Cell)
        assert (cell.value, cell.data_type) == (shown, "s")
        assert cell.quotePrefix == (shown[0] in "=+-@")
        texts = [each for sheet in opened(data).worksheets for row in sheet.iter_rows() for each in row]
        assert {each.value for each in texts if each.data_type == "f"} <= {'=IF(COUNT(C5:C5)=0,"",SUM(C5:C5))'}


def test_two_tables_of_one_name_are_told_apart() -> None:
    labels = ("Danh sách", "DANH SÁCH", "Số liệu", "_baocao", "a" * 40, "a" * 31, "[]:*?/\\'")
    more = [replace(MODELS, key=f"bang_{at}", label=label) for at, label in enumerate(labels)]
    names = [each.title for each in opened(drawn(replace(asked(), indicators=tuple(more)))).worksheets]
    assert names == [
        "Số liệu", "Danh sách", "DANH SÁCH 2", "Số liệu 2", "_baocao 2", "a" * 31, "a" * 29 + " 2", "Danh sách 3",
        "_baocao",
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=4))
def test_any_label_names_a_sheet(labels: Sequence[str]) -> None:
    more = [replace(MODELS, key=f"bang_{at}", label=label) for at, label in enumerate(labels)]
    data = drawn(replace(asked(), indicators=tuple(more)))
    names = [each.title for each in opened(data).worksheets]
    assert len({each.lower() for each in names}) == len(labels) + 2
    assert all(len(each) <= 31 and not set(each) & set("[]:*?/\\") for each in names)
    assert [name for _, name, _ in stamp_of(data).tables] == names[1:-1]


# ---------------------------------------------------------------- what the sheets reckon, in LibreOffice


AREAS = ("kinh_te", "van_hoa_xa_hoi", "quoc_phong_an_ninh", "he_thong_chinh_tri", "khac")
WHOLE_RETURN: dict[str, float | None] = {
    "dang_vien": 412,
    **{f"mo_hinh.linh_vuc.{area}.moi": new for area, new in zip(AREAS, (3, 0, 1, 0, 2), strict=True)},
    **{f"mo_hinh.linh_vuc.{area}.duy_tri": old for area, old in zip(AREAS, (4, 5, 0, 0, 0), strict=True)},
    "mo_hinh.chu_the.tap_the": 11,
    "mo_hinh.chu_the.ca_nhan": 4,
    "mo_hinh.cap_cong_nhan.co_so": 8,
    "mo_hinh.cap_cong_nhan.khoi": 5,
    "mo_hinh.cap_cong_nhan.tinh": 2,
    "mo_hinh.trang_thai.dang_ky": 20,
    "mo_hinh.trang_thai.cong_nhan": 15,
}
"""Fifteen models, agreeing with one another: 3 + 0 + 1 + 0 + 2 new, 4 + 5 kept up."""
KT = "mo_hinh.linh_vuc.kinh_te"
WAYS, LEVELS, STEPS = "mo_hinh.chu_the", "mo_hinh.cap_cong_nhan", "mo_hinh.trang_thai"
BODIES = "mo_hinh.co_doan_the"
NO_AREAS: dict[str, float | None] = {key: None for key in WHOLE_RETURN if ".linh_vuc." in key}
SUMS, TWO_WAYS, MORE = "các phần cộng lại khác tổng", "hai cách chia cho hai tổng khác nhau", "lớn hơn tổng"
TOGETHER, STEP = "cộng lại lớn hơn tổng", "lớn hơn bước trước, xem lại"
Typed: TypeAlias = dict[str, float | None]
Words: TypeAlias = dict[str, str]
# What is typed instead, and what then stands: the total of the models, and beside which key which words.
RECKONED: list[tuple[Typed, int | None, Words]] = [
    ({}, 15, {}),
    (dict.fromkeys(WHOLE_RETURN), None, {}),
    # A unit that knows an area but not what is new in it types over the sum.
    ({f"{KT}.moi": None, f"{KT}.duy_tri": None, KT: 7}, 15, {}),
    ({KT: 9}, 17, {KT: SUMS, f"{WAYS}.tap_the": TWO_WAYS}),
    # What is empty contradicts nothing.
    ({KT: None}, 8, {}),
    ({f"{WAYS}.ca_nhan": None}, 15, {}),
    ({**NO_AREAS, f"{BODIES}.cong_doan": 90}, None, {}),
    ({f"{WAYS}.ca_nhan": 5}, 15, {f"{WAYS}.tap_the": TWO_WAYS}),
    ({f"{BODIES}.cong_doan": 16}, 15, {f"{BODIES}.cong_doan": MORE}),
    ({f"{BODIES}.cong_doan": 15, f"{BODIES}.doan_thanh_nien": 15}, 15, {}),
    ({f"{LEVELS}.tinh": 3}, 15, {f"{LEVELS}.co_so": TOGETHER}),
    ({f"{STEPS}.cong_nhan": 21}, 15, {f"{STEPS}.cong_nhan": STEP}),
    ({f"{STEPS}.tieu_bieu": 0, f"{STEPS}.nhan_rong": 1}, 15, {f"{STEPS}.nhan_rong": STEP}),
    ({"mo_hinh.linh_vuc.khac.moi": 0}, 13, {f"{WAYS}.tap_the": TWO_WAYS, f"{LEVELS}.co_so": TOGETHER}),
]


@needs_office
def test_a_filled_in_form_adds_up_and_names_what_contradicts_itself(tmp_path: Path) -> None:
    blank = drawn(asked())
    where = cells_of(blank)
    sent = [filled(blank, {**WHOLE_RETURN, **changed}) for changed, _, _ in RECKONED]
    for (changed, total, words), data in zip(RECKONED, recalculated(sent, tmp_path), strict=True):
        sheet = sheet_of(data, calculated=True)
        told = {key: str(sheet[cell.replace("E", "F")].value or "").strip("◄ ") for key, cell in where.items()}
        assert {key: each for key, each in told.items() if each} == words, changed
        assert (sheet[where["mo_hinh"]].value or None) == total, changed


@needs_office
def test_decimals_add_up_as_on_paper(tmp_path: Path) -> None:
    text = """\
ten: Báo cáo
trich_yeu: số liệu
chi_tieu:
  von:
    nhan: Vốn
    kieu: thap_phan
    don_vi_tinh: tỷ đồng
    tinh_chat: thoi_ky
    tu_don_vi: true
    chia_theo:
      nguon: {nhan: Nguồn, cac_phan: {tinh: tỉnh, xa: xã}}
      viec: {nhan: Việc, cac_phan: {mot: một, hai: hai, ba: ba}}
"""
    blank = drawn(form_of(text))
    numbers = {"von.nguon.tinh": 0.1, "von.nguon.xa": 0.2, "von.viec.mot": 0.3, "von.viec.hai": 0, "von.viec.ba": 0}
    [data] = recalculated([filled(blank, numbers)], tmp_path)
    sheet, where = sheet_of(data, calculated=True), cells_of(blank)
    assert sheet[where["von"]].value == pytest.approx(0.3)
    assert not any(each.value for each in sheet["F"][7:])


# ---------------------------------------------------------------- the table with a row for each unit


def test_the_table_asks_every_unit_for_every_figure() -> None:
    form = asked(MODELS)
    data = draw_unit_table(form, ISSUER, [UNIT, OTHER], NOW)
    sheet, stamp = sheet_of(data), stamp_of(data)
    assert (stamp.unit, stamp.period, stamp.edition) == (EVERY_UNIT, "2021-H1", edition_of(form))
    keys = ["ma", "ten", *(slot.key for slot in slots_of(form) if slot.is_input)]
    assert [key for key, _, _ in stamp.cells] == keys
    assert len(keys) == 2 + 1 + 10 + 2 + 3 + 2 + 5
    words = {key: sheet[cell].value for key, _, cell in stamp.cells}
    assert (words["ma"], words["ten"], words["dang_vien"]) == ("Mã", "Đơn vị", "Đảng viên (đảng viên)")
    assert words["mo_hinh.linh_vuc.khac.moi"] == "Mô hình “Dân vận khéo” - Lĩnh vực - khác - xây dựng mới (mô hình)"
    assert [[each.value for each in row[:3]] for row in sheet.iter_rows(min_row=5)] == [
        ["so_noi_vu", "Đảng bộ Sở Nội vụ", None],
        ["so_y_te", "=Đảng bộ Sở Y tế", None],
        [None, "Tổng cộng", '=IF(COUNT(C5:C6)=0,"",SUM(C5:C6))'],
    ]
    letters = [cell.rstrip("4") for _, _, cell in stamp.cells[2:]]
    assert open_cells(sheet) == {f"{letter}{row}" for letter in letters for row in (5, 6)}
    assert sheet.protection.sheet
    assert rule_at(sheet, f"{letters[-1]}6") is not None
    assert rule_at(sheet, f"{letters[-1]}7") is None
    assert (sheet.print_title_cols, sheet.freeze_panes) == ("$A:$B", "C5")
    assert stamp.columns[0] == ("dien_hinh.ma", "Mô hình điển hình  của từng đơn", "A4")
    assert stamp.tables == (("dien_hinh", "Mô hình điển hình  của từng đơn", "A5:F54"),)
    assert is_sealed(data)


def test_a_table_of_no_unit_has_no_sums() -> None:
    """They would add up themselves."""
    sheet = sheet_of(draw_unit_table(asked(), ISSUER, [], NOW))
    assert not [each for row in sheet.iter_rows() for each in row if each.data_type == "f"]


@needs_office
def test_the_tables_totals(tmp_path: Path) -> None:
    book = opened(draw_unit_table(asked(), ISSUER, [UNIT, OTHER], NOW))
    book["Số liệu"]["C5"], book["Số liệu"]["C6"], book["Số liệu"]["D6"] = 412, 88, 0
    buffer = io.BytesIO()
    book.save(buffer)
    [data] = recalculated([buffer.getvalue()], tmp_path)
    totals = [each.value for each in sheet_of(data, calculated=True)[7]][:5]
    assert totals[:4] == [None, "Tổng cộng", 500, 0]
    assert not totals[4]
