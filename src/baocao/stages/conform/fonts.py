"""Rules on fonts, colour and encoding (FT)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper
from baocao.values.mending import RunMending
from baocao.values.problem import Severity
from baocao.values.sheet import Field, Paragraph, Run, RunFormat, effective, paragraphs_of

_SYMBOL_FONTS = re.compile(r"symbol|wingdings|webdings|opensymbol|starsymbol|cambria math|segoe ui (?:symbol|emoji)")
_LEGACY_FONTS = re.compile(r"\.vn|vni-")
_HYPERLINK_STYLES = re.compile(r"(?:followed)?hyperlink|(?:visited)?internetlink|internet ?link")
_BLACK = {"auto", "000000"}
_MOST_NAMED = 3


def is_prescribed_font(font: str, wanted: str) -> bool:
    """Whether it is that font, perhaps as one of its faces is called (`TimesNewRoman,Bold`)."""
    return _bare(font).startswith(_bare(wanted))


def _bare(font: str) -> str:
    return font.replace(" ", "").casefold()


class _Where(Enum):
    """Where a paragraph stands that is no part of the text; the value names it."""

    TEXT = ""
    EDGE = "đầu trang, chân trang"
    NOTE = "chú thích"


class _Words(Struct, frozen=True):
    """A paragraph of the paper with its runs in their effective looks; `number` from 1, 0 outside the text."""

    paragraph: Paragraph
    number: int
    where: _Where
    runs: tuple[tuple[Run | Field, str, RunFormat], ...]

    def fonts(self) -> Iterator[str]:
        """The fonts of its letters: ASCII ones in the one slot, all others in the other."""
        for run, text, look in self.runs:
            if isinstance(run, Field) and run.code.upper().split()[:1] == ["PAGE"]:
                continue
            letters = "".join(text.split())
            if letters and look.font and any(ord(letter) < 128 for letter in letters):
                yield look.font
            if letters and look.extended_font and any(ord(letter) > 127 for letter in letters):
                yield look.extended_font

    @property
    def has_signs(self) -> bool:
        """A font stands in it on which its words depend."""
        return any(
            _SYMBOL_FONTS.match(font.casefold()) or _LEGACY_FONTS.match(font.casefold()) for font in self.fonts()
        )


def _all_words(paper: Paper) -> Iterator[_Words]:
    """Every paragraph of text, headers, footers and notes that says something; what sections share only once."""
    sheet = paper.sheet
    for number, paragraph in enumerate(sheet.paragraphs(), 1):
        yield _words(paper, paragraph, number, _Where.TEXT)
    edges: dict[Paragraph, None] = {}
    for section in sheet.sections:
        shown = [section.header, section.footer]
        shown += [section.first_header, section.first_footer] if section.different_first else []
        shown += [section.even_header, section.even_footer] if sheet.tells_odd_from_even else []
        edges |= dict.fromkeys(paragraph for blocks in shown for paragraph in paragraphs_of(blocks))
    for paragraph in edges:
        yield _words(paper, paragraph, 0, _Where.EDGE)
    for paragraph in sheet.notes:
        yield _words(paper, paragraph, 0, _Where.NOTE)


def _words(paper: Paper, paragraph: Paragraph, number: int, where: _Where) -> _Words:
    runs = tuple(
        (run, run.text if isinstance(run, Run) else run.shown, effective(paper.sheet, paragraph, run)[1])
        for run in paragraph.runs
    )
    return _Words(paragraph, number, where, runs)


def _told(
    found: list[_Words], severity: Severity, message: str, remedy: str, mending: RunFormat | None = None
) -> Iterator[Fault]:
    """One fault for those of the text, one for each other place; only the text can be mended."""
    for where in _Where:
        here = [words for words in found if words.where is where]
        if not here:
            continue
        others = f" (và {len(here) - 1} đoạn khác)" if len(here) > 1 else ""
        is_text = where is _Where.TEXT
        yield Fault(
            f"đoạn {here[0].number}" if is_text else "",
            severity,
            f"{message}{others}" if is_text else f"{where.value}: {message}{others}",
            remedy,
            tuple(RunMending(words.number - 1, mending) for words in here) if is_text and mending else (),
        )


def _named(names: list[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return ", ".join(distinct[:_MOST_NAMED]) + ("…" if len(distinct) > _MOST_NAMED else "")


@layout_rule("the-thuc/phong-chu", "FT-01", "trang.phong_chu")
def font(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: toàn bộ chữ là phông Times New Roman, kể cả trong bảng, đầu trang, chân trang và chú thích; ký hiệu
    thuộc phông Symbol, Wingdings thì không tính; số trang có quy tắc riêng.
    Vì sao: đoạn dán từ nơi khác thường mang phông khác, in ra thấy lệch ngay.
    Sai: một đoạn phông Calibri hoặc Arial.
    Đúng: toàn văn bản phông Times New Roman.
    Cách sửa: chọn tất cả (Ctrl+A), đặt phông Times New Roman; hoặc `baocao sua`.
    Căn cứ: phông chữ Times New Roman, Unicode theo TCVN 6909:2001 (HD36, HD05; NĐ30 Phụ lục I).
    """
    wanted = paper.book.words("trang.phong_chu")
    wrong: list[tuple[_Words, list[str]]] = []
    for words in _all_words(paper):
        names = [
            name
            for name in words.fonts()
            if not is_prescribed_font(name, wanted)
            and not _SYMBOL_FONTS.match(name.casefold())
            and not _LEGACY_FONTS.match(name.casefold())
        ]
        if names:
            wrong.append((words, names))
    remedy = f"Chọn các đoạn ấy, đặt phông {wanted}."
    look = RunFormat(font=wanted, extended_font=wanted)
    plain = [(words, names) for words, names in wrong if not words.has_signs]
    mixed = [(words, names) for words, names in wrong if words.has_signs]
    for group, mending in ((plain, look), (mixed, None)):
        for where in _Where:
            here = [(words, names) for words, names in group if words.where is where]
            found = _named([name for _, names in here for name in names])
            message = f"phông chữ {found}, quy định {wanted}"
            yield from _told([words for words, _ in here], Severity.ERROR, message, remedy, mending)


