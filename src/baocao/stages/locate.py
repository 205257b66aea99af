"""Sheet, Blocks, Figures → Origins: for every paragraph of our paper the files and lines that its words came from."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator

from baocao.values.blocks import Blocks, Run, Table
from baocao.values.figures import Figures
from baocao.values.issuer import ToneMarks
from baocao.values.origin import Origin
from baocao.values.passages import plain
from baocao.values.problem import Place
from baocao.values.sheet import Sheet
from baocao.values.tone_marks import in_tone_style

_NUMBER = re.compile(r"(?:[IVXLC]+[-.]|\d+(?:\.\d+)*\.) ")
"""What layout sets before a heading's words."""
_ANNEX = re.compile(r"phụ lục (?:\d+|[ivxlc]+)\b")
"""Layout numbers annexes as the rule book wants."""


def locate(sheet: Sheet, blocks: Blocks, figures: Figures) -> tuple[Origin, ...]:
    """Find where each paragraph's words are from.

    Args:
        sheet: the paper that `layout` made of the blocks.
        blocks: the narrative with its sources.
        figures: for what the issuer's file and the period's file give to the paper's head and end.

    Returns:
        One origin a paragraph, in the order of `Sheet.paragraphs()`.
    """
    waiting: dict[str, deque[Origin]] = defaultdict(deque)
    for text, origin in _narrative(blocks):
        waiting[_folded(text)].append(origin)
    origins = []
    for paragraph in sheet.paragraphs():
        folded = _folded(paragraph.text)
        found = waiting.get(folded) or waiting.get(_folded(_NUMBER.sub("", paragraph.text, count=1)))
        if found:
            origins.append(found.popleft() if len(found) > 1 else found[0])
        else:
            origins.append(Origin(_issuer_place(paragraph.style, plain(paragraph.text), figures)))
    return tuple(origins)


def _narrative(blocks: Blocks) -> Iterator[tuple[str, Origin]]:
    """What stands on the paper of the narrative, paragraph by paragraph."""
    lines = [blocks.subject, *(block.runs for block in blocks.everything if not isinstance(block, Table))]
    for runs in lines:
        if runs:
            yield "".join(run.text for run in runs), Origin(_place(runs), runs)
    for block in blocks.everything:
        if isinstance(block, Table):
            yield from ((label, Origin(block.place)) for label in (*block.header, *block.groups) if label)
            for row in block.rows:
                for cell in row:
                    if cell:
                        yield "".join(run.text for run in cell), Origin(_place(cell), cell)


def _folded(text: str) -> str:
    """As it compares whatever layout did to it: capitals, tone marks, the sign at the end."""
    same = in_tone_style(plain(text), ToneMarks.NEW).casefold().removesuffix("/.").rstrip(".")
    return _ANNEX.sub("phụ lục", same)


def _place(runs: tuple[Run, ...]) -> Place:
    """The first line that somebody wrote; template words before values."""
    own = [run.source.place for run in runs if run.source.is_template and run.text.strip()]
    return own[0] if own else runs[0].source.place


def _issuer_place(style: str, text: str, figures: Figures) -> Place:
    issuer = figures.issuer
    keys = {
        "CoQuanCapTren": "cap_tren",
        "CoQuanBanHanh": "ten",
        "SoKyHieu": "ky_hieu",
        "DiaDanhNgay": "dia_danh",
        "LienHe": "lien_he",
        "QuyenHan": "quyen_han",
        "ChucVu": "chuc_vu",
        "HoTen": "ho_ten",
    }
    places = {key: place for key, _, place in issuer.fields} | dict(issuer.signer.places)
    if style in keys and keys[style] in places:
        return places[keys[style]]
    folded = _folded(text)
    for recipient, place in zip(issuer.recipients, issuer.recipient_places[1:], strict=False):
        if _folded(recipient) in folded:
            return place
    if style == "NoiNhan" and "luu" in places:
        return places["luu"]
    return issuer.place
