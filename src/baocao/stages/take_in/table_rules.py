"""The findings about tables with a row for each unit: their headings, their rows, their totals."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.unit import CellPlace


@rule("don-vi/cot-khong-ro")
def doubtful(cell: CellPlace, label: str, candidates: Sequence[str]) -> Problem:
    """
    Kiểm tra gì: tiêu đề cột, tên đơn vị trong bảng tự kẻ khớp với biểu mẫu và danh sách đơn vị.
    Vì sao: gần giống chưa phải là đúng; lấy nhầm cột thì sai cả chỉ tiêu.
    Sai: cột “Đang viên”; dòng “Sở Nôi vụ”.
    Đúng: cột “Đảng viên”; dòng “Sở Nội vụ”.
    Cách sửa: sửa cho đúng tên rồi nhập lại; hoặc chạy lệnh trong cửa sổ để trả lời câu hỏi của chương trình.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/cot-khong-ro", cell.place, Severity.ERROR,
        f"“{label}” chưa rõ là mục nào, có phải “{'” hoặc “'.join(candidates)}”: không lấy",
        "Sửa cho đúng tên rồi nhập lại.",
    )  # fmt: skip


@rule("don-vi/khong-thay-bang")
def no_table(place: Place) -> Problem:
    """
    Kiểm tra gì: trong tệp có phiếu của chương trình, hoặc bảng có cột đơn vị và cột chỉ tiêu.
    Vì sao: không nhận ra bảng thì không lấy được số nào.
    Sai: tệp chỉ có công văn dán vào, hoặc tiêu đề cột không giống tên chỉ tiêu nào.
    Đúng: dòng tiêu đề có “Đơn vị” và tên các chỉ tiêu như trong biểu mẫu.
    Cách sửa: đặt lại tiêu đề cột, hoặc chép số vào phiếu của chương trình.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/khong-thay-bang", place, Severity.ERROR,
        "không thấy phiếu của chương trình, cũng không thấy bảng có cột đơn vị và cột chỉ tiêu",
        "Đặt tiêu đề cột như tên chỉ tiêu trong biểu mẫu, hoặc chép số vào phiếu của chương trình.",
    )  # fmt: skip


@rule("don-vi/dong-khong-ten")
def row_without_unit(cell: CellPlace) -> Problem:
    """
    Kiểm tra gì: mỗi dòng có số trong bảng có tên đơn vị.
    Vì sao: không biết số của đơn vị nào thì không cộng được.
    Sai: dòng bỏ trống cột đơn vị.
    Đúng: mỗi dòng ghi tên hoặc mã đơn vị.
    Cách sửa: ghi tên đơn vị, hoặc xoá dòng thừa.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/dong-khong-ten", cell.place, Severity.ERROR, "dòng có số mà không ghi đơn vị: không lấy",
        "Ghi tên đơn vị, hoặc xoá dòng thừa.",
    )  # fmt: skip


@rule("don-vi/hai-dong-mot-don-vi")
def two_rows(cell: CellPlace, name: str, other: str) -> Problem:
    """
    Kiểm tra gì: trong một bảng, mỗi đơn vị chỉ có một dòng.
    Vì sao: hai dòng thì không biết lấy dòng nào hay cộng cả hai.
    Sai: Sở Nội vụ ở dòng 7 và dòng 31.
    Đúng: mỗi đơn vị một dòng.
    Cách sửa: gộp hoặc xoá một dòng.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/hai-dong-mot-don-vi", cell.place, Severity.ERROR, f"{name} đã có ở ô {other}: không lấy cả hai dòng",
        "Gộp hoặc xoá một dòng rồi nhập lại.",
    )  # fmt: skip


@rule("don-vi/dong-tong-khong-khop")
def total_row_differs(cell: CellPlace, label: str, typed: str, reckoned: str) -> Problem:
    """
    Kiểm tra gì: dòng tổng của bảng bằng tổng các dòng đơn vị.
    Vì sao: khác nhau là có dòng sai, thiếu, hoặc công thức không cộng hết.
    Sai: dòng tổng 7.392, các dòng cộng lại 7.390.
    Đúng: hai số bằng nhau.
    Cách sửa: tìm dòng sai; chương trình lấy số của từng đơn vị, không lấy dòng tổng.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/dong-tong-khong-khop", cell.place, Severity.WARNING,
        f"{label}: dòng tổng ghi {typed}, các dòng đã lấy cộng lại được {reckoned}",
        "Tìm dòng sai hoặc thiếu; chương trình lấy số của từng đơn vị, không lấy dòng tổng.",
    )  # fmt: skip


@rule("don-vi/hai-cot-mot-chi-tieu")
def two_columns(cell: CellPlace, label: str) -> Problem:
    """
    Kiểm tra gì: trong một bảng, mỗi chỉ tiêu chỉ có một cột.
    Vì sao: hai cột thì không biết lấy cột nào.
    Sai: hai cột cùng tên “Đảng viên”, một cột là số kỳ trước.
    Đúng: cột kỳ trước ghi rõ “Đảng viên kỳ trước”.
    Cách sửa: đổi tên hoặc xoá cột thừa.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/hai-cot-mot-chi-tieu", cell.place, Severity.ERROR, f"{label}: có hai cột, không lấy cột nào",
        "Đổi tên hoặc xoá cột thừa rồi nhập lại.",
    )  # fmt: skip
