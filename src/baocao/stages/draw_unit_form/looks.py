"""How the spreadsheets for units look, and what their cells let through."""

from __future__ import annotations

from copy import copy

from msgspec import Struct
from msgspec.structs import replace
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from baocao.adapters.spreadsheets.finishing import cell_text
from baocao.values.form import Kind

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MOST = 10**12
_LETTERS_ACROSS = 150
"""As many letters of 12 points as stay readable across an A4 page."""


class Look(Struct, frozen=True):
    """Look of a cell.

    Attributes:
        size: of the type, in points.
        indent: how far a text is set in, in Excel's steps.
        fill: colour as RRGGBB; empty for none.
        is_open: whether it may be typed into on the locked sheet.
        is_number: whether it stands at the right, as numbers do.
    """

    size: int = 12
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    fill: str = ""
    centred: bool = False
    indent: int = 0
    wrapped: bool = True
    boxed: bool = True
    is_open: bool = False
    is_number: bool = False
    number_format: str = "General"


PLAIN, BOLD = Look(), Look(bold=True)
# Not wrapped: it runs on over the empty cells beside it, however narrow its own column is.
TITLE = Look(size=14, bold=True, wrapped=False, boxed=False)
SUBTITLE = Look(bold=True, wrapped=False, boxed=False)
ADVICE = Look(size=11, italic=True, wrapped=False, boxed=False)
HEADING = Look(bold=True, centred=True, fill="D9E2F3")
GROUP = Look(size=11, italic=True)
WARNING = Look(size=11, bold=True, colour="C00000")
OPEN = Look(is_open=True)
"""A cell that the unit may write anything into, but need not."""
_INPUT, _INSTEAD = "FFF2CC", "FFF9E3"


class Pen:
    """Writes the cells of one workbook. A look is made once: making one takes longer than all else."""

    def __init__(self) -> None:
        self._made: dict[Look, StyleArray] = {}

    def write(self, sheet: Worksheet, row: int, column: int, value: str | float | None, look: Look = PLAIN) -> Cell:
        """Put a value into a cell; a text stays a text, even one that looks like a formula."""
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if look not in self._made:
            _dress(cell, look)
            self._made[look] = copy(cell._style)  # type: ignore[attr-defined]
        cell._style = copy(self._made[look])  # type: ignore[attr-defined]
        if isinstance(value, str):
            cell.value = cell_text(value)
            cell.data_type = "s"
            if value[:1] in ("=", "+", "-", "@"):
                cell.quotePrefix = True
        else:
            cell.value = value
        return cell

    def calculate(self, sheet: Worksheet, row: int, column: int, formula: str, look: Look) -> None:
        """Put a formula of ours, without `=`, into a cell."""
        self.write(sheet, row, column, None, look).value = f"={formula}"


def _dress(cell: Cell, look: Look) -> None:
    cell.font = Font(name="Times New Roman", size=look.size, bold=look.bold, italic=look.italic, color=look.colour)
    across = "center" if look.centred else None if look.is_number else "left"
    cell.alignment = Alignment(across, "center", wrap_text=look.wrapped, indent=look.indent)
    cell.protection = Protection(locked=not look.is_open)
    cell.number_format = look.number_format
    if look.boxed:
        cell.border = _BORDER
    if look.fill:
        cell.fill = PatternFill("solid", start_color=look.fill)


def for_number(look: Look, kind: Kind) -> Look:
    """The look with a number of that kind in it; Excel writes its marks in the machine's own language."""
    return replace(look, is_number=True, number_format="#,##0.0##" if kind is Kind.DECIMAL else "#,##0")


def for_typing(kind: Kind, look: Look = PLAIN, *, instead: bool = False) -> Look:
    """The look of a cell that the unit fills in.

    Args:
        instead: it holds a sum, which is typed only by a unit that does not know the parts: paler.
    """
    opened = replace(look, is_open=True, fill=_INSTEAD if instead else _INPUT)
    if kind.is_number:
        return for_number(opened, kind)
    # A year in a cell for texts would be a text, which the rule for years refuses.
    formats = {Kind.DATE: "dd/mm/yyyy", Kind.YEAR: "0"}
    return replace(opened, number_format=formats.get(kind, "@"))


def validate(sheet: Worksheet, kind: Kind, cells: list[str]) -> None:
    """Let through into those cells (or ranges) only what their kind allows; texts are free.

    Counts and đồng are whole numbers from 0 to a thousand thousand million; decimals are not negative.
    """
    rule: DataValidation
    how = "Chưa có thì để trống."
    match kind:
        case Kind.COUNT | Kind.MONEY:
            rule = DataValidation("whole", operator="between", formula1="0", formula2=str(_MOST))
            words = "Chỉ gõ số nguyên, không âm, ví dụ 7392 (không gõ dấu chấm, dấu phẩy, không gõ chữ)."
            how = "Không có thì ghi 0; chưa có số liệu thì để trống."
        case Kind.DECIMAL:
            rule = DataValidation("decimal", operator="between", formula1="0", formula2=str(_MOST))
            words = "Chỉ gõ số, không âm, ví dụ 98,5."
            how = "Không có thì ghi 0; chưa có số liệu thì để trống."
        case Kind.YEAR:
            rule = DataValidation("whole", operator="between", formula1="1000", formula2="2999")
            words = "Chỉ gõ năm, bốn chữ số, ví dụ 2021."
        case Kind.DATE:
            rule = DataValidation("date", operator="between", formula1="1", formula2="401768")
            words = "Chỉ gõ ngày, ví dụ 15/6/2021."
        case _:
            return
    rule.allowBlank = True
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle, rule.error = "Chưa đúng", words
    rule.promptTitle, rule.prompt = "Cách điền", f"{words} {how}"
    if cells:
        sheet.add_data_validation(rule)
        for cell in cells:
            rule.add(cell)


def protect(sheet: Worksheet) -> None:
    """Lock everything but the cells to be filled in; columns may still be widened."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def set_page(sheet: Worksheet, heading_row: int, *, landscape: bool = False, repeated: str = "") -> None:
    """A4, the heading row on every page; across one page, or as many as a wide sheet needs to stay readable.

    Args:
        repeated: columns that come again on every page across, as `A:B`.
    """
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    across = sum(each.width for each in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, round(across / _LETTERS_ACROSS)), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    if repeated:
        sheet.print_title_cols = repeated
