"""Narrative → Blocks: headings, paragraphs and tables by the line grammar of official prose."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.values.blocks import Block, Blocks, Heading, Paragraph, Run, Table
from baocao.values.figures import ExtraParagraphs
from baocao.values.narrative import LINE_MARKS, VALUE_MARKS, Narrative, Printed, PrintedTable, Span
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.source import Source


def parse(narrative: Narrative) -> tuple[Blocks, tuple[Problem, ...]]:
    """Put every value back as runs with their origin and cut the text into blocks.

    One line is one block. `#`, `##`, `###` begin a heading; `1.`, `a)`, `-`, `+` stay as marks; `**bold**` and
    `*italic*` span template words and values alike. Whatever a value holds is text and never markup.

    Returns:
        The blocks, and a finding for everything in the template's own words that looks like other markup.
    """
    problems: list[Problem] = []
    subject: tuple[Run, ...] = ()
    for line in _lines(narrative, narrative.subject):
        subject += (*((Run(" ", line.place_source),) if subject else ()), *_runs(line, problems))
    body = [block for line in _lines(narrative, narrative.body) for block in _blocks(line, problems)]
    _check_levels(body, problems)
    for extra in narrative.extra:
        _add_extra(body, extra, problems)
    return Blocks(subject, tuple(body)), tuple(problems)


def _check_levels(body: list[Block], problems: list[Problem]) -> None:
    """A heading stands at most one level below the one before it."""
    level = 0
    for heading in body:
        if isinstance(heading, Heading):
            if heading.level > level + 1:
                problems.append(level_skipped(heading.place, heading.level, level + 1))
            level = heading.level


def _add_extra(body: list[Block], extra: ExtraParagraphs, problems: list[Problem]) -> None:
    """Put the paragraphs at the end of the section under the heading of that name, sections below it included."""
    wanted = _plain(extra.heading.text)
    headings = [(at, block) for at, block in enumerate(body) if isinstance(block, Heading)]
    found = next(((at, heading) for at, heading in headings if _plain(heading.text) == wanted), None)
    if found is None:
        known = [heading.text for _, heading in headings]
        problems.append(no_such_heading(extra.heading.place, extra.heading.text, known))
        return
    at, heading = found
    end = next((later for later, other in headings if later > at and other.level <= heading.level), len(body))
    body[end:end] = [
        Paragraph((Run(text.text, Source(text.place, "noi_dung_them")),), text.place) for text in extra.texts
    ]


def _plain(heading: str) -> str:
    """A heading as it compares: without its number, whatever its capitals."""
    return re.sub(r"^(?:[IVXLC]+[-.]|\d+(?:\.\d+)*\.) +", "", " ".join(heading.split())).casefold()


@dataclass(frozen=True)
class _Piece:
    """Template words (value is None) or one value, with the template line it stands on."""

    text: str
    place: Place
    value: Printed | None = None


@dataclass(frozen=True)
class _Line:
    pieces: tuple[_Piece, ...]

    @property
    def place(self) -> Place:
        return self.pieces[0].place

    @property
    def place_source(self) -> Source:
        return Source(self.place)

    @property
    def shape(self) -> str:
        """The line with U+FFFC for every value: what the grammar looks at."""
        return "".join(piece.text if piece.value is None else _VALUE for piece in self.pieces)


_VALUE = "\ufffc"


def _lines(narrative: Narrative, text: str) -> Iterator[_Line]:
    place = narrative.lines[0] if narrative.lines else Place("templates")
    for raw in text.split("\n"):
        pieces: list[_Piece] = []
        words = ""

        for character in raw:
            code = ord(character)
            if code < VALUE_MARKS:
                words += character
                continue
            if words:
                pieces.append(_Piece(words, place))
                words = ""
            if code >= LINE_MARKS:
                place = narrative.lines[code - LINE_MARKS]
            else:
                pieces.append(_Piece("", place, narrative.printed[code - VALUE_MARKS]))
        if words:
            pieces.append(_Piece(words, place))
        pieces = _trimmed(_vanished(pieces))
        if pieces:
            yield _Line(tuple(pieces))


def _vanished(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Take out unknown comparisons together with the comma or the brackets that held them."""
    kept = list(pieces)
    while (at := next((i for i, piece in enumerate(kept) if piece.value and piece.value.vanishes), None)) is not None:
        before = kept[at - 1] if at and kept[at - 1].value is None else None
        after = kept[at + 1] if at + 1 < len(kept) and kept[at + 1].value is None else None
        left, right = _closed(before.text if before else "", after.text if after else "")
        replacement = [replace(before, text=left)] if before else []
        rest = [replace(after, text=right)] if after else []
        kept[at - bool(before) : at + 1 + bool(after)] = replacement + rest
    return kept


