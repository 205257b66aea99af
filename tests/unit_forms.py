"""A workspace with units, and their spreadsheets filled in as people fill them in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from msgspec.structs import replace
from openpyxl.workbook import Workbook as Book

from baocao import files
from baocao.pipeline import units as pipeline
from baocao.stages.draw_unit_form import draw_unit_form, draw_unit_table
from baocao.values.figures import Figures
from baocao.values.period import Period
from baocao.values.sources import SourceFile, Sources
from baocao.values.taken_in import TakenIn
from baocao.values.unit import CellPlace, UnitFigure, UnitRecord, UnitReturn
from repository import ROOT

FORM = "templates/dan-van-kheo/bieu-mau.yaml"
PERIOD = Period.parse("2021-H1")
assert PERIOD is not None

UNITS = """\
so_noi_vu:
  ten: Đảng bộ Sở Nội vụ
  loai: đảng bộ
so_tu_phap:
  ten: Đảng bộ Sở Tư pháp
  loai: đảng bộ
  ten_khac: [Sở TP]
ban_quan_ly:
  ten: Chi bộ Ban Quản lý dự án
  loai: chi bộ
van_phong:
  ten: Chi bộ Văn phòng
  loai: chi bộ
"""
FIELDS = ("kinh_te", "van_hoa_xa_hoi", "quoc_phong_an_ninh", "he_thong_chinh_tri", "khac")
EMPTY = "ky: 2021-H1\n\ndang_vien:                # đảng viên\nmo_hinh:\n  linh_vuc:\n    kinh_te:\n"


def asking_form() -> bytes:
    """The repository's form, asking the units for members and models and for a list of models."""
    text = (ROOT / FORM).read_text(encoding="utf-8")
    for label in ("Đảng viên", "Mô hình “Dân vận khéo”"):
        own = f"    nhan: {label}\n"
        if f"{own}    tu_don_vi: true" not in text:
            text = text.replace(own, f"{own}    tu_don_vi: true\n")
    extra = (
        "  danh_sach:\n    nhan: Danh sách mô hình\n    kieu: bang_ghi\n    tu_don_vi: true\n    cot:\n"
        "      ten_mo_hinh: Tên mô hình\n      so_nguoi: {nhan: Số người, kieu: dem, don_vi_tinh: người}\n"
        "      ngay_bat_dau: {nhan: Bắt đầu, kieu: ngay}\n\nquy_tac:"
    )
    return text.replace("\nquy_tac:", extra, 1).encode()


def sources_with(period_file: str = EMPTY, units: str = UNITS, returns: Mapping[str, bytes] | None = None) -> Sources:
    """The repository's sources with units and such a period file."""
    assert PERIOD is not None
    found = files.Workspace(ROOT).sources("dan-van-kheo", PERIOD)
    kept = {key: SourceFile(f"data/dan-van-kheo/{key}.don-vi.yaml", data) for key, data in (returns or {}).items()}
    return replace(
        found,
        period_file=SourceFile(found.period_file.path, period_file.encode()),
        form=SourceFile(FORM, asking_form()),
        units=SourceFile("data/don-vi.yaml", units.encode()),
        returns=kept,
    )


def figures_with(period_file: str = EMPTY, units: str = UNITS, returns: Mapping[str, bytes] | None = None) -> Figures:
    """The same, loaded for taking spreadsheets in."""
    assert PERIOD is not None
    figures, problems = pipeline.open_intake(sources_with(period_file, units, returns), PERIOD)
    assert figures is not None, problems
    return figures


def form_of(figures: Figures, code: str, period: Period | None = None) -> Book:
    """One unit's form, open for filling in."""
    data = draw_unit_form(figures.form, figures.issuer.name, figures.units[code], period or figures.period)
    return openpyxl.load_workbook(io.BytesIO(data))


