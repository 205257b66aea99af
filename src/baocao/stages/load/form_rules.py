"""The findings that reading the form and the issuer's file gives rise to."""

from __future__ import annotations

from baocao.stages.load.rules import perhaps
from baocao.values.problem import Place, Problem, Severity, error
from baocao.values.rule import rule


@rule("bieu-mau/thieu-muc")
def form_lacks(place: Place, key: str) -> Problem:
    """
    Kiểm tra gì: biểu mẫu có đủ các mục phải có.
    Vì sao: thiếu tên, trích yếu hoặc chỉ tiêu thì không lập được báo cáo.
    Sai: biểu mẫu không có `trich_yeu`.
    Đúng: `trich_yeu: kết quả thực hiện phong trào … {{ ky }}`.
    Cách sửa: thêm mục ấy vào.
    Căn cứ: cách ghi biểu mẫu.
    """
    return error("bieu-mau/thieu-muc", place, f"thiếu mục `{key}`", f"Thêm `{key}` và nội dung của nó.")


@rule("bieu-mau/mau-thuan")
def form_conflict(place: Place, message: str) -> Problem:
    """
    Kiểm tra gì: các mục của biểu mẫu không mâu thuẫn nhau.
    Vì sao: biểu mẫu mâu thuẫn thì chương trình không biết kiểm tra số liệu theo cách nào.
    Sai: chỉ tiêu kiểu `doan` mà có `chia_theo`.
    Đúng: chỉ chỉ tiêu là số mới có `chia_theo`, `trong_do`, `cac_buoc`.
    Cách sửa: sửa theo thông báo.
    Căn cứ: cách ghi biểu mẫu.
    """
    return error("bieu-mau/mau-thuan", place, message, "Sửa lại chỗ ấy trong biểu mẫu.")


@rule("bieu-mau/ten-danh-rieng")
def reserved_key(place: Place, key: str) -> Problem:
    """
    Kiểm tra gì: khoá của chỉ tiêu, cách chia, phần không trùng với từ mà lời văn dùng riêng.
    Vì sao: trùng thì trong mẫu lời văn không phân biệt được.
    Sai: chỉ tiêu tên `tong`, `ky`, `don_vi`.
    Đúng: chỉ tiêu tên `tong_so_mo_hinh`.
    Cách sửa: đặt tên khác.
    Căn cứ: cách ghi biểu mẫu.
    """
    return error(
        "bieu-mau/ten-danh-rieng", place, f"“{key}” là từ dành riêng, không dùng làm khoá được", "Đặt khoá khác."
    )


@rule("bieu-mau/khoa-sai")
def bad_key(place: Place, key: str) -> Problem:
    """
    Kiểm tra gì: khoá viết bằng chữ thường không dấu, số và dấu gạch dưới.
    Vì sao: khoá được gọi trong mẫu lời văn như một tên biến.
    Sai: `Đảng viên:`, `dang-vien:`.
    Đúng: `dang_vien:`.
    Cách sửa: viết lại khoá; tên có dấu ghi ở `nhan`.
    Căn cứ: cách ghi biểu mẫu.
    """
    return error(
        "bieu-mau/khoa-sai", place, f"khoá “{key[:40]}” viết không đúng",
        "Chỉ dùng chữ thường không dấu, số và dấu gạch dưới, bắt đầu bằng chữ: `dang_vien`.",
    )  # fmt: skip


@rule("bieu-mau/khong-co-tu")
def unknown_word(place: Place, key: str, found: str, known: tuple[str, ...], near: str) -> Problem:
    """
    Kiểm tra gì: mục chỉ nhận một số từ nhất định được ghi đúng từ.
    Vì sao: gõ sai thì chương trình không biết chọn cách nào.
    Sai: `kieu: demm`, `loai: dangg`.
    Đúng: `kieu: dem`, `loai: dang`.
    Cách sửa: chọn một trong các từ nêu trong thông báo.
    Căn cứ: cách ghi biểu mẫu; cách ghi tệp cơ quan ban hành.
    """
    words = ", ".join(f"“{word}”" for word in known)
    return error(
        "bieu-mau/khong-co-tu", place, f"`{key}` ghi “{found[:40]}”, chỉ nhận {words}",
        perhaps(near).strip() or f"Chọn một trong: {', '.join(known)}.",
    )  # fmt: skip


@rule("bieu-mau/ty-le-sai")
def not_a_percentage(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: ngưỡng trong `doi_bat_thuong` viết bằng phần trăm.
    Vì sao: 0,1 và 10% là một, viết thống nhất thì không nhầm.
    Sai: `doi_bat_thuong: {canh_bao: 0.1}`.
    Đúng: `doi_bat_thuong: {canh_bao: 10%, chan: 50%}`.
    Cách sửa: viết số rồi dấu %.
    Căn cứ: cách ghi biểu mẫu.
    """
    return error("bieu-mau/ty-le-sai", place, f"“{text[:40]}” không phải là tỷ lệ phần trăm", "Viết như 10%.")


@rule("co-quan/thieu-muc")
def issuer_lacks(place: Place, key: str, meaning: str) -> Problem:
    """
    Kiểm tra gì: tệp cơ quan ban hành có đủ những gì phải in lên giấy.
    Vì sao: thiếu tên cơ quan, ký hiệu, chức vụ người ký thì văn bản sai thể thức.
    Sai: không có `ky_hieu`.
    Đúng: `ky_hieu: ĐUK`.
    Cách sửa: thêm mục ấy; riêng họ tên người ký có thể để trống.
    Căn cứ: Hướng dẫn 36-HD/VPTW, các thành phần thể thức bắt buộc.
    """
    return error("co-quan/thieu-muc", place, f"thiếu `{key}` ({meaning})", f"Thêm `{key}` và nội dung của nó.")


@rule("co-quan/ten-khong-khop")
def name_lines_differ(place: Place, lines: str, name: str) -> Problem:
    """
    Kiểm tra gì: `ten_hai_dong` ghép lại đúng bằng `ten`.
    Vì sao: tên ở góc trái trang đầu và tên trong câu phải là một.
    Sai: `ten: Đảng uỷ Khối Cơ quan và Doanh nghiệp tỉnh`, hai dòng là “Đảng uỷ Khối Cơ quan”, “và Doanh nghiệp”.
    Đúng: hai dòng là “Đảng uỷ Khối Cơ quan”, “và Doanh nghiệp tỉnh”.
    Cách sửa: sửa một trong hai.
    Căn cứ: Hướng dẫn 36-HD/VPTW, mục tên cơ quan ban hành văn bản.
    """
    return Problem(
        "co-quan/ten-khong-khop", place, Severity.ERROR,
        f"“{lines}” khác với tên “{name}”", "Sửa `ten_hai_dong` hoặc `ten` cho khớp nhau.",
    )  # fmt: skip
