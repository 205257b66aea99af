"""Blocks → Problems: what a careful clerk would find in the words themselves."""

from __future__ import annotations

import re

from baocao.values.blocks import Blocks, Run, Table
from baocao.values.figures import Figures
from baocao.values.issuer import ToneMarks
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.tone_marks import in_tone_style

_WORD = re.compile(r"[^\W\d_]+")


def proofread(blocks: Blocks, figures: Figures) -> tuple[Problem, ...]:
    """Judge the texts that staff typed into the period file and the shared tables; they are printed as typed.

    Words of the templates and of the issuer's file are not judged: `layout` prints them in the office's style.
    """
    style = figures.issuer.tone_marks
    problems = []
    for run in _runs(blocks):
        if run.source.is_template or run.source.place.path == figures.issuer.place.path:
            continue
        for found in _WORD.findall(run.text):
            wanted = in_tone_style(found, style)
            if wanted != found:
                problems.append(tone_mark_style(run.source.place, found, wanted, style))
    return tuple(dict.fromkeys(problems))


def _runs(blocks: Blocks) -> list[Run]:
    runs = list(blocks.subject)
    for block in blocks.body:
        if isinstance(block, Table):
            runs += [run for row in block.rows for cell in row for run in cell]
        else:
            runs += block.runs
    return runs


@rule("soat/dau-thanh")
def tone_mark_style(place: Place, found: str, wanted: str, style: ToneMarks) -> Problem:
    """
    Kiểm tra gì: dấu thanh của oa, oe, uy đặt theo một kiểu trong cả văn bản.
    Vì sao: một văn bản lúc “uỷ” lúc “ủy” là soạn cẩu thả; văn bản của Đảng dùng kiểu “uỷ, hoà, khoá”.
    Sai: “ủy” khi cơ quan chọn `dau_thanh: moi`.
    Đúng: “uỷ”.
    Cách sửa: sửa chữ ấy trong tệp số liệu; hoặc đổi `dau_thanh` trong tệp cơ quan ban hành.
    Căn cứ: cách viết trong chính Hướng dẫn 36-HD/VPTW; `dau_thanh` của cơ quan.
    """
    kind = "mới (uỷ, hoà)" if style is ToneMarks.NEW else "cũ (ủy, hòa)"
    return Problem(
        "soat/dau-thanh", Place(place.path, place.line), Severity.WARNING, f"“{found}” → “{wanted}”",
        f"Cơ quan chọn kiểu {kind}; sửa chữ ấy trong tệp cho thống nhất với phần còn lại của báo cáo.",
    )  # fmt: skip