@layout_rule("the-thuc/mau-chu", "FT-02", "trang.mau_chu")
def colour(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: chữ màu đen; dấu mức độ mật, mức độ khẩn không tính.
    Vì sao: chữ màu in đen trắng ra bị nhạt; liên kết màu xanh gạch chân là dấu vết dán từ trang mạng.
    Sai: một đoạn chữ đỏ; địa chỉ thư điện tử màu xanh.
    Đúng: toàn bộ chữ màu đen.
    Cách sửa: chọn đoạn ấy, màu chữ (Font Color) Tự động; liên kết: bấm chuột phải, bỏ siêu liên kết (Remove
    Hyperlink); hoặc `baocao sua`.
    Căn cứ: chữ màu đen (HD36, HD05; NĐ30 Phụ lục I).
    """
    stamps = {line.number for line in (paper.parts.secrecy, paper.parts.urgency) if line is not None}
    coloured: list[_Words] = []
    linked: list[_Words] = []
    for words in _all_words(paper):
        if words.number and words.number in stamps:
            continue
        found = [
            run
            for run, text, look in words.runs
            if text.strip() and look.color is not None and look.color.casefold() not in _BLACK
        ]
        links = [run for run in found if _is_link(paper, run)]
        if len(links) < len(found):
            coloured.append(words)
        elif links:
            linked.append(words)
    black = RunFormat(color="auto")
    remedy = "Chọn đoạn ấy, đặt màu chữ “Tự động” (Automatic)."
    yield from _told(coloured, Severity.WARNING, "chữ có màu, quy định màu đen", remedy, black)
    remedy = "Bấm chuột phải vào liên kết, chọn bỏ siêu liên kết (Remove Hyperlink), đặt màu chữ “Tự động”."
    yield from _told(linked, Severity.WARNING, "liên kết (địa chỉ mạng, thư) có màu, quy định màu đen", remedy, black)


def _is_link(paper: Paper, run: Run | Field) -> bool:
    style = paper.sheet.style(run.style) if run.style else None
    names = (run.style, style.name if style else "")
    is_field = isinstance(run, Field) and run.code.upper().startswith("HYPERLINK")
    return is_field or any(_HYPERLINK_STYLES.fullmatch(name.casefold()) for name in names)


@layout_rule("the-thuc/bang-ma", "FT-03", "trang.bang_ma")
def encoding(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: chữ Việt là Unicode dựng sẵn: mỗi chữ có dấu là một ký tự. Không dùng bộ mã cũ TCVN3 (phông .VnTime…),
    VNI (phông VNI-Times…), không dùng Unicode tổ hợp.
    Vì sao: bộ mã cũ đổi phông là hỏng chữ; Unicode tổ hợp thì tìm kiếm, so sánh không ra, in có khi lệch dấu.
    Sai: phông .VnTime; chữ “ế” gồm ba ký tự e, dấu mũ và dấu sắc.
    Đúng: gõ bằng bộ gõ đặt bảng mã Unicode (Unicode dựng sẵn).
    Cách sửa: mở công cụ chuyển mã của bộ gõ (UniKey: Ctrl+Shift+F6), chuyển sang Unicode rồi đặt phông Times New Roman.
    Căn cứ: bộ mã Unicode theo TCVN 6909:2001 (HD36, HD05; NĐ30 Phụ lục I).
    """
    every = list(_all_words(paper))
    legacy = [
        (words, names)
        for words in every
        if (names := [name for name in words.fonts() if _LEGACY_FONTS.match(name.casefold())])
    ]
    remedy = "Chuyển mã sang Unicode dựng sẵn bằng công cụ của bộ gõ, rồi đặt phông Times New Roman."
    named = _named([name for _, names in legacy for name in names])
    yield from _told(
        [words for words, _ in legacy], Severity.ERROR, f"phông {named} thuộc bộ mã cũ, quy định Unicode", remedy
    )
    decomposed = [words for words in every if _is_decomposed(words.paragraph.text)]
    remedy = "Chuyển mã từ Unicode tổ hợp sang Unicode dựng sẵn bằng công cụ của bộ gõ."
    yield from _told(
        decomposed, Severity.ERROR, "chữ Việt là Unicode tổ hợp (dấu rời), quy định Unicode dựng sẵn", remedy
    )


def _is_decomposed(text: str) -> bool:
    """A letter and its mark are two characters where one would do."""
    return len(unicodedata.normalize("NFC", text)) < len(text)
