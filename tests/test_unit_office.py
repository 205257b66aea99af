"""106 units' forms on disk: filled in with Excel's and LibreOffice's ways of keeping a number, and taken back in."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from baocao import files
from baocao.cli import run
from baocao.files import write_fresh_workspace
from baocao.stages.load import load
from baocao.values.figures import Figures
from baocao.values.period import Period
from office import needs_office, recalculated, resaved_as_xls
from unit_forms import FIELDS, cells_of, fill, saved, whole

COUNT = 106
BEFORE = "ky: 2021-H2\n\n# Đảng viên\ndang_vien:          # số có tại ngày chốt\n\nmo_hinh:\n  linh_vuc: {}\n"
WAYS = (int, float, str, lambda number: f"{number} đ/c", lambda number: f"{number:,}".replace(",", "."))
"""How people and programs put a whole number into a cell."""


def code_of(at: int) -> str:
    """`_xa_`, “xã” in a code, is what LibreOffice reads as a line feed unless it is written with care."""
    return f"thon_{at}_xa_ba"


def units() -> str:
    return "".join(f"{code_of(at)}:\n  ten: Chi bộ số {at}\n  loai: chi bộ\n" for at in range(1, COUNT + 1))


def members_of(at: int) -> int:
    """The unit's members: 31 to 5.596, so that sums and thousands are put to the test."""
    return 31 + (at * 53) % 5566


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace with 106 units and their forms in `phieu`, and the current folder in it."""
    write_fresh_workspace(tmp_path / "x")
    monkeypatch.chdir(tmp_path / "x")
    Path("data/don-vi.yaml").write_text(units(), encoding="utf-8")
    Path("data/dan-van-kheo/2021-H2.yaml").write_text(BEFORE, encoding="utf-8", newline="")
    assert run(["nhap", "--mau", "-o", "phieu", "--ky", "2021-H2"]) == 0
    (Path("phieu") / "dan-van-kheo-2021-H2-tat-ca-don-vi.xlsx").unlink()
    return tmp_path


def form_of(at: int) -> Path:
    return Path("phieu") / f"dan-van-kheo-2021-H2-{code_of(at)}.xlsx"


def filled(at: int) -> bytes:
    """The unit's form as openpyxl saves it: in every field one to nine new models."""
    book = openpyxl.load_workbook(form_of(at))
    return saved(fill(book, whole(models=1 + at % 9) | {"dang_vien": WAYS[at % len(WAYS)](members_of(at))}))


def taken_in() -> Figures:
    """What the period file and the units' figures say after `nhap`."""
    period = Period.parse("2021-H2")
    assert period is not None
    figures, _, _ = load(files.Workspace(Path.cwd()).sources("dan-van-kheo", period))
    assert figures is not None
    return figures


def shown_in(path: Path, sheet: str, cell: str) -> str:
    """What stands in the cell of the file, as another library reads it."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    where = openpyxl.utils.cell.coordinate_to_tuple(cell)
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return str(rows[where[0] - 1][where[1] - 1])


def test_sums_are_exact_and_every_figure_is_in_the_cell_that_is_named(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(1, COUNT + 1):
        form_of(at).write_bytes(filled(at))
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0, capsys.readouterr().out
    members = sum(members_of(at) for at in range(1, COUNT + 1))
    models = sum(1 + at % 9 for at in range(1, COUNT + 1))
    after = Path("data/dan-van-kheo/2021-H2.yaml").read_bytes().decode()
    written = f"{members:,}".replace(",", ".")
    assert after.startswith(
        f"ky: 2021-H2\n\n# Đảng viên\ndang_vien: {written}         # số có tại ngày chốt\n\nmo_hinh:\n  linh_vuc: {{"
    )
    for name in FIELDS:
        assert f"{name}: {{moi: {models}, duy_tri: 0}}" in after
    figures = taken_in()
    assert figures.returns is not None
    assert len(figures.returns.returns) == COUNT
    for code, sent in figures.returns.returns.items():
        figure = sent.figures["dang_vien"]
        assert figure.number == members_of(int(code.split("_")[1]))
        shown = shown_in(Path(sent.file), figure.cell.sheet, figure.cell.cell)
        assert shown.removesuffix(" đ/c").removesuffix(".0").replace(".", "") == str(figure.number)


@needs_office
def test_forms_that_libreoffice_saved(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Eight units work with LibreOffice: half send .xlsx, half the old .xls; the sums are calculated there."""
    numbers = range(1, 9)
    for folder in ("mot", "hai"):
        (office / folder).mkdir()
    new = recalculated([filled(at) for at in numbers[:4]], office / "mot")
    old = resaved_as_xls([filled(at) for at in numbers[4:]], office / "hai")
    for at, data in zip(numbers, [*new, *old], strict=True):
        form_of(at).unlink()
        form_of(at).with_suffix(".xlsx" if at < 5 else ".xls").write_bytes(data)
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "Bỏ qua 98 phiếu còn nguyên như khi gửi đi, chưa điền số nào." in told
    assert "Đã đọc 8 tệp; đến nay 8/106 đơn vị đã gửi." in told
    figures = taken_in()
    assert figures.returns is not None
    assert {code: sent.figures["dang_vien"].number for code, sent in figures.returns.returns.items()} == {
        code_of(at): members_of(at) for at in numbers
    }
    counts = {code: len(sent.figures) for code, sent in figures.returns.returns.items()}
    assert counts == dict.fromkeys(map(code_of, numbers), 23)


@needs_office
def test_the_table_of_all_units_that_libreoffice_saved(office: Path) -> None:
    assert run(["nhap", "--mau", "-o", "bang", "--ky", "2021-H2"]) == 0
    book = openpyxl.load_workbook("bang/dan-van-kheo-2021-H2-tat-ca-don-vi.xlsx")
    sheet = book["Số liệu"]
    heading = sheet[cells_of(book)["dang_vien"]]
    names = {str(row[heading.column - 2].value): row[0].row for row in sheet.iter_rows(min_row=heading.row + 1)}
    rows = [row for name, row in names.items() if name.startswith("Chi bộ số") and row is not None]
    assert len(rows) == COUNT
    for at, row in enumerate(rows, 1):
        sheet.cell(row, heading.column, members_of(at))
    (office / "mot").mkdir()
    Path("gui-ve.xlsx").write_bytes(recalculated([saved(book)], office / "mot")[0])
    run(["nhap", "gui-ve.xlsx", "--ky", "2021-H2"])
    figures = taken_in()
    assert figures.returns is not None
    assert {code: sent.figures["dang_vien"].number for code, sent in figures.returns.returns.items()} == {
        code_of(at): members_of(at) for at in range(1, COUNT + 1)
    }


def test_the_cells_of_a_form_are_those_of_its_stamp(office: Path) -> None:
    book = openpyxl.load_workbook(form_of(1))
    assert len(cells_of(book)) == len(set(cells_of(book).values()))
