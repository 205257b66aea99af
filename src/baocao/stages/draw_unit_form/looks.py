"""How the spreadsheets for units look, and what their cells let through."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from baocao.adapters.spreadsheets.finishing import legal
from baocao.values.form import Kind

_THIN = Side(style="thin", color="808080")
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
FONT = Font(name="Times New Roman", size=12)
BOLD = Font(name="Times New Roman", size=12, bold=True)
TITLE = Font(name="Times New Roman", size=14, bold=True)
NOTE = Font(name="Times New Roman", size=11, italic=True)
WARNING = Font(name="Times New Roman", size=11, bold=True, color="C00000")
INPUT = PatternFill("solid", start_color="FFF2CC")
INSTEAD = PatternFill("solid", start_color="FFFBEE")
"""Of a sum that may be typed where its parts are not known."""
HEADING = PatternFill("solid", start_color="D9E2F3")
LEFT = Alignment(vertical="center", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
UNLOCKED = Protection(locked=False)
_MOST = 10**12


def indented(depth: int) -> Alignment:
    """A label set in by its depth."""
    return Alignment(horizontal="left", vertical="center", wrap_text=True, indent=2 * depth)


def number_format(kind: Kind) -> str:
    """How Excel shows numbers of that kind; its marks are those of the machine's own language."""
    return "#,##0.0##" if kind is Kind.DECIMAL else "#,##0"


def write(
    sheet: Worksheet, row: int, column: int, value: str | int | float | None, font: Font = FONT, *, boxed: bool = True
) -> Cell:
    """Put a value into a cell; a text stays a text, even one that looks like a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.value = legal(value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"
    else:
        cell.value = value
    cell.font, cell.alignment = font, LEFT
    if boxed:
        cell.border = BORDER
    return cell


def open_for_typing(cell: Cell, kind: Kind) -> None:
    """Make the cell one that the unit fills in."""
    cell.protection = UNLOCKED
    cell.fill = INPUT
    if kind.is_number:
        cell.number_format = number_format(kind)
    elif kind is Kind.DATE:
        cell.number_format = "dd/mm/yyyy"
    else:
        cell.number_format = "@"


def validation(kind: Kind) -> DataValidation | None:
    """What a cell of that kind lets through; None for texts.

    Counts and đồng are whole numbers from 0 to a thousand thousand million; decimals are not negative.
    """
    rule: DataValidation
    match kind:
        case Kind.COUNT | Kind.MONEY:
            rule = DataValidation("whole", operator="between", formula1="0", formula2=str(_MOST))
            words = "Chỉ gõ số nguyên, không âm, ví dụ 7392 (không gõ dấu chấm, dấu phẩy, không gõ chữ)."
        case Kind.DECIMAL:
            rule = DataValidation("decimal", operator="between", formula1="0", formula2=str(_MOST))
            words = "Chỉ gõ số, không âm, ví dụ 98,5."
        case Kind.YEAR:
            rule = DataValidation("whole", operator="between", formula1="1000", formula2="2999")
            words = "Chỉ gõ năm, bốn chữ số, ví dụ 2021."
        case Kind.DATE:
            rule = DataValidation("date", operator="between", formula1="1", formula2="401768")
            words = "Chỉ gõ ngày, ví dụ 15/6/2021."
        case _:
            return None
    rule.allowBlank = True
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle, rule.error = "Chưa đúng", words
    rule.promptTitle, rule.prompt = "Cách điền", f"{words} Không có thì ghi 0; chưa có số liệu thì để trống."
    return rule


def protect(sheet: Worksheet) -> None:
    """Lock everything but the cells to be filled in; columns may still be widened."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def set_page(sheet: Worksheet, heading_rows: str, *, landscape: bool = False) -> None:
    """A4, as wide as the page, the heading row on every page."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.row_dimensions[int(heading_rows.partition(":")[0])].height = 48
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = heading_rows
