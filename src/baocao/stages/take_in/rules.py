"""Findings on one spreadsheet that came back."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.unit import CellPlace, Unit

_SHOWN = 6


def _listed(labels: Sequence[str]) -> str:
    more = f" và {len(labels) - _SHOWN} chỗ nữa" if len(labels) > _SHOWN else ""
    return "; ".join(labels[:_SHOWN]) + more


@rule("don-vi/phieu-bao-cao-khac")
def other_report(place: Place, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: phiếu gửi về là của báo cáo đang nhập.
    Vì sao: số của báo cáo khác mà cộng vào thì sai cả chỉ tiêu lẫn tổng.
    Sai: nhập phiếu cải cách hành chính vào báo cáo dân vận.
    Đúng: mỗi báo cáo nhập phiếu của báo cáo ấy.
    Cách sửa: bỏ tệp ra khỏi thư mục, hoặc nhập với `--bao-cao` của nó.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/phieu-bao-cao-khac", place, Severity.ERROR,
        f"phiếu của báo cáo `{found}`, đang nhập báo cáo `{expected}`: không lấy",
        "Bỏ tệp ra khỏi thư mục, hoặc nhập với --bao-cao của nó.",
    )  # fmt: skip


@rule("don-vi/phieu-ky-khac")
def other_period(place: Place, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: phiếu gửi về là của kỳ đang nhập.
    Vì sao: đơn vị hay gửi lại tệp kỳ trước; số cũ lẫn vào tổng thì không nhìn ra.
    Sai: phiếu 6 tháng cuối năm 2021 trong đợt nhập 6 tháng đầu năm 2022.
    Đúng: phiếu của đúng kỳ đang nhập.
    Cách sửa: xin đơn vị gửi phiếu của kỳ này.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/phieu-ky-khac", place, Severity.ERROR, f"phiếu của {found}, đang nhập {expected}: không lấy",
        "Xin đơn vị gửi phiếu của kỳ này.",
    )  # fmt: skip


@rule("don-vi/don-vi-la")
def unknown_unit(place: Place, name: str) -> Problem:
    """
    Kiểm tra gì: đơn vị ghi trong bảng có trong data/don-vi.yaml.
    Vì sao: không biết là đơn vị nào thì cộng vào có thể trùng, bỏ đi có thể thiếu.
    Sai: bảng ghi “Sở KHCN”, danh sách chỉ có “Đảng bộ Sở Khoa học và Công nghệ”.
    Đúng: tên trong bảng là tên, mã hoặc `ten_khac` của một đơn vị.
    Cách sửa: sửa tên trong bảng, hoặc thêm cách viết ấy vào `ten_khac` của đơn vị.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/don-vi-la", place, Severity.ERROR, f"không có đơn vị “{name}” trong data/don-vi.yaml: không lấy",
        "Sửa tên trong bảng, hoặc thêm cách viết ấy vào `ten_khac` của đơn vị.",
    )  # fmt: skip


