"""Rules on the line of number and symbol (NO)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import look_faults
from baocao.stages.conform.paper import Paper, spot
from baocao.values import official_terms as words
from baocao.values.document import Line
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_SAME_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})
"""What looks like a hyphen and is one."""
_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(
    rf"Số(?P<colon>\s?[:;])?\s*(?P<number>\d{{1,9}}|{_BLANK})(?P<rest>\s*[^\d\s.…_:;].*)?", re.IGNORECASE | re.DOTALL
)
_LOOSE_SYMBOL = re.compile(rf"\s?[{words.HYPHENS}/]\s?(?P<type>[^\W\d]\w*)\s?[{words.HYPHENS}/]\s?(?P<body>\S.*)")
_TYPE = r"[A-ZĂÂĐÊÔƠƯ]\w*"
_BODY = rf"{_TYPE}(?:-{_TYPE})*"


class _Reference(Struct, frozen=True):
    """The line of number and symbol, taken apart as leniently as can be.

    Attributes:
        number: as written; empty for a blank.
        rest: from the first sign after the number on, as written.
        type_code, body: empty where the rest has no such shape.
    """

    line: Line
    has_colon: bool
    number: str
    rest: str
    type_code: str
    body: str


def _reference(paper: Paper) -> _Reference | None:
    line = paper.parts.number
    if line is None:
        return None
    found = _NUMBER.fullmatch(line.text.translate(_SAME_HYPHENS))
    if found is None:
        return _Reference(line, ":" in line.text[:5], "", "", "", "")
    rest = found["rest"] or ""
    symbol = _LOOSE_SYMBOL.fullmatch(rest)
    number = found["number"] if found["number"].isdigit() else ""
    parts = (symbol["type"], symbol["body"].strip()) if symbol else ("", "")
    return _Reference(line, bool(found["colon"]), number, rest, *parts)


def _shape(paper: Paper) -> str:
    """`Số {so}-{loai}/{co_quan}`: how the rule book writes it."""
    return paper.book.words("dau_trang.so")


def _example(paper: Paper, found: _Reference) -> str:
    """How the line should read, with what is known of it."""
    number = f"{int(found.number):02d}" if found.number else "…"
    return _shape(paper).format(so=number, loai=found.type_code or "BC", co_quan=found.body or "…")


@layout_rule("the-thuc/so-ky-hieu", "NO-01", "dau_trang.so")
def reference_number(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: có dòng số và ký hiệu, viết đúng dạng. Văn bản của Đảng: “Số 05-BC/ĐUK”: gạch nối giữa số và tên loại,
    gạch chéo trước tên cơ quan. Văn bản nhà nước: “Số: 05/BC-UBND”. Không có dấu cách ở giữa; số để trống thì được.
    Vì sao: số và ký hiệu để tra tìm, viện dẫn văn bản; viết khác dạng là lẫn hệ thống.
    Sai: Số 05/BC-ĐUK; Số 05 - BC/ĐUK.
    Đúng: Số 05-BC/ĐUK.
    Cách sửa: gõ lại dòng số và ký hiệu, không có dấu cách quanh dấu gạch.
    Căn cứ: số và ký hiệu văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    found = _reference(paper)
    if found is None:
        yield Fault(
            "",
            Severity.ERROR,
            "không thấy dòng số và ký hiệu",
            f"Thêm dòng số và ký hiệu dưới tên cơ quan ban hành, dạng “{_shape(paper).format(**_SAMPLE)}”.",
        )
        return
    tail = _shape(paper).partition("{so}")[2]
    pattern = re.escape(tail).replace(r"\{loai\}", _TYPE).replace(r"\{co_quan\}", _BODY)
    starts_so = r"Số\s?[:;]?\s" if found.number else "Số"
    if re.fullmatch(pattern, found.rest) is None or re.match(starts_so, found.line.text) is None:
        yield Fault(
            spot(found.line),
            Severity.ERROR,
            f"số và ký hiệu viết “{found.line.text}”, quy định dạng “{_example(paper, found)}”",
            f"Gõ lại: {_example(paper, found)}",
        )


_SAMPLE = {"so": "…", "loai": "BC", "co_quan": "…"}


@layout_rule("the-thuc/so-hai-cham", "NO-02", "dau_trang.so")
def colon(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: văn bản của Đảng không có dấu hai chấm sau chữ “Số”; văn bản nhà nước thì có.
    Vì sao: dấu hai chấm là dấu hiệu phân biệt hai mẫu.
    Sai: Số: 15-BC/ĐUK.
    Đúng: Số 15-BC/ĐUK; văn bản nhà nước: Số: 15/BC-UBND.
    Cách sửa: xoá (hoặc thêm) dấu hai chấm sau chữ “Số”.
    Căn cứ: số và ký hiệu văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    found = _reference(paper)
    if found is None:
        return
    wants_colon = _shape(paper).startswith("Số:")
    if found.has_colon and not wants_colon:
        message, remedy = "sau chữ “Số” có dấu hai chấm, quy định không có", "Xoá dấu hai chấm sau chữ “Số”."
    elif wants_colon and not found.has_colon:
        message, remedy = "sau chữ “Số” thiếu dấu hai chấm, quy định “Số:”", "Thêm dấu hai chấm sau chữ “Số”."
    else:
        return
    yield Fault(spot(found.line), Severity.ERROR, message, remedy)


@layout_rule("the-thuc/so-khong-dau", "NO-03", "dau_trang.so")
def leading_zero(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số văn bản nhỏ hơn 10 có số 0 ở trước; số từ 10 trở lên thì không.
    Vì sao: quy định viết như vậy để không thêm được chữ số vào trước.
    Sai: Số 5-BC/ĐUK; Số 015-BC/ĐUK.
    Đúng: Số 05-BC/ĐUK; Số 15-BC/ĐUK.
    Cách sửa: gõ lại số văn bản.
    Căn cứ: số và ký hiệu văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    found = _reference(paper)
    if found is None or not found.number or not int(found.number):
        return
    wanted = f"{int(found.number):02d}"
    if found.number != wanted:
        yield Fault(
            spot(found.line),
            Severity.ERROR,
            f"số văn bản viết “{found.number}”, quy định “{wanted}”",
            f"Gõ lại số văn bản: {wanted}.",
        )


@layout_rule("the-thuc/so-ten-loai", "NO-04", "dau_trang.ky_hieu_quy_dinh", "dau_trang.so")
def type_code(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: chữ viết tắt tên loại trong số và ký hiệu đúng với tên loại của văn bản: báo cáo là BC, tờ trình là
    TTr, kế hoạch là KH…; quy định là QĐ (văn bản nhà nước: QyĐ).
    Vì sao: sai chữ viết tắt là vào sai sổ văn bản.
    Sai: văn bản là BÁO CÁO mà số ghi 15-KH/ĐUK.
    Đúng: BÁO CÁO, Số 15-BC/ĐUK.
    Cách sửa: gõ lại chữ viết tắt, hoặc xem lại tên loại.
    Căn cứ: bảng chữ viết tắt tên loại văn bản (HD36, HD05; NĐ30 Phụ lục III).
    """
    found = _reference(paper)
    if found is None or not found.type_code:
        return
    key = paper.parts.type_key
    if key in words.OTHER_TYPES:
        return
    if key:
        wanted, called = words.TYPE_CODES[key], f"tên loại {key}"
        if key == "QUY ĐỊNH":
            wanted = paper.book.words("dau_trang.ky_hieu_quy_dinh")
    elif paper.parts.address and paper.prescribes("dau_trang.ky_hieu_cong_van"):
        wanted, called = paper.book.words("dau_trang.ky_hieu_cong_van"), "công văn"
    else:
        return
    if found.type_code != wanted:
        yield Fault(
            spot(found.line),
            Severity.ERROR,
            f"chữ viết tắt tên loại là “{found.type_code}”, {called} phải là “{wanted}”",
            f"Gõ lại chữ viết tắt: {wanted}.",
        )


