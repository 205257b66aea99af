"""Rules on headings (HE)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import Paper, mend_paragraphs, mend_runs, several, spot
from baocao.stages.conform.prose import chapter_lines
from baocao.stages.conform.sequences import breaks
from baocao.values.document import Heading, Line
from baocao.values.problem import Severity
from baocao.values.sheet import Alignment

_LONGEST = 250
"""A line of more characters is no heading of the first level, whatever it begins with."""


def _first_level(paper: Paper) -> tuple[Heading, ...]:
    """`I- …`; not `V.I. Lênin`, nor the C of A, B, C."""
    return tuple(
        heading
        for heading in paper.parts.headings
        if heading.kind == "I"
        and len(heading.line.text) <= _LONGEST
        and heading.number not in ("C", "L")
        and not re.match(r"[A-ZĐ]\s?\.", heading.words)
    )


@layout_rule("the-thuc/kieu-de-muc", "HE-01", "noi_dung.muc_cap_1")
def heading_marks(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đề mục cấp 1 (I, II, III) viết một kiểu trong cả văn bản: văn bản của Đảng “I- ”, cũng chấp nhận “I.
        ”; văn bản nhà nước “I. ”. Lẫn hai kiểu là lỗi.
    Vì sao: lẫn kiểu là dấu vết của việc ghép nhiều văn bản.
    Sai: “I- TÌNH HÌNH CHUNG” rồi “II. KẾT QUẢ”.
    Đúng: “I- TÌNH HÌNH CHUNG”, “II- KẾT QUẢ”.
    Cách sửa: gõ lại dấu sau số La Mã cho cùng một kiểu.
    Căn cứ: cách đánh số đề mục của chính Hướng dẫn 36; NĐ30 Phụ lục I.
    """
    found = _first_level(paper)
    if not found:
        return
    allowed = paper.book.allowed("noi_dung.muc_cap_1")
    marks = Counter(heading.mark for heading in found)
    usual = max(marks, key=lambda mark: (marks[mark], f"I{mark}" == allowed[0]))
    others = tuple(heading for heading in found if heading.mark != usual)
    if others:
        yield from told_once(
            tuple(heading.line for heading in others),
            Severity.ERROR,
            f"đề mục cấp 1 “{others[0].number}{others[0].mark}” lẫn với kiểu “I{usual}”, quy định một kiểu",
            f"Gõ lại dấu sau số La Mã cho cùng một kiểu “{allowed[0]} ”.",
        )
    elif f"I{usual}" != allowed[0]:
        is_allowed = f"I{usual}" in allowed
        yield Fault(
            spot(found[0].line),
            Severity.HINT,
            f"đề mục cấp 1 viết “I{usual} ”, quy định{' ưu tiên' if is_allowed else ''} “{allowed[0]} ”",
            f"Gõ lại dấu sau số La Mã: “{allowed[0]} ”.",
        )


@layout_rule("the-thuc/de-muc-kieu-chu", "HE-02", "kieu.muc_cap_1")
def first_level_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đề mục cấp 1 (I, II, III) chữ in hoa, đậm.
    Vì sao: người đọc tìm mục theo chữ in hoa đậm.
    Sai: I- Tình hình chung.
    Đúng: I- TÌNH HÌNH CHUNG, chữ đậm.
    Cách sửa: gõ lại bằng chữ in hoa; bôi đậm (Ctrl+B), hoặc `baocao sua`.
    Căn cứ: cách đánh số đề mục của chính Hướng dẫn 36; NĐ30 Phụ lục I.
    """
    lines = tuple(heading.line for heading in _first_level(paper))
    thin = several(lines, lambda line: not line.is_bold)
    yield from told_once(
        thin, Severity.WARNING, "đề mục cấp 1 không đậm, quy định chữ in hoa, đậm", "Chọn đề mục, bấm Ctrl+B.",
        mend_runs(thin, bold=True),
    )  # fmt: skip
    small = tuple(heading.line for heading in _first_level(paper) if not _is_in_capitals(heading.words))
    yield from told_once(
        small, Severity.WARNING, "đề mục cấp 1 không in hoa, quy định chữ in hoa, đậm", "Gõ lại đề mục bằng chữ in hoa."
    )


def _is_in_capitals(text: str) -> bool:
    """Symbols of documents (`BC/ThU`) and what stands in brackets do not count."""
    plain = re.sub(r"\([^)]*\)|\S*[/\d]\S*", "", text)
    return plain == plain.upper()


@layout_rule("the-thuc/thu-tu-de-muc", "HE-03", "noi_dung.thu_tu_de_muc")
def heading_order(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số của đề mục, của điều, khoản, điểm liên tục, không nhảy, không lặp: I, II, III; 1, 2, 3; 1.1, 1.2;
        a, b, c, d, đ, e. Kể cả số do Word tự đánh. Sang đề mục cấp trên, hoặc sau dòng kết thúc bằng dấu hai chấm,
        thì được đánh lại từ đầu. Điều chạy liên tục qua các chương. Mỗi dãy chỉ báo chỗ sai đầu tiên.
    Vì sao: bớt, thêm một mục mà quên đánh lại số thì văn bản khác dẫn chiếu sai.
    Sai: 1., 2., 4.; a), b), c), d), e).
    Đúng: 1., 2., 3.; a), b), c), d), đ), e).
    Cách sửa: đánh lại số; danh sách tự động của Word không có chữ đ, nên gõ tay.
    Căn cứ: cách đánh số đề mục của chính Hướng dẫn 36; NĐ30 Phụ lục I.
    """
    for each in breaks(paper.parts.body, paper.parts.headings):
        where = f"sau “{each.before}” phải là" if each.before else "đầu dãy phải là"
        yield Fault(
            spot(each.line),
            Severity.ERROR,
            f"đề mục “{each.found}” sai thứ tự, {where} “{each.expected}”",
            "Đánh lại số của đề mục này và các đề mục sau nó.",
        )