@rule("don-vi/phieu-don-vi-khac")
def other_unit(place: Place, shown: str, unit: Unit) -> Problem:
    """
    Kiểm tra gì: tên đơn vị in trên phiếu là đơn vị mà phiếu được làm cho.
    Vì sao: đơn vị này điền nhầm phiếu của đơn vị kia thì một nơi bị thay số, một nơi bị thiếu.
    Sai: phiếu làm cho Sở Nội vụ mà sửa tên thành Sở Tư pháp.
    Đúng: mỗi đơn vị điền phiếu của mình.
    Cách sửa: hỏi đơn vị, chép số sang đúng phiếu.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/phieu-don-vi-khac", place, Severity.ERROR,
        f"phiếu làm cho {unit.name} mà ghi tên “{shown}”: không lấy", "Hỏi đơn vị, chép số sang đúng phiếu.",
    )  # fmt: skip


@rule("don-vi/phieu-doi-cu")
def older_edition(place: Place, gone: Sequence[str], new: Sequence[str]) -> Problem:
    """
    Kiểm tra gì: phiếu được làm từ biểu mẫu hiện nay.
    Vì sao: biểu mẫu đã đổi thì phiếu cũ thiếu chỉ tiêu mới, hoặc có chỉ tiêu không còn dùng.
    Sai: gửi phiếu đi rồi mới thêm chỉ tiêu.
    Đúng: đổi biểu mẫu xong mới gửi phiếu.
    Cách sửa: hỏi đơn vị các số còn thiếu, hoặc gửi lại phiếu mới.
    Căn cứ: yêu cầu của chương trình.
    """
    told = [f"phiếu chưa hỏi: {_listed(new)}"] if new else []
    told += [f"không còn dùng: {_listed(gone)}"] if gone else []
    return Problem(
        "don-vi/phieu-doi-cu", place, Severity.WARNING,
        f"phiếu làm từ biểu mẫu cũ{'; ' if told else ''}{'; '.join(told)}",
        "Đã lấy các ô còn dùng. Hỏi đơn vị các số còn thiếu, hoặc gửi lại phiếu mới.",
    )  # fmt: skip


@rule("don-vi/mat-trang-tinh")
def sheet_gone(place: Place, sheet: str) -> Problem:
    """
    Kiểm tra gì: phiếu còn đủ các trang tính.
    Vì sao: trang bị xoá hoặc đổi tên thì các ô trong đó không đọc được.
    Sai: đổi tên trang “Số liệu” thành “Sheet1”.
    Đúng: giữ nguyên tên các trang.
    Cách sửa: đổi lại tên trang, hoặc xin đơn vị điền vào phiếu gốc.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/mat-trang-tinh", place, Severity.ERROR, f"không thấy trang “{sheet}” của phiếu",
        f"Đổi lại tên trang thành “{sheet}”, hoặc xin đơn vị điền vào phiếu gốc.",
    )  # fmt: skip


@rule("don-vi/dong-bi-chuyen")
def lines_moved(place: Place, count: int) -> Problem:
    """
    Kiểm tra gì: các dòng, cột của phiếu còn ở chỗ cũ.
    Vì sao: chèn dòng thì ô điền không còn ở chỗ của nó; lấy theo chỗ cũ là lấy nhầm số.
    Sai: chèn một dòng vào giữa phiếu.
    Đúng: giữ nguyên các dòng.
    Cách sửa: xem lại các số vừa lấy; chương trình đã lấy theo tên chỉ tiêu ở đầu dòng.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/dong-bi-chuyen", place, Severity.WARNING, f"{count} dòng không còn ở chỗ cũ; đã lấy theo tên chỉ tiêu",
        "Xem lại các số đã lấy của phiếu này.",
    )  # fmt: skip


@rule("don-vi/khong-thay-dong")
def line_gone(cell: CellPlace, label: str) -> Problem:
    """
    Kiểm tra gì: đầu dòng của mỗi ô điền còn đúng tên chỉ tiêu.
    Vì sao: tên đã đổi thì không chắc số bên cạnh là của chỉ tiêu nào.
    Sai: sửa “Đảng viên” thành “Đoàn viên” rồi điền số.
    Đúng: giữ nguyên tên chỉ tiêu.
    Cách sửa: hỏi đơn vị, điền lại vào phiếu gốc.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/khong-thay-dong", cell.place, Severity.ERROR, f"không thấy dòng “{label}” ở đây: không lấy số",
        "Hỏi đơn vị, điền lại vào phiếu gốc.",
    )  # fmt: skip


