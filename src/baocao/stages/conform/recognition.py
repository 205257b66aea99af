"""Rules on what was read: parts that every paper has and that were not found, and recorded changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper
from baocao.values.official_terms import folded
from baocao.values.problem import Severity


@layout_rule("the-thuc/khong-nhan-ra", None)
def signature_not_found(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: tìm thấy khối chữ ký: dòng quyền hạn hoặc chức vụ của người ký, viết hoa, dưới phần nội dung.
    Vì sao: không nhận ra khối chữ ký thì các quy tắc về quyền hạn, chức vụ, họ tên không kiểm tra được gì.
    Sai: văn bản hết ở nơi nhận, không có người ký.
    Đúng: T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ, rồi họ tên, ở cột phải, ngang với nơi nhận.
    Cách sửa: thêm quyền hạn, chức vụ, họ tên người ký; nếu đã có thì viết đúng mẫu, bằng chữ in hoa.
    Căn cứ: quyền hạn, chức vụ, họ tên, chữ ký là thành phần bắt buộc (HD36, HD05, NĐ30).
    """
    parts = paper.parts
    is_written = any(re.match(r"(?:[TK]/[MTL]|TM\.|KT\.|TL\.|TUQ\.)", folded(line.text)) for line in parts.signature)
    if not parts.authority and not parts.position and not is_written:
        yield Fault(
            "",
            Severity.WARNING,
            "không nhận ra khối chữ ký: không thấy dòng quyền hạn, chức vụ của người ký",
            "Thêm quyền hạn, chức vụ, họ tên người ký ở bên phải, dưới phần nội dung, bằng chữ in hoa.",
        )


@layout_rule("the-thuc/theo-doi-sua", None)
def recorded_changes(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: văn bản không còn thay đổi đang theo dõi (Track Changes); còn thì được xét như đã chấp nhận hết.
    Vì sao: gửi đi mà còn thay đổi chưa chấp nhận thì người nhận đọc được cả chữ đã xoá.
    Sai: tệp trình ký còn chữ gạch đỏ, chữ thêm chưa chấp nhận.
    Đúng: đã chấp nhận hoặc bỏ hết thay đổi, tắt theo dõi.
    Cách sửa: Xem lại (Review) → Chấp nhận (Accept) → Chấp nhận tất cả thay đổi và ngừng theo dõi.
    Căn cứ: quy ước của chương trình.
    """
    if paper.sheet.tracked_changes:
        yield Fault(
            "",
            Severity.HINT,
            f"có {paper.sheet.tracked_changes} thay đổi đang theo dõi, ở đây xét như đã chấp nhận hết",
            "Xem lại (Review), Chấp nhận tất cả thay đổi và ngừng theo dõi, trước khi trình ký.",
        )
