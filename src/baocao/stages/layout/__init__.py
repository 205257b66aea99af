"""Blocks, Figures, RuleBook → Sheet: the official paper, every measure taken from the rule book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from baocao.stages.layout.annexes import END_OF_TABLE, annex_sections, roman, text_width, with_annex_numbers
from baocao.stages.layout.styles import BODY, END, LINE, STYLE_KEYS, styles
from baocao.stages.layout.tables import ruled_table
from baocao.values import blocks as narrative
from baocao.values.calendar_date import DocumentDate, write_month
from baocao.values.figures import Figures
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import (
    Block,
    Cell,
    Field,
    Page,
    Paragraph,
    ParagraphFormat,
    Properties,
    Row,
    Run,
    RunFormat,
    Section,
    Sheet,
    Table,
    merged,
    paragraphs_of,
)
from baocao.values.tone_marks import in_tone_style


def layout(
    blocks: narrative.Blocks,
    figures: Figures,
    book: RuleBook,
    provenance: tuple[tuple[str, str], ...] = (),
    draft: int | None = None,
) -> Sheet:
    """Lay out one report.

    Args:
        blocks: the narrative.
        figures: for the issuer, the period and the document's number and date.
        book: the rule book that governs a document of that issuer and date.
        provenance: names and values to keep in the file's own properties.
        draft: which draft it is (“Dự thảo lần 2”), None for the final paper; 0 for a draft without a number.

    Returns:
        The paper. Words of the template and of the issuer's file are in the issuer's tone-mark style; figures and
        texts of the period file stand as they were typed.
    """
    paper = _Paper(figures, book)
    blocks = with_annex_numbers(blocks, book)
    page = Page(
        book.twips("trang.rong"),
        book.twips("trang.cao"),
        book.twips("trang.le_tren"),
        book.twips("trang.le_phai"),
        book.twips("trang.le_duoi"),
        book.twips("trang.le_trai"),
        book.twips("trang.so_trang_cach_mep"),
        book.twips("trang.chan_trang_cach_mep"),
    )
    text = (
        paper.header(draft),
        *paper.title(blocks),
        *_kept_with_signature(tuple(paper.body(blocks.body, text_width(page)))),
        paper.signature(),
        Paragraph(END),
    )
    number = Paragraph(STYLE_KEYS["so_trang"], (Field("PAGE", "2"),))
    titled = partial(paper.runs, capitals=True, look=False)
    annexes = annex_sections(blocks.annexes, book, page, number, paper.body, titled)
    sections = (Section(page, text, (number,), (), True), *annexes)
    used = frozenset(paragraph.style for section in sections for paragraph in paragraphs_of(section.blocks))
    font = book.words("trang.phong_chu")
    base = RunFormat(font, paper.body_size, False, False, False, "auto", font)
    return Sheet(styles(book, used), sections, paper.properties(blocks, provenance), base)


@dataclass(frozen=True)
class _Paper:
    figures: Figures
    book: RuleBook

    @property
    def body_size(self) -> int:
        """In half-points: what the office chose, where the rule book allows it."""
        allowed = self.book.allowed("noi_dung.co_chu")
        chosen = self.figures.issuer.body_size
        return 2 * (chosen if chosen is not None and chosen in allowed else int(allowed[0]))

    def own(self, text: str) -> str:
        """The issuer's own words, in its tone-mark style."""
        return in_tone_style(text, self.figures.issuer.tone_marks)

    def runs(self, runs: Sequence[narrative.Run], *, capitals: bool = False, look: bool = True) -> tuple[Run, ...]:
        """Runs of the narrative as runs of the paper."""
        laid = []
        for run in runs:
            own_words = run.source.is_template or run.source.place.path == self.figures.issuer.place.path
            text = self.own(run.text) if own_words else run.text
            bold, italic = (run.bold or None, run.italic or None) if look else (None, None)
            laid.append(Run(text.upper() if capitals else text, RunFormat(bold=bold, italic=italic)))
        return tuple(run for run in merged(tuple(laid)) if isinstance(run, Run))

    # The first page's head

    def header(self, draft: int | None) -> Table:
        """Superior and issuing body against the Party's name; number against place and date."""
        issuer, book = self.figures.issuer, self.book
        names = [_line("co_quan_cap_tren", self.own(issuer.superior).upper())]
        names += [_line("co_quan_ban_hanh", self.own(line).upper()) for line in issuer.name_lines]
        names.append(_line("dau_sao", book.words("dau_trang.dau_sao")))
        party = [_line("tieu_de_dang", book.words("dau_trang.tieu_de")), Paragraph(LINE)]
        number = [_line("so_ky_hieu", self.reference_number())]
        if draft is not None:
            number.append(_line("du_thao", f"Dự thảo lần {draft}" if draft else "Dự thảo"))
        widths = (book.twips("dau_trang.cot_trai"), book.twips("dau_trang.cot_phai"))
        rows = (
            Row((Cell(tuple(names)), Cell(tuple(party))), whole=True),
            Row((Cell(tuple(number)), Cell((_line("dia_danh_ngay", self.place_and_date()),))), whole=True),
        )
        return Table(widths, rows)

    def reference_number(self) -> str:
        """`Số 05-BC/ĐUK`; a blank to write in while the number is not known."""
        figure = self.book.figures["dau_trang.so"].values
        number = self.figures.publication.number
        return str(figure["chu"]).format(
            so=figure["trong"] if number is None else f"{number:02d}",
            loai=self.figures.form.type_code,
            co_quan=self.figures.issuer.symbol,
        )

    def place_and_date(self) -> str:
        """`Ninh Bình, ngày 01 tháng 6 năm 2021`; blanks for what is not known."""
        figure = self.book.figures["dau_trang.ngay"].values
        stated = self.figures.publication.date or DocumentDate(self.figures.period.last_day.year)
        return str(figure["chu"]).format(
            dia_danh=self.own(self.figures.issuer.locality),
            ngay=figure["trong"] if stated.day is None else f"{stated.day:02d}",
            thang=figure["trong"] if stated.month is None else write_month(stated.month),
            nam=stated.year,
        )

    def title(self, blocks: narrative.Blocks) -> Iterator[Paragraph]:
        """Type of document, subject, five hyphens."""
        yield _line("ten_loai", self.own(self.figures.form.document_type).upper())
        yield Paragraph(STYLE_KEYS["trich_yeu"], self.runs(blocks.subject))
        yield _line("gach_duoi_trich_yeu", self.book.words("dau_trang.gach_duoi_trich_yeu"))

    # The text

    def body(self, body: Sequence[narrative.Block], room: int) -> Iterator[Block]:
        """Headings numbered, paragraphs, tables as wide as the room; what ends in a table gets a paragraph below it."""
        counts = [0, 0, 0]
        after_table = False
        for block in body:
            match block:
                case narrative.Heading():
                    counts[block.level - 1] += 1
                    counts[block.level :] = [0] * (3 - block.level)
                    laid = self.heading(block, counts)
                case narrative.Paragraph():
                    laid = Paragraph(BODY, self.runs(block.runs))
                case narrative.Table():
                    if after_table:
                        yield END_OF_TABLE
                    yield from ruled_table(block, room, self.book, self.runs, self.own)
                    after_table = True
                    continue
            # A table has no gap of its own below it.
            before = self.book.twips("noi_dung.cach_doan") if after_table else None
            # A line that announces what follows does not end a page.
            announces = True if laid.text.rstrip().endswith(":") else None
            yield replace(laid, format=ParagraphFormat(before=before, keep_next=announces))
            after_table = False
        if after_table:
            yield END_OF_TABLE

    def heading(self, heading: narrative.Heading, counts: Sequence[int]) -> Paragraph:
        if heading.level == 1:
            number = roman(counts[0]) + self.heading_mark
        else:
            number = ".".join(str(count) for count in counts[1 : heading.level] if count) + "."
        style = f"muc_cap_{heading.level}"
        capitals = bool(self.book.look(f"kieu.{style}").get("in_hoa"))
        words = self.runs(heading.runs, capitals=capitals, look=False)
        return Paragraph(STYLE_KEYS[style], _joined((Run(f"{number} "), *words)))

    @property
    def heading_mark(self) -> str:
        """What follows the Roman number: `-` or `.`, by the office's choice where the rule book allows it."""
        allowed = self.book.allowed("noi_dung.muc_cap_1")
        chosen = self.figures.issuer.heading_style
        return str(chosen if chosen in allowed else allowed[0])[1:]

    # The end

    def signature(self) -> Table:
        """Recipients against authority, position and name."""
        issuer, book = self.figures.issuer, self.book
        separator, full_stop = book.words("chu_ky.ngan_cach"), book.words("chu_ky.ket_thuc")
        recipients = [f"- {self.own(line)}" for line in issuer.recipients]
        if issuer.archive:
            recipients.append(f"- {book.words('chu_ky.luu')} {self.own(issuer.archive)}")
        left = [_line("nhan_noi_nhan", book.words("chu_ky.nhan_noi_nhan"))] if recipients else []
        left += [_line("noi_nhan", line + separator) for line in recipients[:-1]]
        left += [_line("noi_nhan", line + full_stop) for line in recipients[-1:]]
        signer = issuer.signer
        authority, position = self.own(signer.authority).upper(), self.own(signer.position).upper()
        # The head of an advisory body signs with the office alone, which then takes the authority's bold.
        right = (
            [_line("quyen_han", authority), _line("chuc_vu", position)] if authority else [_line("quyen_han", position)]
        )
        right.append(_line("ho_ten", self.own(signer.name)))
        widths = (book.twips("chu_ky.cot_trai"), book.twips("chu_ky.cot_phai"))
        cells = (Cell(tuple(left) or (Paragraph(STYLE_KEYS["noi_nhan"]),)), Cell(tuple(right)))
        return Table(widths, (Row(cells, whole=True),))

    def properties(self, blocks: narrative.Blocks, provenance: tuple[tuple[str, str], ...]) -> Properties:
        figures = self.figures
        stated = figures.publication.date
        written = figures.period.last_day
        if stated is not None and stated.month is not None and stated.day is not None:
            written = written.replace(year=stated.year, month=1, day=1).replace(month=stated.month, day=stated.day)
        subject = "".join(run.text for run in self.runs(blocks.subject))
        document_type = self.own(figures.form.document_type)
        title = f"{document_type[:1].upper()}{document_type[1:]} {subject}"
        return Properties(
            title, self.own(figures.issuer.name), figures.period.label, written, "vi-VN", tuple(sorted(provenance))
        )


def _line(component: str, text: str) -> Paragraph:
    return Paragraph(STYLE_KEYS[component], (Run(text),) if text else ())


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for run in merged(runs) if isinstance(run, Run))


def _kept_with_signature(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The last paragraph stays with the block that follows, so that it never stands alone on a page."""
    last = body[-1] if body else None
    if not isinstance(last, Paragraph):
        return body
    return (*body[:-1], replace(last, format=replace(last.format, keep_next=True)))