@rule("don-vi/o-bi-tron")
def merged(cell: CellPlace, label: str) -> Problem:
    """
    Kiểm tra gì: ô điền không bị trộn với ô khác.
    Vì sao: một số nằm trên hai dòng thì không biết là của dòng nào.
    Sai: trộn ô “xây dựng mới” với ô “duy trì” rồi ghi 20.
    Đúng: mỗi dòng một ô.
    Cách sửa: bỏ trộn ô, điền từng dòng.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/o-bi-tron", cell.place, Severity.ERROR, f"{label}: ô bị trộn với ô khác: không lấy số",
        "Bỏ trộn ô, điền từng dòng rồi nhập lại.",
    )  # fmt: skip


@rule("don-vi/cong-thuc-chua-tinh")
def never_calculated(cell: CellPlace, label: str) -> Problem:
    """
    Kiểm tra gì: công thức trong ô đã được Excel tính.
    Vì sao: công thức chưa tính thì trông như ô trống; coi là trống thì mất số.
    Sai: tệp do phần mềm khác xuất ra, chưa mở bằng Excel lần nào.
    Đúng: mở bằng Excel, lưu lại.
    Cách sửa: mở tệp bằng Excel, lưu, rồi nhập lại; hoặc gõ thẳng con số.
    Căn cứ: yêu cầu của chương trình.
    """
    return Problem(
        "don-vi/cong-thuc-chua-tinh", cell.place, Severity.ERROR, f"{label}: công thức chưa được tính, hoặc bị lỗi",
        "Mở tệp bằng Excel, lưu, rồi nhập lại; hoặc gõ thẳng con số.",
    )  # fmt: skip


@rule("don-vi/so-khong-ro")
def unclear(cell: CellPlace, label: str, message: str, remedy: str) -> Problem:
    """
    Kiểm tra gì: ô điền là một con số rõ ràng.
    Vì sao: “7,392” trên máy này là số lẻ, trên máy kia là hàng nghìn; đoán thì có lúc sai một nghìn lần.
    Sai: `7,392`, `không`, `70 - 75`, `khoảng 70`, ngày tháng, `#REF!`, số âm.
    Đúng: `7392`; không có thì `0`; chưa có thì để trống.
    Cách sửa: hỏi đơn vị, gõ lại thành số.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác.
    """
    return Problem(
        "don-vi/so-khong-ro", cell.place, Severity.ERROR, f"{label}: {message}; không lấy", remedy
    )  # fmt: skip


@rule("don-vi/so-lan-chu")
def with_words(cell: CellPlace, label: str, note: str, number: str) -> Problem:
    """
    Kiểm tra gì: ô số chỉ có số.
    Vì sao: số lẫn chữ thì Excel không cộng được, tổng trên phiếu của đơn vị bị thiếu.
    Sai: `70 đ/c`.
    Đúng: `70`.
    Cách sửa: không phải sửa nếu số lấy đúng; lần sau dặn đơn vị chỉ gõ số.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác.
    """
    return Problem(
        "don-vi/so-lan-chu", cell.place, Severity.WARNING, f"{label}: {note}, lấy là {number}",
        "Xem lại; đúng thì bỏ qua.",
    )  # fmt: skip


@rule("don-vi/phieu-trong")
def nothing_typed(place: Place, name: str) -> Problem:
    """
    Kiểm tra gì: phiếu gửi về có số.
    Vì sao: đơn vị có thể đã gửi nhầm phiếu chưa điền.
    Sai: mọi ô đều trống.
    Đúng: mỗi ô có số; không có thì ghi 0.
    Cách sửa: xin đơn vị gửi lại phiếu đã điền.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác, đầy đủ.
    """
    return Problem(
        "don-vi/phieu-trong", place, Severity.ERROR, f"phiếu của {name} không có số nào", "Xin đơn vị gửi lại."
    )


@rule("don-vi/phan-khong-bang-tong")
def parts_differ(cell: CellPlace, name: str, label: str, message: str) -> Problem:
    """
    Kiểm tra gì: trong phiếu của một đơn vị, các phần và tổng không mâu thuẫn nhau.
    Vì sao: tổng và các phần cùng đi vào báo cáo; một trong hai chắc chắn sai.
    Sai: tổng 20, xây dựng mới 4, duy trì 18.
    Đúng: tổng 22, xây dựng mới 4, duy trì 18.
    Cách sửa: hỏi đơn vị số nào đúng, sửa phiếu rồi nhập lại.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/phan-khong-bang-tong", cell.place, Severity.ERROR, f"{name}: {label}: {message}; không lấy",
        "Hỏi đơn vị số nào đúng, sửa phiếu rồi nhập lại.",
    )  # fmt: skip


@rule("don-vi/buoc-sau-lon-hon")
def step_larger(cell: CellPlace, name: str, message: str) -> Problem:
    """
    Kiểm tra gì: bước sau không lớn hơn bước trước.
    Vì sao: số được công nhận thường không nhiều hơn số đăng ký.
    Sai: đăng ký 5, công nhận 50.
    Đúng: đăng ký 50, công nhận 5.
    Cách sửa: hỏi đơn vị; đúng thì bỏ qua.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "don-vi/buoc-sau-lon-hon", cell.place, Severity.WARNING, f"{name}: {message}", "Hỏi đơn vị; đúng thì bỏ qua."
    )