def _closed(left: str, right: str) -> tuple[str, str]:
    if re.search(r"\(\s*$", left):
        if right.lstrip().startswith(")"):
            return re.sub(r"\s*\(\s*$", "", left), right.lstrip()[1:]
        return left, re.sub(r"^\s*[,;]\s*", "", right)
    if re.search(r"[,;]\s*$", left):
        return re.sub(r"\s*[,;]\s*$", "", left), right
    if not left.strip():
        return left, re.sub(r"^\s*[,;]?\s*", "", right)
    return left.rstrip(), right


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """Blanks of the template's own words: none at the ends, one between words, none before punctuation."""
    kept: list[_Piece] = []
    for piece in pieces:
        text = piece.text
        if piece.value is None:
            text = re.sub(r"[ \t]+", " ", text)
            follows_blank = not kept or (kept[-1].value is None and kept[-1].text.endswith(" "))
            text = text.lstrip(" ") if follows_blank else text
            if kept and kept[-1].value is None and re.match(r"[,.;:!?)]", text):
                kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
            text = re.sub(r" +(?=[,.;:!?)](?:\s|$))", "", text)
        if text or piece.value is not None:
            kept.append(replace(piece, text=text))
    while kept and kept[-1].value is None and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept and kept[-1].value is None:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return kept


_HEADING = re.compile(r"(#{1,3}) +")
_MARK = re.compile(rf"(?P<number>(?:\d+|{_VALUE})\.)(?= )|(?P<letter>[a-zđ]\))(?= )|(?P<dash>[-+])(?= )")
_TYPED_NUMBER = re.compile(r"(?:[IVXLC]+|\d+(?:\.\d+)*)\s*[-.)] ")

_FOREIGN: tuple[tuple[str, str], ...] = (
    (r"^#{4,}", "tiêu đề từ cấp 4 trở xuống"),
    (r"^#+(?![# ])", "dấu # không có dấu cách theo sau"),
    (r"^[*•●▪–—] ", "dấu đầu dòng khác “-” và “+”"),
    (r"^>", "dấu trích dẫn “>”"),
    (r"^(?:-{2,}|={3,}|_{3,}|\*{3,})$", "dòng kẻ ngang"),
    (r"\|", "bảng kẻ bằng “|”"),
    (r"`", "dấu “`”"),
    (r"~~", "dấu “~~”"),
    (r"!?\[[^\]]*\]\([^)]*\)", "liên kết kiểu […](…)"),
    (r"</?[A-Za-z][^<>]*>", "thẻ <…>"),
    (r"&(?:[A-Za-z]+|#\d+);", "ký hiệu &…;"),
    (r"(?<!\w)_{1,2}(?=\S)[^_]*\S_{1,2}(?!\w)", "chữ nghiêng kiểu _…_"),
    (r"\\", "dấu “\\”"),
    (r"\{\{|\{%|\{#|\}\}|%\}|#\}", "ngoặc của câu lệnh mẫu"),
)


