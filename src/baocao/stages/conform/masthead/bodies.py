"""Rules on the names of the bodies in the head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import BOLD, look_faults
from baocao.stages.conform.paper import Paper, spot
from baocao.values import official_terms as words
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_COMMITTEE = re.compile(rf"(?:{'|'.join(words.COMMITTEES)})\b")
_ADVISORY = re.compile(
    r"(?:VĂN PHÒNG|UỶ BAN KIỂM TRA|BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG|KIỂM TRA))\b"
)
_SERVED = re.compile(rf"(?:{'|'.join(words.COMMITTEES)}|BAN CHẤP HÀNH)\b")


@layout_rule("the-thuc/co-quan-cap-tren", "HD-06", "kieu.co_quan_cap_tren")
def superior(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: tên cơ quan cấp trên in hoa, đứng, không đậm, cỡ chữ 14 (NĐ30: 12 - 13), canh giữa góc trái.
    Vì sao: tên cơ quan ban hành đậm, tên cơ quan cấp trên không đậm, để phân biệt văn bản là của ai.
    Sai: ĐẢNG BỘ TỈNH NINH BÌNH in đậm như tên cơ quan ban hành.
    Đúng: ĐẢNG BỘ TỈNH NINH BÌNH cỡ chữ 14, không đậm.
    Cách sửa: chọn dòng ấy, bỏ chữ đậm (Ctrl+B), đặt cỡ chữ; hoặc `baocao sua`.
    Căn cứ: Phụ lục 3, dòng 2a (HD36, HD05); Phụ lục I (NĐ30).
    """
    yield from look_faults(paper, paper.parts.superior, "co_quan_cap_tren", "tên cơ quan cấp trên", (BOLD,))


@layout_rule("the-thuc/co-quan-ban-hanh", "HD-07", "kieu.co_quan_ban_hanh")
def issuing_body(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: có tên cơ quan ban hành ở góc trái, in hoa, đứng, đậm, cỡ chữ 14 (NĐ30: 12 - 13), canh giữa.
    Vì sao: tên cơ quan ban hành là thành phần thể thức bắt buộc.
    Sai: ĐẢNG UỶ KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH không đậm.
    Đúng: ĐẢNG UỶ KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH cỡ chữ 14, đậm.
    Cách sửa: chọn dòng ấy, đặt chữ đậm (Ctrl+B), đặt cỡ chữ; hoặc `baocao sua`.
    Căn cứ: Phụ lục 3, dòng 2b (HD36, HD05); Phụ lục I (NĐ30).
    """
    if not paper.parts.issuer:
        yield Fault(
            "",
            Severity.WARNING,
            "không nhận ra tên cơ quan ban hành ở góc trái trang đầu",
            "Ghi tên cơ quan ban hành ở góc trái, trên dòng số và ký hiệu.",
        )
    yield from look_faults(paper, paper.parts.issuer, "co_quan_ban_hanh", "tên cơ quan ban hành", (BOLD,))


@layout_rule("the-thuc/ten-cap-tren", "HD-08", "dau_trang.cap_tren_cua_cap_uy")
def superior_of_its_kind(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: trên tên một cấp uỷ là tên đảng bộ cấp trên (“ĐẢNG BỘ …”); trên tên một cơ quan tham mưu của cấp uỷ là
    tên cấp uỷ ấy (“TỈNH UỶ …”, “ĐẢNG UỶ …”).
    Vì sao: ghi sai thì không biết cơ quan thuộc cấp nào.
    Sai: TỈNH UỶ NINH BÌNH trên ĐẢNG UỶ KHỐI; ĐẢNG BỘ TỈNH NINH BÌNH trên BAN DÂN VẬN.
    Đúng: ĐẢNG BỘ TỈNH NINH BÌNH trên ĐẢNG UỶ KHỐI; TỈNH UỶ NINH BÌNH trên BAN DÂN VẬN.
    Cách sửa: gõ lại tên cơ quan cấp trên.
    Căn cứ: thể thức tên cơ quan ban hành (HD36, HD05, theo các ví dụ dẫn lại).
    """
    if not paper.parts.superior or not paper.parts.issuer:
        return
    above, own = folded(paper.parts.superior[0].text), folded(paper.parts.issuer[0].text)
    wanted = paper.book.words("dau_trang.cap_tren_cua_cap_uy")
    if _COMMITTEE.match(own) and not above.startswith(wanted):
        expected = f"trên tên cấp uỷ ghi tên đảng bộ cấp trên: “{wanted} …”"
    elif _ADVISORY.match(own) and not _SERVED.match(above):
        expected = "trên tên cơ quan tham mưu ghi tên cấp uỷ: “TỈNH UỶ …”, “ĐẢNG UỶ …”"
    else:
        return
    yield Fault(
        spot(paper.parts.superior[0]),
        Severity.WARNING,
        f"tên cơ quan cấp trên là “{paper.parts.superior[0].text}”, {expected}",
        "Gõ lại tên cơ quan cấp trên cho đúng.",
    )


@layout_rule("the-thuc/dau-sao", "HD-09", "dau_trang.dau_sao")
def star(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: ngay dưới tên cơ quan ban hành, trên số văn bản, có một dòng chỉ gồm một dấu sao (*).
    Vì sao: dấu sao ngăn tên cơ quan với số văn bản; thay bằng đường kẻ là mẫu của văn bản nhà nước.
    Sai: tên cơ quan, đường kẻ, số văn bản.
    Đúng: tên cơ quan, dấu sao, số văn bản.
    Cách sửa: thêm một dòng dưới tên cơ quan, gõ dấu *, canh giữa.
    Căn cứ: dấu sao dưới tên cơ quan ban hành (HD36, HD05).
    """
    if not paper.parts.issuer:
        return
    last = paper.parts.issuer[-1]
    stars = [line for line in paper.parts.below_issuer if words.STAR.fullmatch(line.text)]
    if not stars:
        yield Fault(
            spot(last),
            Severity.ERROR,
            "không thấy dấu sao (*) dưới tên cơ quan ban hành",
            "Thêm một dòng ngay dưới tên cơ quan, gõ dấu *, canh giữa.",
        )
        return
    count = len(stars[0].text.replace(" ", ""))
    if count > 1:
        yield Fault(
            spot(stars[0]),
            Severity.WARNING,
            f"dưới tên cơ quan có {count} dấu sao, quy định một",
            "Xoá bớt, chỉ để một dấu *.",
        )
