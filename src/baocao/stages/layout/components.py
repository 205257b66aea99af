"""What stands in the places of the paper around the text, component by component, as the rule book orders them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from baocao.stages.layout.styles import DRAWN_LINES, STYLE_KEYS
from baocao.stages.layout.wording import Wording
from baocao.values.calendar_date import DocumentDate, write_month
from baocao.values.figures import Figures
from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Paragraph, ParagraphFormat, Run

_PRESCRIBED = {
    "tieu_de_dang": "dau_trang.tieu_de",
    "quoc_hieu": "dau_trang.quoc_hieu",
    "tieu_ngu": "dau_trang.tieu_ngu",
    "dau_sao": "dau_trang.dau_sao",
    "gach_duoi_trich_yeu": "dau_trang.gach_duoi_trich_yeu",
}
"""Component → the figure that holds its words; they are printed to the letter."""


class Components(Struct, frozen=True):
    """The components of one paper.

    Attributes:
        subject: the trích yếu as it is printed.
        draft: as for `layout`.
    """

    figures: Figures
    book: RuleBook
    wording: Wording
    subject: tuple[Run, ...]
    draft: int | None = None

    def at(self, place: str) -> tuple[Paragraph, ...]:
        """The paragraphs of one place (`goc_trai`) from top to bottom; none for what the data do not ask for."""
        names = self.book.components(f"bo_cuc.{place}")
        return tuple(paragraph for name in names for paragraph in self.paragraphs(name))

    def paragraphs(self, component: str) -> tuple[Paragraph, ...]:
        """One component's paragraphs; an empty one is a line left blank for the pen."""
        style = STYLE_KEYS[component]
        if component in DRAWN_LINES:
            return (Paragraph(style),)
        if component == "trich_yeu":
            return (Paragraph(style, self.subject),)
        lines = [Paragraph(style, (Run(text),) if text else ()) for text in self.texts(component)]
        if component == "quyen_han":
            # The room above the block is above its first line only.
            lines[1:] = [replace(line, format=ParagraphFormat(before=0)) for line in lines[1:]]
        return tuple(lines)

    def texts(self, component: str) -> tuple[str, ...]:
        """One component's lines as they are printed."""
        lines = self._lines(component)
        capitals = self.book.look(f"kieu.{component}").get("in_hoa")
        return tuple(line.upper() for line in lines) if capitals else lines

    def _lines(self, component: str) -> tuple[str, ...]:
        match component:
            case "co_quan_cap_tren" | "co_quan_ban_hanh":
                return self._names(component)
            case "so_ky_hieu":
                return (self.reference_number(self.figures.publication.number),)
            case "dia_danh_ngay":
                return (self.place_and_date(self._date),)
            case "ten_loai":
                return (self.wording.own(self.figures.form.document_type),)
            case "do_mat" | "do_khan" | "luu_hanh" | "du_thao" | "danh_may" | "lien_he":
                mark = self._mark(component)
                return (mark,) if mark else ()
            case "nhan_noi_nhan" | "noi_nhan":
                return self._recipients(component)
            case "quyen_han" | "chuc_vu" | "ho_ten":
                return self._signer(component)
            case _:
                return (self.book.words(_PRESCRIBED[component]),)

    def _names(self, component: str) -> tuple[str, ...]:
        issuer = self.figures.issuer
        lines = issuer.name_lines if component == "co_quan_ban_hanh" else (issuer.superior,)
        return tuple(self.wording.own(line) for line in lines if line)

    def _mark(self, component: str) -> str:
        """What only some papers bear; empty where this one does not."""
        publication, own = self.figures.publication, self.wording.own
        match component:
            case "do_mat":
                return own(publication.secrecy.value) if publication.secrecy else ""
            case "do_khan":
                return own(publication.urgency.value) if publication.urgency else ""
            case "luu_hanh":
                return publication.circulation.text if publication.circulation else ""
            case "danh_may":
                return self._typist()
            case "lien_he":
                return own(self.figures.issuer.contact)
        if self.draft is None:
            return ""
        words = self.book.words("dau_trang.du_thao_lan" if self.draft else "dau_trang.du_thao")
        return words.format(lan=self.draft)

    def _typist(self) -> str:
        """`ABC-268`; only one of the two where the other is not known."""
        publication = self.figures.publication
        if publication.typist and publication.copies is not None:
            shape = self.book.words("chu_ky.danh_may")
            return shape.format(ky_hieu=publication.typist, so_ban=publication.copies)
        return publication.typist or ("" if publication.copies is None else str(publication.copies))

    def _recipients(self, component: str) -> tuple[str, ...]:
        issuer, book, own = self.figures.issuer, self.book, self.wording.own
        lines = [f"- {own(line)}" for line in issuer.recipients]
        if issuer.archive:
            lines.append(f"- {book.words('chu_ky.luu')} {own(issuer.archive)}")
        if component == "nhan_noi_nhan":
            return (book.words("chu_ky.nhan_noi_nhan"),) if lines else ()
        separator, full_stop = book.words("chu_ky.ngan_cach"), book.words("chu_ky.ket_thuc")
        return (*(line + separator for line in lines[:-1]), *(line + full_stop for line in lines[-1:]))

    def _signer(self, component: str) -> tuple[str, ...]:
        signer, own = self.figures.issuer.signer, self.wording.own
        # The head of an advisory body signs with the office alone, which then takes the authority's bold.
        lines = {
            "quyen_han": signer.authority or (signer.position,),
            "chuc_vu": (signer.position,) if signer.authority else (),
            "ho_ten": (signer.name,),
        }
        return tuple(own(line) for line in lines[component])

    @property
    def _date(self) -> DocumentDate:
        return self.figures.publication.date or DocumentDate(self.figures.period.last_day.year)

    def reference_number(self, number: int | None) -> str:
        """`Số 05-BC/ĐUK`; a blank to write in while the number is not known."""
        figure = self.book.figures["dau_trang.so"].values
        return str(figure["chu"]).format(
            so=figure["trong"] if number is None else f"{number:02d}",
            loai=self.figures.form.type_code,
            co_quan=self.figures.issuer.symbol,
        )

    def place_and_date(self, day: DocumentDate) -> str:
        """`Ninh Bình, ngày 01 tháng 6 năm 2021`; blanks for what is not known."""
        figure = self.book.figures["dau_trang.ngay"].values
        return str(figure["chu"]).format(
            dia_danh=self.wording.own(self.figures.issuer.locality),
            ngay=figure["trong"] if day.day is None else f"{day.day:02d}",
            thang=figure["trong"] if day.month is None else write_month(day.month),
            nam=day.year,
        )

    def longest_number(self) -> str:
        """The number line with three digits: as long as it may become under the pen."""
        return self.reference_number(max(self.figures.publication.number or 0, 100))

    def longest_date(self) -> str:
        """The date line with two digits for day and month: as long as it may become under the pen."""
        return self.place_and_date(DocumentDate(self._date.year, 12, 28))