def table_of(figures: Figures) -> Book:
    """The table of all units, open for filling in."""
    units = list(figures.units.values())
    data = draw_unit_table(figures.form, figures.issuer.name, units, figures.period)
    return openpyxl.load_workbook(io.BytesIO(data))


def cells_of(book: Book) -> dict[str, str]:
    """Key → cell, from the stamp."""
    rows = (tuple(map(str, row)) for row in book["_baocao"].iter_rows(values_only=True))
    return {row[1].replace("~", "_"): row[3] for row in rows if row[0] == "o"}


def fill(book: Book, values: Mapping[str, object]) -> Book:
    """Type the values at their keys."""
    cells = cells_of(book)
    for key, value in values.items():
        book["Số liệu"][cells[key]].value = value
    return book


def whole(members: int = 70, models: int = 2) -> dict[str, object]:
    """Figures for every cell: in each field `models` new and none kept."""
    total = models * len(FIELDS)
    values: dict[str, object] = {"dang_vien": members}
    for name in FIELDS:
        values |= {f"mo_hinh.linh_vuc.{name}.moi": models, f"mo_hinh.linh_vuc.{name}.duy_tri": 0}
    values |= {"mo_hinh.chu_the.tap_the": total, "mo_hinh.chu_the.ca_nhan": 0}
    steps = ("dang_ky", "cong_nhan", "tieu_bieu", "nhan_rong", "de_nghi_khen")
    values |= {f"mo_hinh.trang_thai.{step}": total for step in steps}
    values |= {f"mo_hinh.cap_cong_nhan.{level}": 1 for level in ("co_so", "khoi", "tinh")}
    return values | {f"mo_hinh.co_doan_the.{body}": 1 for body in ("cong_doan", "doan_thanh_nien")}


def saved(book: Book) -> bytes:
    """As openpyxl saves it: formulas are never calculated."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def taken(figures: Figures, data: bytes, file: str = "a.xlsx", **decisions: str) -> TakenIn:
    """What the file gives."""
    found = pipeline.take_in_file(file, data, figures, decisions)
    assert found is not None
    return found


def filled(
    figures: Figures, code: str, values: Mapping[str, object] | None = None, spoil: Callable[[Book], None] | None = None
) -> bytes:
    """A form filled in whole, then changed, then spoiled."""
    book = fill(form_of(figures, code), whole() | dict(values or {}))
    if spoil:
        spoil(book)
    return saved(book)


def plain_table(rows: list[list[object]]) -> bytes:
    """Somebody's own table."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file on the disk."""
    path = folder / name
    path.write_bytes(data)
    return path


def sent(unit: str, values: Mapping[str, int], file: str = "") -> UnitReturn:
    """A return with such figures."""
    name = file or f"{unit}.xlsx"
    figures = {
        key: UnitFigure(key, number, CellPlace(name, "Số liệu", f"E{at}"))
        for at, (key, number) in enumerate(values.items(), 7)
    }
    return UnitReturn(unit, name, figures)


def after(numbers: dict[str, int], records: dict[str, list[dict[str, str]]] | None = None) -> Sources:
    """The sources after these units sent how many members they have, and these rows of the list of models."""
    assert PERIOD is not None
    sources = sources_with()
    figures, _ = pipeline.open_intake(sources, PERIOD)
    assert figures is not None
    arrived = [
        replace(
            sent(code, {"dang_vien": number}),
            records=tuple(
                UnitRecord("danh_sach", texts, CellPlace(f"{code}.xlsx", "Danh sách", f"B{at}"))
                for at, texts in enumerate((records or {}).get(code, ()), 5)
            ),
        )
        for code, number in numbers.items()
    ]
    made = pipeline.put_together(sources, figures, arrived, ())
    assert made.returns_file is not None
    kept = {PERIOD.key: SourceFile(f"data/dan-van-kheo/{PERIOD.key}.don-vi.yaml", made.returns_file)}
    return replace(sources, period_file=replace(sources.period_file, data=made.period_file or b""), returns=kept)
