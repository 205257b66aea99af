"""The issuing body (cơ quan ban hành) as `data/co-quan-ban-hanh.yaml` describes it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from baocao.values.problem import Place


class ToneMarks(Enum):
    """Where the tone mark of oa, oe, uy stands; the value is the word after `dau_thanh:`."""

    NEW = "moi"
    OLD = "cu"


class IssuerKind(Enum):
    """Which family of rule books applies; the value is the word after `loai:`."""

    PARTY = "dang"
    STATE = "nha_nuoc"

    @property
    def usual_tone_marks(self) -> ToneMarks:
        """What is printed where the office does not say: Party papers write uỷ, hoà; State papers write ủy, hòa."""
        return ToneMarks.NEW if self is IssuerKind.PARTY else ToneMarks.OLD


class Signer(Struct, frozen=True):
    """Who signs.

    Attributes:
        authority: quyền hạn ký, line by line: `T/M BAN THƯỜNG VỤ`, or `TM. ỦY BAN NHÂN DÂN` over `KT. CHỦ TỊCH`;
            empty where the head of a body signs by the office alone.
        position: chức vụ in capitals: `PHÓ BÍ THƯ`.
        name: họ và tên; empty while it is not known: the paper leaves the line blank.
        places: the lines of `quyen_han`, `chuc_vu`, `ho_ten`, as far as they stand in the file.
    """

    authority: tuple[str, ...]
    position: str
    name: str = ""
    places: tuple[tuple[str, Place], ...] = ()


class Issuer(Struct, frozen=True):
    """The office whose paper it is.

    Attributes:
        superior: as typed, `Đảng bộ tỉnh Ninh Bình`; layout prints capitals. Empty for a State body that has none.
        name: full name as prose uses it.
        name_lines: the name as it breaks in the header table (one or more lines).
        fields: every plain one-line text of the file by its key (`goi_tat`, `chu_the`, `dang_bo` …) with its line,
            for `{{ co_quan.goi_tat }}` in the narrative.
        symbol: `ĐUK`, the part after the slash of the reference number.
        recipients: lines under “Nơi nhận:” without dash, separator and full stop, the archive line left out.
        archive: who keeps the file copy: `Văn phòng Đảng uỷ Khối`; for a State body `VT, TH`.
        body_size: size of the body text in points; None leaves the choice to the rule book.
        heading_style: `I-` or `I.`; None leaves the choice to the rule book.
        recipient_places: the line of `noi_nhan`, then that of each recipient.
        contact: address and telephone as printed; empty for none.
        default_report: report taken when several have figures for a period.
    """

    place: Place
    kind: IssuerKind
    superior: str
    name: str
    name_lines: tuple[str, ...]
    symbol: str
    locality: str
    signer: Signer
    recipients: tuple[str, ...]
    archive: str
    fields: tuple[tuple[str, str, Place], ...] = ()
    tone_marks: ToneMarks = ToneMarks.NEW
    body_size: int | None = None
    heading_style: str | None = None
    default_report: str = ""
    recipient_places: tuple[Place, ...] = ()
    contact: str = ""

    def place_of(self, key: str) -> Place:
        """The line of one of its one-line texts; the file's own where it has none."""
        return next((place for name, _, place in self.fields if name == key), self.place)