@layout_rule("the-thuc/so-co-quan", "NO-05", "dau_trang.so")
def body_code(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: chữ viết tắt tên cơ quan trong số và ký hiệu đúng với `ky_hieu` trong tệp cơ quan ban hành. Không có
    tệp ấy thì chỉ xét chữ viết tắt riêng của một loại cấp uỷ: TU, HU, QU, ThU, ĐU, ĐUK, CB.
    Vì sao: Ban Thường vụ không có chữ viết tắt riêng, mọi văn bản mang ký hiệu của cấp uỷ.
    Sai: Số 15-BC/BTVĐUK; ĐẢNG UỶ XÃ … mà số ghi 15-BC/HU.
    Đúng: Số 15-BC/ĐUK; ĐẢNG UỶ XÃ …, số 15-BC/ĐU.
    Cách sửa: gõ lại chữ viết tắt tên cơ quan.
    Căn cứ: số và ký hiệu văn bản, bảng chữ viết tắt tên cơ quan (HD36, HD05; NĐ30 Phụ lục I); `ky_hieu` trong tệp cơ
    quan ban hành.
    """
    found = _reference(paper)
    if found is None or not found.body:
        return
    if paper.issuer is not None and paper.issuer.symbol:
        wanted = paper.issuer.symbol
        # A joint document bears the symbols of all its bodies, joined by hyphens.
        if found.body != wanted and wanted not in found.body.split("-"):
            yield Fault(
                spot(found.line),
                Severity.ERROR,
                f"chữ viết tắt tên cơ quan là “{found.body}”, cơ quan ban hành dùng “{wanted}”",
                f"Gõ lại: {wanted}; hoặc sửa `ky_hieu` trong tệp cơ quan ban hành.",
            )
        return
    name = paper.parts.issuer[0].text if paper.parts.issuer else ""
    own = folded(name)
    kinds = words.COMMITTEE_CODES.get(found.body)
    if kinds and own.startswith(words.COMMITTEES) and not own.startswith(kinds):
        whose = " hoặc ".join(kind.lower() for kind in kinds)
        yield Fault(
            spot(found.line),
            Severity.ERROR,
            f"chữ viết tắt tên cơ quan “{found.body}” là của {whose}, cơ quan ban hành là “{name}”",
            "Gõ lại chữ viết tắt tên cơ quan cho đúng với cơ quan ban hành.",
        )


@layout_rule("the-thuc/so-kieu-chu", "NO-06", "kieu.so_ky_hieu")
def reference_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng số và ký hiệu cỡ chữ 14 (NĐ30: 13), đứng, không đậm, canh giữa dưới tên cơ quan.
    Vì sao: kiểu chữ từng thành phần do quy định đặt ra để văn bản cùng một dáng.
    Sai: Số 15-BC/ĐUK cỡ chữ 12, nghiêng.
    Đúng: Số 15-BC/ĐUK cỡ chữ 14, đứng, không đậm.
    Cách sửa: chọn dòng ấy, đặt cỡ chữ, bỏ đậm, bỏ nghiêng; hoặc `baocao sua`.
    Căn cứ: Phụ lục 3, dòng 3 (HD36, HD05); Phụ lục I (NĐ30).
    """
    if paper.parts.number is not None:
        yield from look_faults(paper, (paper.parts.number,), "so_ky_hieu", "dòng số và ký hiệu")