def _blocks(line: _Line, problems: list[Problem]) -> Iterator[Block]:
    table = next((piece.value.table for piece in line.pieces if piece.value and piece.value.table), None)
    if table is not None:
        if line.shape != _VALUE:
            problems.append(table_not_alone(line.place))
        yield _table(table, line.place)
        return
    heading = _HEADING.match(line.shape)
    if heading:
        inner = _Line(_without_start(line.pieces, len(heading[0])))
        if _TYPED_NUMBER.match(inner.shape):
            problems.append(typed_heading_number(line.place, inner.shape.split(" ")[0]))
        yield Heading(len(heading[1]), tuple(_runs(inner, problems)), line.place)
        return
    runs = tuple(_runs(line, problems))
    if runs:
        yield Paragraph(runs, line.place, _mark_of(line))


def _mark_of(line: _Line) -> str:
    found = _MARK.match(line.shape)
    if found is None:
        return ""
    first = line.pieces[0].value
    if found[0].startswith(_VALUE):
        return f"{first.text}." if first is not None and first.is_counter else ""
    return found[0]


def _without_start(pieces: tuple[_Piece, ...], length: int) -> tuple[_Piece, ...]:
    rest = list(pieces)
    while length and rest:
        taken = min(length, len(rest[0].text))
        rest[0] = replace(rest[0], text=rest[0].text[taken:])
        length -= taken
        if not rest[0].text and rest[0].value is None:
            rest.pop(0)
    return tuple(_trimmed(rest)) or (replace(pieces[0], text=""),)


def _table(table: PrintedTable, place: Place) -> Table:
    rows = tuple(tuple(tuple(_run_of(span) for span in cell if span.text) for cell in row) for row in table.rows)
    return Table(table.header, rows, table.numeric, place, table.has_total)


def _run_of(span: Span, bold: bool = False, italic: bool = False) -> Run:
    return Run(span.text, span.source, bold, italic)


def _runs(line: _Line, problems: list[Problem]) -> Iterator[Run]:
    """The line's runs, emphasis taken from the template's own asterisks; equal neighbours are joined."""
    _look_for_foreign_markup(line, problems)
    bold = italic = False
    pending: Run | None = None
    for piece in line.pieces:
        if piece.value is not None:
            fresh = [_run_of(span, bold, italic) for span in piece.value.spans if span.text]
        else:
            fresh = []
            for part in re.split(r"(\*\*|\*)", piece.text):
                if part == "**":
                    bold = not bold
                elif part == "*":
                    italic = not italic
                elif part:
                    fresh.append(Run(part, Source(piece.place), bold, italic))
        for run in fresh:
            if pending is not None and (pending.source, pending.bold, pending.italic) == (
                run.source,
                run.bold,
                run.italic,
            ):
                pending = replace(pending, text=pending.text + run.text)
            else:
                if pending is not None:
                    yield pending
                pending = run
    if pending is not None:
        yield pending
    if bold or italic:
        problems.append(open_emphasis(line.place, "**" if bold else "*"))


def _look_for_foreign_markup(line: _Line, problems: list[Problem]) -> None:
    shape = line.shape
    for pattern, words in _FOREIGN:
        found = re.search(pattern, shape)
        if found:
            problems.append(foreign_markup(line.place, words))


@rule("mau/dau-la")
def foreign_markup(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: lời văn chỉ dùng `#`, `##`, `###`, `1.`, `a)`, `-`, `+`, `**đậm**`, `*nghiêng*`.
    Vì sao: dấu của cách viết khác sẽ nằm nguyên trên giấy, hoặc người sau hiểu nhầm là có tác dụng.
    Sai: `• Tiếp tục quán triệt …`.
    Đúng: `- Tiếp tục quán triệt …`.
    Cách sửa: viết lại bằng các dấu cho phép; bảng thì dùng `{{ bang(…) }}`.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/dau-la", place, Severity.ERROR, f"lời văn không dùng {found}",
        "Chỉ dùng `#`, `##`, `###`, `1.`, `a)`, `-`, `+`, `**đậm**`, `*nghiêng*`; bảng thì dùng `{{ bang(…) }}`.",
    )  # fmt: skip


