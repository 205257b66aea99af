"""Rule on the tables that hold head and signature together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper, spot
from baocao.values.document import Line
from baocao.values.mending import TableMending
from baocao.values.problem import Severity


@layout_rule("the-thuc/bang-co-vien", None)
def bordered_frames(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: bảng dùng để xếp phần đầu văn bản và phần chữ ký không có đường viền.
    Vì sao: bảng ấy chỉ để xếp chữ hai bên; in ra có khung là sai mẫu.
    Sai: tên cơ quan và tiêu đề nằm trong hai ô có khung.
    Đúng: bảng không viền (No Border).
    Cách sửa: chọn bảng, Thiết kế bảng (Table Design) → Viền (Borders) → Không viền (No Border); hoặc `baocao sua`.
    Căn cứ: quy ước của chương trình; sơ đồ trong các quy định không có khung.
    """
    for lines, where in ((paper.parts.masthead, "phần đầu văn bản"), (paper.parts.signature, "phần chữ ký")):
        for line in _first_of_tables(lines):
            yield Fault(
                spot(line),
                Severity.WARNING,
                f"bảng xếp {where} có đường viền, quy định không viền",
                "Chọn bảng, Viền (Borders): Không viền (No Border).",
                (TableMending(line.number - 1),),
            )


def _first_of_tables(lines: Sequence[Line]) -> Iterator[Line]:
    seen = set()
    for line in lines:
        if line.cell is None or not line.number or not line.cell.table.bordered or line.cell.number in seen:
            continue
        seen.add(line.cell.number)
        yield line
