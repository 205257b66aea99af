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


def locate(sheet: Sheet, blocks: Blocks, figures: Figures) -> tuple[Origin, ...]:
    """Find where each paragraph's words are from.

    Args:
        sheet: the paper that `layout` made of the blocks.
        blocks: the narrative with its sources.
        figures: for what the issuer's file and the period's file give to the paper's head and end.

    Returns:
        One origin a paragraph, in the order of `Sheet.paragraphs()`.
    """
    waiting: dict[str, deque[tuple[Run, ...]]] = defaultdict(deque)
    for runs in _lines(blocks):
        waiting[_folded("".join(run.text for run in runs))].append(runs)
    origins = []
    for paragraph in sheet.paragraphs():
        folded = _folded(paragraph.text)
        found = waiting.get(folded) or waiting.get(_folded(_NUMBER.sub("", paragraph.text, count=1)))
        if found:
            runs = found.popleft() if len(found) > 1 else found[0]
            origins.append(Origin(_place(runs), runs))
        else:
            origins.append(Origin(_issuer_place(paragraph.style, plain(paragraph.text), figures)))
    return tuple(origins)


def _lines(blocks: Blocks) -> Iterator[tuple[Run, ...]]:
    yield blocks.subject
    for block in blocks.body:
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell for cell in row if cell)
        else:
            yield block.runs


def _folded(text: str) -> str:
    """As it compares whatever layout did to it: capitals, tone marks, the sign at the end."""
    return in_tone_style(plain(text), ToneMarks.NEW).casefold().removesuffix("/.").rstrip(".")


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
