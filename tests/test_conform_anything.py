"""Whatever a file holds, the layout rules judge it without failing, and our words are in place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao.values.sheet import Drawing, DrawingKind, Paragraph, Run, Sheet
from planted import BOOKS, changed, reworded, right_paper, verdicts
from test_docx import sheets

_STARTS = ("ĐẢNG BỘ TỈNH", "ĐẢNG UỶ KHỐI", "*", "ĐẢNG CỘNG SẢN", "Số", "Ninh Bình,", "BÁO CÁO", "kết quả", "-----")
_WORDS = st.sampled_from(
    ["", "*", "-----", "_____", "Số", "Số: 5/BC-", f"Số {'9' * 5000}-BC/ĐU", "ngày tháng năm", "BÁO CÁO\n\tvề", "\t\t",
     "ngày 99999999 tháng 0 năm 0000", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi:", "PHỤ LỤC", "Nơi nhận:"]
)  # fmt: skip
_DRAWINGS = st.builds(
    Drawing,
    st.sampled_from(DrawingKind),
    st.integers(0, 20000),
    st.integers(0, 500),
    st.none() | st.integers(-9000, 20000),
    st.sampled_from([(), (Paragraph("Normal", (Run("Số 15-BC/ĐU"),)),)]),
)


@pytest.mark.parametrize("book", BOOKS)
@settings(max_examples=60, deadline=None)
@given(paper=sheets)
def test_any_sheet_is_judged(book: str, paper: Sheet) -> None:
    for verdict in verdicts(paper, book):
        problem = verdict.problem
        assert re.fullmatch(r"(?:phần|đoạn) [1-9]\d*|đầu trang|", problem.place.part or "")
        assert problem.message[:1] == problem.message[:1].lower() or not problem.message[:1].isalpha()
        assert problem.remedy.strip()


@pytest.mark.parametrize("book", BOOKS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_head_is_judged(book: str, data: st.DataObject) -> None:
    paper = right_paper("HD36")
    for start in data.draw(st.lists(st.sampled_from(_STARTS), unique=True, max_size=5)):
        drawing = data.draw(st.none() | _DRAWINGS)
        if drawing is not None:
            paper = changed(paper, start, lambda each, drawing=drawing: replace(each, drawings=(drawing,)))  # type: ignore[misc]
        paper = reworded(paper, start, data.draw(_WORDS))
    found = verdicts(paper, book)
    assert all(verdict.problem.book == book for verdict in found)
