"""The findings of putting the units' sums into a period file."""

from __future__ import annotations

from baocao.values.problem import Place, Problem, Severity, error
from baocao.values.rule import rule


@rule("don-vi/da-go-tay")
def typed_by_hand(place: Place, key: str, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: chỗ sắp ghi số tổng hợp còn trống, hoặc đang là số do `baocao nhap` ghi lần trước.
    Vì sao: số gõ tay có thể đúng hơn số các đơn vị gửi; ghi đè mà không hỏi thì mất số ấy.
    Sai: tệp số liệu đang ghi `dang_vien: 7.392`, các đơn vị cộng lại là 7.390.
    Đúng: tệp số liệu để trống, hoặc ghi 7.390.
    Cách sửa: xem số nào đúng; lấy số của các đơn vị thì chạy lại với `--ghi-de`, không thì báo đơn vị sửa số.
    Căn cứ: quy ước của baocao: không ghi đè số gõ tay khi chưa được phép.
    """
    return Problem(
        "don-vi/da-go-tay", place, Severity.ERROR, f"đang ghi {found[:60]}, các đơn vị cộng lại là {expected}",
        "Xem số nào đúng; muốn lấy số của các đơn vị thì chạy lại với --ghi-de.", about=key,
    )  # fmt: skip


@rule("don-vi/da-ghi-de")
def replaced(place: Place, key: str, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: số gõ tay nào đã bị thay bằng số của các đơn vị khi chạy với `--ghi-de`.
    Vì sao: số bị thay phải được nêu tên để người làm báo cáo còn đối chiếu.
    Sai: số 7.392 gõ tay mất đi mà không ai biết.
    Đúng: thông báo nêu rõ số cũ 7.392 và số mới 7.390.
    Cách sửa: đối chiếu; nếu số cũ mới đúng thì gõ lại số ấy.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "don-vi/da-ghi-de", place, Severity.WARNING, f"số gõ tay {found[:60]} đã được thay bằng {expected}",
        "Đối chiếu lại; nếu số cũ mới đúng thì gõ lại số ấy.", about=key,
    )  # fmt: skip


@rule("don-vi/khong-chen-duoc")
def cannot_splice(place: Place, key: str, value: str) -> Problem:
    """
    Kiểm tra gì: số tổng hợp ghi được vào đúng chỗ của nó trong tệp số liệu, mọi chỗ khác giữ nguyên.
    Vì sao: tệp viết theo cách lạ thì ghi máy móc có thể làm hỏng dòng khác.
    Sai: `dang_vien: |` rồi con số ở dòng dưới.
    Đúng: `dang_vien: 7.392` trên một dòng.
    Cách sửa: viết lại chỗ ấy theo dạng `tên_mục: giá trị` rồi nhập lại.
    Căn cứ: cách ghi tệp số liệu.
    """
    what = f"{value} vào mục “{key}”" if key else "số của các đơn vị vào tệp này"
    return Problem(
        "don-vi/khong-chen-duoc", place, Severity.ERROR, f"không ghi được {what} mà giữ nguyên phần còn lại",
        "Viết lại chỗ ấy theo dạng `tên_mục: giá trị` rồi nhập lại.", about=key,
    )  # fmt: skip


@rule("don-vi/tep-so-lieu-co-loi")
def faulty_file(place: Place, message: str) -> Problem:
    """
    Kiểm tra gì: tệp số liệu của kỳ đọc được trọn vẹn trước khi ghi số tổng hợp vào.
    Vì sao: ghi vào tệp đang sai cú pháp thì có thể làm hỏng thêm.
    Sai: tệp số liệu có dấu `{` mà không có dấu `}`.
    Đúng: tệp số liệu không có lỗi cách ghi.
    Cách sửa: sửa lỗi ấy trong tệp số liệu rồi nhập lại; chưa số nào được ghi vào.
    Căn cứ: quy ước của baocao.
    """
    return error(
        "don-vi/tep-so-lieu-co-loi", place, f"chưa ghi số nào vào vì tệp số liệu có lỗi: {message}",
        "Sửa lỗi ấy rồi nhập lại các tệp của đơn vị.",
    )  # fmt: skip