@rule("mau/dau-khong-dong")
def open_emphasis(place: Place, mark: str) -> Problem:
    """
    Kiểm tra gì: dấu mở chữ đậm `**` hoặc chữ nghiêng `*` có dấu đóng trong cùng một đoạn.
    Vì sao: thiếu dấu đóng thì cả đoạn sau thành chữ đậm hoặc nghiêng.
    Sai: `**Ưu điểm: phong trào …`.
    Đúng: `**Ưu điểm:** phong trào …`.
    Cách sửa: thêm dấu đóng, hoặc bỏ dấu mở.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/dau-khong-dong", place, Severity.ERROR, f"dấu “{mark}” mở mà không đóng trong đoạn",
        f"Thêm dấu “{mark}” ở cuối phần chữ ấy, hoặc bỏ dấu mở.",
    )  # fmt: skip


@rule("mau/so-de-muc")
def typed_heading_number(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: đề mục (dòng bắt đầu bằng `#`) không gõ sẵn số thứ tự.
    Vì sao: số đề mục do quy định thể thức đặt (I-, 1., 1.1.); gõ tay thì số in hai lần.
    Sai: `# I. Công tác lãnh đạo`.
    Đúng: `# Công tác lãnh đạo`.
    Cách sửa: xoá số ở đầu đề mục.
    Căn cứ: HD36, cách trình bày đề mục.
    """
    return Problem(
        "mau/so-de-muc", place, Severity.ERROR, f"đề mục gõ sẵn số thứ tự “{found}”",
        "Xoá số ở đầu đề mục; chương trình tự đánh số.",
    )  # fmt: skip


@rule("mau/nhay-cap-de-muc")
def level_skipped(place: Place, level: int, missing: int) -> Problem:
    """
    Kiểm tra gì: đề mục chỉ xuống từng cấp một: `#`, rồi `##`, rồi `###`.
    Vì sao: nhảy cấp thì số đề mục thiếu một bậc.
    Sai: `### Ưu điểm` ngay dưới `# Kết quả`.
    Đúng: `## Ưu điểm` ngay dưới `# Kết quả`.
    Cách sửa: bớt dấu #, hoặc thêm đề mục cấp trên.
    Căn cứ: HD36, cách trình bày đề mục.
    """
    return Problem(
        "mau/nhay-cap-de-muc", place, Severity.ERROR, f"đề mục cấp {level} mà phía trên chưa có đề mục cấp {missing}",
        f"Bớt còn {missing} dấu #, hoặc thêm một đề mục cấp {missing} ở trên.",
    )  # fmt: skip


@rule("so-lieu/khong-co-de-muc")
def no_such_heading(place: Place, wanted: str, headings: list[str]) -> Problem:
    """
    Kiểm tra gì: `muc` trong `noi_dung_them` là một đề mục có trong báo cáo.
    Vì sao: không có đề mục ấy thì đoạn viết thêm không biết đặt vào đâu.
    Sai: `muc: Ưu điễm`.
    Đúng: `muc: Ưu điểm`.
    Cách sửa: chép đúng tên đề mục, không cần số thứ tự.
    Căn cứ: cách ghi tệp số liệu.
    """
    near = difflib.get_close_matches(wanted, headings, 1, 0.5)
    known = f"Có phải “{near[0]}” không?" if near else f"Các đề mục: {'; '.join(headings)}."
    return Problem("so-lieu/khong-co-de-muc", place, Severity.ERROR, f"báo cáo không có đề mục “{wanted}”", known)


@rule("mau/bang-khong-dung-rieng")
def table_not_alone(place: Place) -> Problem:
    """
    Kiểm tra gì: `{{ bang(…) }}` đứng một mình trên dòng.
    Vì sao: bảng không nằm giữa câu được, chữ quanh nó sẽ mất.
    Sai: `Kết quả: {{ bang(mo_hinh.linh_vuc) }}`.
    Đúng: câu dẫn ở một dòng, `{{ bang(mo_hinh.linh_vuc) }}` ở dòng sau.
    Cách sửa: xuống dòng trước và sau bảng.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/bang-khong-dung-rieng", place, Severity.ERROR, "bảng đứng chung dòng với chữ khác",
        "Để `{{ bang(…) }}` một mình trên dòng.",
    )  # fmt: skip
