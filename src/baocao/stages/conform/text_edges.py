"""Rules on how the text begins and ends: what it rests on (CC), its last mark (EN)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import Paper, mend_runs, several, spot
from baocao.stages.conform.prose import legal_bases
from baocao.values import official_terms as words
from baocao.values.problem import Severity


@layout_rule(
    "the-thuc/can-cu",
    "CC-01",
    "kieu.can_cu",
    "noi_dung.can_cu",
    "noi_dung.can_cu_ngan_cach",
    "noi_dung.can_cu_ket_thuc",
)
def legal_basis_list(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: các dòng căn cứ ở đầu nội dung. Văn bản của Đảng: bắt đầu bằng gạch đầu dòng, chữ đứng, mỗi dòng kết
        thúc bằng dấu chấm phẩy, dòng cuối bằng dấu phẩy hoặc dấu chấm. Văn bản nhà nước: chữ nghiêng, dòng cuối bằng
        dấu chấm. Một câu mở đầu bằng “Căn cứ …” rồi nói tiếp không phải là danh sách căn cứ.
    Vì sao: phần căn cứ có mẫu riêng, hai hệ thống văn bản trình bày khác nhau.
    Sai: Căn cứ Điều lệ Đảng; (chữ nghiêng, không gạch đầu dòng, trong văn bản của Đảng).
    Đúng: - Căn cứ Điều lệ Đảng;
    Cách sửa: gõ thêm gạch đầu dòng, sửa dấu cuối dòng; kiểu chữ thì `baocao sua` đặt được.
    Căn cứ: HD36, HD05: căn cứ ban hành; NĐ30 Phụ lục I: chữ nghiêng, dấu chấm phẩy, dòng cuối dấu chấm.
    """
    lines = legal_bases(paper)
    if not lines:
        return
    if paper.prescribes("noi_dung.can_cu"):
        bare = several(lines, lambda line: not re.match(rf"[{words.HYPHENS}]", line.text))
        yield from told_once(
            bare,
            Severity.WARNING,
            "dòng căn cứ không có gạch đầu dòng, quy định “- Căn cứ …”",
            "Gõ “- ” ở đầu dòng căn cứ.",
        )
    wants_italic = bool(paper.book.look("kieu.can_cu").get("nghieng"))
    wrong = several(lines, lambda line: not line.is_italic if wants_italic else line.has_italic)
    yield from told_once(
        wrong,
        Severity.WARNING,
        "dòng căn cứ chữ đứng, quy định chữ nghiêng" if wants_italic else "dòng căn cứ chữ nghiêng, quy định chữ đứng",
        f"Chọn các dòng căn cứ, {'đặt' if wants_italic else 'bỏ'} chữ nghiêng (Ctrl+I).",
        mend_runs(wrong, italic=wants_italic),
    )
    mark = paper.book.words("noi_dung.can_cu_ngan_cach")
    open_ended = several(lines[:-1], lambda line: not line.text.endswith(mark))
    yield from told_once(
        open_ended,
        Severity.WARNING,
        f"dòng căn cứ không kết thúc bằng “{mark}”",
        f"Kết thúc mỗi dòng căn cứ bằng “{mark}”.",
    )
    ends = paper.book.allowed("noi_dung.can_cu_ket_thuc")
    if not lines[-1].text.endswith(tuple(ends)):
        listed = " hoặc ".join(f"“{end}”" for end in ends)
        yield Fault(
            spot(lines[-1]),
            Severity.WARNING,
            f"dòng căn cứ cuối kết thúc bằng “{lines[-1].text[-1]}”, quy định {listed}",
            f"Kết thúc dòng căn cứ cuối bằng {listed}.",
        )


@layout_rule("the-thuc/ket-thuc", "EN-01", "noi_dung.ket_thuc")
def end_of_text(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đoạn cuối của phần nội dung kết thúc bằng dấu chấm (văn bản của Đảng) hoặc “./.” (văn bản nhà nước;
        chỉ có dấu chấm thì là gợi ý).
    Vì sao: dấu ấy cho biết nội dung hết ở đây, không ai viết thêm được; “./.” là cách của văn bản nhà nước.
    Sai: … hoàn thành nhiệm vụ năm 2021./. (văn bản của Đảng).
    Đúng: … hoàn thành nhiệm vụ năm 2021.
    Cách sửa: sửa dấu ở cuối đoạn cuối.
    Căn cứ: hết nội dung là dấu chấm (HD36, HD05); NĐ30 Phụ lục I: hết nội dung ghi ./.
    """
    body, block = paper.parts.body, paper.parts.signature
    if not body or not block:
        return
    last = body[-1]
    between = paper.lines[last.number : block[0].number - 1]
    if any(not line.is_blank for line in between):
        return
    wanted = paper.book.words("noi_dung.ket_thuc")
    found = _end_mark(last.text)
    if found == wanted:
        return
    is_near = wanted != "." and found == "."
    shown = f"“{found}”" if found else "không có dấu chấm"
    yield Fault(
        spot(last),
        Severity.HINT if is_near else Severity.WARNING,
        f"nội dung kết thúc {'bằng ' if found else ''}{shown}, quy định “{wanted}”",
        f"Kết thúc đoạn cuối bằng “{wanted}”.",
    )


def _end_mark(text: str) -> str:
    """`./.`, `.` (an ellipsis and a full stop within quotes too), or what other sign stands there; empty for none."""
    plain = text.rstrip("”\"’') ")
    for mark in ("./.", "/.", "./"):
        if re.sub(r"\s", "", plain).endswith(mark):
            return mark
    last = plain[-1:]
    return "." if last in (".", "…") else "" if last.isalnum() else last
