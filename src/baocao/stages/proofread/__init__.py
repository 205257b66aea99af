"""Blocks → Problems: what a careful clerk would find in the words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from baocao.stages.proofread.placeholders import around, placeholder, placeholders
from baocao.values.blocks import Blocks, Run, Table
from baocao.values.figures import Figures
from baocao.values.issuer import ToneMarks
from baocao.values.narrative import GAP
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.tone_marks import in_tone_style

_WORD = re.compile(r"[^\W\d_]+")
_END_WORD = re.compile(r"([^\W\d_]+) $")
_START_WORD = re.compile(r"^([^\W\d_]+)(?=\s)")
_DOUBLED = {a + b for a in ".,;:" for b in ".,;:"} | {"““", "””", "((", "))", "  "}
"""What two neighbouring characters of official prose never are."""


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
    for line in _lines(blocks):
        problems += _joints(line)
        problems += _placeholders(line)
    for text, place in _beside(figures):
        problems += [placeholder(place, found, around(text, at, found)) for at, found in placeholders(text)]
    return tuple(dict.fromkeys(problems))


def _placeholders(runs: tuple[Run, ...]) -> list[Problem]:
    """What a value is still to replace; the gaps that the narrative itself leaves have their finding already."""
    text = "".join("□" * len(run.text) if run.source.computation == GAP else run.text for run in runs)
    problems = []
    for at, found in placeholders(text):
        past = 0
        for run in runs:
            past += len(run.text)
            if at < past:
                problems.append(placeholder(run.source.place, found, around(text, at, found)))
                break
    return problems


def _beside(figures: Figures) -> Iterator[tuple[str, Place]]:
    """What the paper prints outside the narrative, as far as it is typed."""
    issuer, note = figures.issuer, figures.publication.circulation
    for key, text, place in issuer.fields:
        if key in ("cap_tren", "ten", "dia_danh", "luu", "lien_he"):
            yield text, place
    yield from zip(issuer.recipients, issuer.recipient_places[1:], strict=False)
    for text in (*issuer.signer.authority, issuer.signer.position, issuer.signer.name):
        yield text, issuer.place
    if note is not None:
        yield note.text, note.place


def _lines(blocks: Blocks) -> list[tuple[Run, ...]]:
    lines = [blocks.subject]
    for block in blocks.everything:
        lines += [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.runs]
    return lines


def _joints(runs: tuple[Run, ...]) -> list[Problem]:
    """Where a typed text meets the words of the template: doubled punctuation, quotes or words."""
    found = []
    for left, right in pairwise(runs):
        typed = left if left.source.key and not right.source.key else right if right.source.key else None
        if typed is None or not left.text or not right.text:
            continue
        pair = left.text[-1] + right.text[0]
        words = _END_WORD.search(left.text), _START_WORD.search(right.text)
        if pair in _DOUBLED or (words[0] and words[1] and words[0][1].casefold() == words[1][1].casefold()):
            found.append(doubled(typed.source.place, _around(left.text, right.text)))
    return found


def _around(left: str, right: str) -> str:
    return left[-24:].lstrip() + right[:24].rstrip()


def _runs(blocks: Blocks) -> list[Run]:
    runs = list(blocks.subject)
    for block in blocks.everything:
        if isinstance(block, Table):
            runs += [run for row in block.rows for cell in row for run in cell]
        else:
            runs += block.runs
    return runs


@rule("soat/lap-cho-noi")
def doubled(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: chỗ nối giữa chữ trong tệp số liệu và lời văn không lặp dấu câu, ngoặc kép, từ.
    Vì sao: lời văn đã đặt sẵn dấu chấm, ngoặc kép, chữ “về”, “số”; gõ thêm thì in hai lần.
    Sai: `- vận động hiến máu.` in thành “Vận động hiến máu.;”.
    Đúng: `- vận động hiến máu`.
    Cách sửa: bỏ dấu hoặc chữ thừa trong tệp số liệu.
    Căn cứ: quy ước của lời văn.
    """
    return Problem(
        "soat/lap-cho-noi", Place(place.path, place.line), Severity.WARNING, f"lặp ở chỗ nối: “{found}”",
        "Bỏ dấu hoặc chữ thừa trong tệp số liệu; lời văn đã có sẵn.",
    )  # fmt: skip


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