@layout_rule("the-thuc/phan-chuong", "HE-04", "kieu.phan_chuong", "kieu.ten_phan_chuong", "kieu.muc", "kieu.ten_muc")
def parts_and_chapters(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: “Phần”, “Chương”, “Mục” có số và dòng tên dưới nó canh giữa, chữ đậm.
    Vì sao: đó là những chỗ chia lớn nhất của văn bản.
    Sai: Chương I canh trái, không đậm.
    Đúng: Chương I, rồi QUY ĐỊNH CHUNG ở dòng dưới, cả hai canh giữa, đậm.
    Cách sửa: chọn hai dòng, Ctrl+E để canh giữa, Ctrl+B để đậm; hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 6.1 đến 6.4; NĐ30 Phụ lục I (suy ra từ cách trình bày của văn bản của Đảng).
    """
    lines = chapter_lines(paper)
    off = several(lines, lambda line: not line.is_centred)
    yield from told_once(
        off, Severity.WARNING, f"“{_start(off)}” không canh giữa, quy định canh giữa",
        "Chọn dòng, bấm Ctrl+E để canh giữa.",
        mend_paragraphs(off, alignment=Alignment.CENTER, left=0, first_line=0),
    )  # fmt: skip
    thin = several(lines, lambda line: not line.is_bold)
    yield from told_once(
        thin, Severity.WARNING, f"“{_start(thin)}” không đậm, quy định chữ đậm", "Chọn dòng, bấm Ctrl+B.",
        mend_runs(thin, bold=True),
    )  # fmt: skip


def _start(lines: tuple[Line, ...]) -> str:
    text = lines[0].text if lines else ""
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"


@layout_rule("the-thuc/de-muc-cuoi-trang", "HE-05")
def heading_keeps_with_next(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đề mục đặt “Giữ cùng đoạn sau”, để không nằm trơ ở cuối trang.
    Vì sao: đề mục ở cuối trang này, nội dung ở trang sau thì khó đọc.
    Sai: đề mục “2. Kết quả” là dòng cuối của trang 3.
    Đúng: đề mục sang trang 4 cùng với nội dung của nó.
    Cách sửa: chọn các đề mục, Đoạn văn → Ngắt dòng và trang (Line and Page Breaks) → Giữ cùng đoạn sau (Keep with
        next); hoặc `baocao sua`.
    Căn cứ: quy ước của chương trình.
    """
    first_level = {heading.line.number for heading in _first_level(paper)}
    lines = tuple(
        heading.line
        for heading in paper.parts.headings
        if heading.line.number in first_level
        or (heading.is_title and (heading.line.is_bold or heading.line.is_in_capitals))
    )
    loose = several(lines, lambda line: not line.shape.keep_next)
    yield from told_once(
        loose, Severity.HINT, "đề mục không giữ cùng đoạn sau, có thể nằm trơ ở cuối trang",
        "Đoạn văn, Ngắt dòng và trang: chọn Giữ cùng đoạn sau (Keep with next).",
        mend_paragraphs(loose, keep_next=True),
    )  # fmt: skip
