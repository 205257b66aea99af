"""Every paper that the repository can make, built anew: for what must hold over all of them."""

from __future__ import annotations

from baocao import files, pipeline
from baocao.values.sheet import (
    Alignment,
    Cell,
    Field,
    LineRule,
    Page,
    Paragraph,
    ParagraphFormat,
    Properties,
    Row,
    Run,
    RunFormat,
    Section,
    Sheet,
    Style,
    Table,
)
from repository import ROOT, sheet

_EXAMPLES = ROOT / "docs" / "vi-du"
PORTRAIT = Page(11906, 16838, 1134, 850, 1134, 1701, 567, 567)
LANDSCAPE = Page(16838, 11906, 1134, 850, 1134, 1701, 567, 567, landscape=True)


def _of_examples() -> dict[str, Sheet]:
    """The papers of every workspace under docs/vi-du, each period."""
    found = {}
    for folder in sorted(path.parent for path in _EXAMPLES.glob("*/templates")):
        workspace = files.Workspace(folder)
        for report in workspace.reports():
            for period in workspace.periods(report):
                outcome = pipeline.make_report(workspace.sources(report, period), files.rule_books(), 0)
                assert outcome.sheet is not None
                found[f"{folder.name} {period.key}"] = outcome.sheet
    return found


def _all_features() -> Sheet:
    """Sections upright and across, both with headers and footers, tables in all their kinds, every look and shape."""
    shape = ParagraphFormat(
        Alignment.CENTER, 567, 284, -283, 120, 60, 360, LineRule.EXACT, True, True, False, False, 2, 8
    )
    look = RunFormat("Times New Roman", 26, True, True, True, "FF0000")
    runs = (Run("Đảng uỷ\tKhối\n  “Dân vận khéo”", look), Field("PAGE", "1", look), Run(" & < >"))
    number = (Paragraph("SoTrang", (Field("PAGE", "2"),)),)
    cells = (Cell((Paragraph("Normal", runs, shape), Paragraph("Normal"))), Cell((Paragraph("Muc"),)))
    wide = Row((Cell((Paragraph("Muc", (Run("gộp hai cột"),)),), span=2),), repeats=True, whole=True)
    tables = tuple(Table((3000, 5000), (wide, Row(cells)), bordered, 108) for bordered in (True, False))
    left = ParagraphFormat(Alignment.LEFT, first_line=567, line=240, line_rule=LineRule.AUTO, outline_level=0)
    right = ParagraphFormat(Alignment.RIGHT, line=360, line_rule=LineRule.AT_LEAST, top_border=0, widow_control=True)
    between = (Paragraph("Muc", runs[:1], left), Paragraph("Normal", (Run("cuối"),), right))
    new_page = Paragraph("Normal", (Run("trang mới"),), ParagraphFormat(page_break_before=True, keep_next=False))
    styles = (
        Style("Normal", "Normal", run=RunFormat("Times New Roman", 28)),
        Style("Muc", "Mục cấp 1", "Normal", "Normal", shape, RunFormat(bold=False, underline=False, color="auto")),
        Style("SoTrang", "Số trang", "Normal", "", ParagraphFormat(Alignment.CENTER)),
    )
    return Sheet(
        styles,
        (
            Section(PORTRAIT, (*between, tables[0], new_page, *between), number, (), different_first=True),
            Section(LANDSCAPE, (tables[1], *between), number, number),
            Section(PORTRAIT, between),
        ),
        Properties("Báo cáo “thử” & <mọi thứ>", "Đảng uỷ", "kỳ", custom=(("baocao.ky", "2021-H1"),)),
        RunFormat("Times New Roman", 28),
    )


PAPERS: dict[str, Sheet] = {
    "HD36": sheet(),
    "HD36, a draft": sheet(draft=2),
    **_of_examples(),
    "all features": _all_features(),
}
