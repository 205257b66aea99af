"""The findings that reading the form, the figures, the issuer's file and the shared tables gives rise to."""

from __future__ import annotations

import re
from datetime import date

from baocao.values.calendar_date import write_date
from baocao.values.form import Kind
from baocao.values.problem import Place, Problem, Severity, error
from baocao.values.rule import rule

_DATE_SHAPE = re.compile(r"\d{1,2}/(?:\d{1,2}/)?\d{4}", re.ASCII)


def perhaps(near: str) -> str:
    """The nearest known name as the first sentence of a remedy; empty where there is none."""
    return f"Có phải `{near}` không? " if near else ""


@rule("tep/khong-co-muc")
def unknown_key(place: Place, key: str, near: str) -> Problem:
    """
    Kiểm tra gì: mọi tên mục trong tệp đều là tên mà chương trình hoặc biểu mẫu biết.
    Vì sao: gõ sai tên mục thì số liệu ấy bị bỏ rơi, báo cáo thiếu mà không ai hay.
    Sai: `dang_vine: 7.392`.
    Đúng: `dang_vien: 7.392`.
    Cách sửa: sửa tên mục theo gợi ý; báo cáo cần mục mới thì khai thêm trong biểu mẫu.
    Căn cứ: biểu mẫu của báo cáo.
    """
    return error(
        "tep/khong-co-muc", place, f"không có mục “{key}”",
        perhaps(near).strip() or "Xem lại tên mục; báo cáo cần mục mới thì khai thêm trong biểu mẫu `bieu-mau.yaml`.",
    )  # fmt: skip


@rule("tep/giong-muc-da-biet")
def like_known_key(place: Place, key: str, near: str) -> Problem:
    """
    Kiểm tra gì: tên mục tự đặt trong tệp cơ quan ban hành không giống một tên đã biết.
    Vì sao: tên gần giống thường là gõ nhầm, mục thật vì thế bị bỏ trống.
    Sai: `goi_tac: Đảng uỷ Khối`.
    Đúng: `goi_tat: Đảng uỷ Khối`.
    Cách sửa: sửa theo gợi ý; nếu đúng là mục riêng thì đặt tên khác hẳn.
    Căn cứ: cách ghi tệp cơ quan ban hành.
    """
    return Problem(
        "tep/giong-muc-da-biet", place, Severity.WARNING, f"mục “{key}” lạ, rất giống “{near}”",
        f"{perhaps(near)}Nếu là mục riêng của cơ quan thì đặt tên khác hẳn.",
    )  # fmt: skip


@rule("tep/sai-kieu")
def wrong_shape(place: Place, expected: str, found: str) -> Problem:
    """
    Kiểm tra gì: mỗi mục được ghi đúng kiểu: một giá trị, một danh sách, hoặc các mục con.
    Vì sao: ghi sai kiểu thì chương trình không biết lấy giá trị nào.
    Sai: `dang_vien:` rồi các dòng `- 7.392`.
    Đúng: `dang_vien: 7.392`.
    Cách sửa: ghi lại theo kiểu nêu trong thông báo.
    Căn cứ: biểu mẫu của báo cáo.
    """
    return error("tep/sai-kieu", place, f"cần {expected}, ở đây là {found}", f"Ghi lại thành {expected}.")


@rule("tep/xuong-dong")
def line_break(place: Place) -> Problem:
    """
    Kiểm tra gì: một đoạn chữ nằm trọn trong một dòng.
    Vì sao: chỗ xuống dòng trong tệp sẽ thành chỗ xuống dòng trên giấy.
    Sai: một khối `|` hai dòng cho mục chỉ nhận một đoạn.
    Đúng: viết liền một dòng, dài bao nhiêu cũng được.
    Cách sửa: nối các dòng lại; nếu là nhiều đoạn thì dùng mục kiểu danh sách.
    Căn cứ: cách ghi tệp số liệu.
    """
    return error(
        "tep/xuong-dong",
        place,
        "có chỗ xuống dòng trong một đoạn chữ",
        "Nối lại thành một dòng, dài bao nhiêu cũng được.",
    )


@rule("tep/qua-dai")
def too_long(place: Place, characters: int, most: int) -> Problem:
    """
    Kiểm tra gì: một đoạn không dài quá mức một đoạn văn bản có thể dài.
    Vì sao: đoạn quá dài thường do dán nhầm cả văn bản vào một mục.
    Sai: một mục dài mười trang.
    Đúng: mỗi đoạn một mục của danh sách.
    Cách sửa: tách thành nhiều đoạn.
    Căn cứ: cách ghi tệp số liệu.
    """
    return error(
        "tep/qua-dai", place, f"đoạn dài {characters} ký tự, nhiều nhất là {most}", "Tách thành nhiều đoạn ngắn hơn."
    )


@rule("tep/dau-cua-mau")
def template_marks(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: trong số liệu không có dấu của mẫu lời văn.
    Vì sao: chữ trong tệp số liệu được in nguyên văn; dấu của mẫu ở đây sẽ in thẳng ra giấy.
    Sai: `chu_de_nam: Chủ đề {{ ky.nam }}`.
    Đúng: `chu_de_nam: Chủ đề năm 2021`.
    Cách sửa: viết hẳn nội dung; phần cần tính thì đưa vào mẫu lời văn.
    Căn cứ: cách ghi tệp số liệu.
    """
    return error(
        "tep/dau-cua-mau", place, f"có dấu “{found}” của mẫu lời văn",
        "Viết hẳn nội dung vào đây; dấu ấy chỉ dùng trong tệp mẫu `.md.j2`.",
    )  # fmt: skip


@rule("so-lieu/so-sai-cach-viet")
def not_a_number(place: Place, text: str, better: str, kind: Kind) -> Problem:
    """
    Kiểm tra gì: số viết theo cách của văn bản hành chính: dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân.
    Vì sao: `7,392` và `7.392` khác nhau một nghìn lần; chương trình không đoán.
    Sai: `7,392`, `7.39`, `007`, `+5`, `1e3`, `7 392`, `7392 đảng viên`.
    Đúng: `7392` hoặc `7.392`; số thập phân `98,5`; ước lượng `trên 7.000`.
    Cách sửa: viết lại như gợi ý; không ghi đơn vị tính sau số.
    Căn cứ: biểu mẫu của báo cáo; quy ước viết số tiếng Việt.
    """
    example = "98,5" if kind is Kind.DECIMAL else "7392 hoặc 7.392"
    what = {Kind.DECIMAL: "số thập phân", Kind.MONEY: "số tiền"}.get(kind, "số đếm")
    return error(
        "so-lieu/so-sai-cach-viet", place, f"“{text[:40]}” không phải là {what} viết đúng",
        f"Có phải “{better}” không? Viết như {example}." if better else f"Viết như {example}; chưa có số thì để trống.",
    )  # fmt: skip


@rule("so-lieu/ngay-sai")
def not_a_date(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: ngày viết ngày/tháng/năm, đủ bốn chữ số của năm, và có trong lịch.
    Vì sao: ngày sai làm văn bản viện dẫn sai.
    Sai: `31/6/2021`, `15-6-2021`, `15/6/21`, `2021-06-15`.
    Đúng: `15/6/2021`.
    Cách sửa: viết lại ngày/tháng/năm.
    Căn cứ: Hướng dẫn 36-HD/VPTW, mục thể thức ngày tháng.
    """
    fault = "không có trong lịch" if _DATE_SHAPE.fullmatch(text) else "không phải là ngày viết theo ngày/tháng/năm"
    return error(
        "so-lieu/ngay-sai",
        place,
        f"“{text[:40]}” {fault}",
        "Viết ngày/tháng/năm: 15/6/2021.",
    )


@rule("so-lieu/nam-sai")
def not_a_year(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: năm viết đủ bốn chữ số.
    Vì sao: năm viết tắt hoặc có dấu chấm dễ đọc nhầm thành số đếm.
    Sai: `21`, `2.021`.
    Đúng: `2021`.
    Cách sửa: viết đủ bốn chữ số.
    Căn cứ: biểu mẫu của báo cáo.
    """
    return error("so-lieu/nam-sai", place, f"“{text[:40]}” không phải là một năm", "Viết đủ bốn chữ số: 2021.")


@rule("so-lieu/thieu-so-lieu")
def missing(place: Place, key: str, label: str) -> Problem:
    """
    Kiểm tra gì: chỉ tiêu mà biểu mẫu ghi `bat_buoc` đã có giá trị.
    Vì sao: báo cáo không thể thiếu chỉ tiêu ấy.
    Sai: `dang_vien:` để trống.
    Đúng: `dang_vien: 7.392`.
    Cách sửa: điền giá trị; nếu kỳ này thật sự không cần thì bỏ `bat_buoc` trong biểu mẫu.
    Căn cứ: biểu mẫu của báo cáo.
    """
    return error(
        "so-lieu/thieu-so-lieu", place, f"chưa có {label} (mục `{key}`)", f"Điền `{key}` vào tệp số liệu của kỳ này."
    )


@rule("so-lieu/sai-ky")
def wrong_period(place: Place, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: mục `ky` trong tệp trùng với tên tệp.
    Vì sao: chép tệp kỳ trước mà quên sửa thì cả báo cáo in sai năm.
    Sai: tệp `2022-H1.yaml` ghi `ky: 2021-H1`.
    Đúng: tệp `2022-H1.yaml` ghi `ky: 2022-H1`.
    Cách sửa: sửa `ky` hoặc đổi tên tệp cho trùng nhau.
    Căn cứ: cách ghi tệp số liệu.
    """
    found_words = f"`ky` ghi “{found[:40]}”" if found else "chưa có `ky`"
    return error(
        "so-lieu/sai-ky", place, f"{found_words}, tên tệp là “{expected}”",
        f"Ghi `ky: {expected}`, hoặc đổi tên tệp cho trùng.",
    )  # fmt: skip


@rule("so-lieu/ten-tep-sai")
def bad_file_name(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: tệp số liệu mang tên một kỳ báo cáo.
    Vì sao: tên tệp cho biết số liệu của kỳ nào.
    Sai: `6-thang-2021.yaml`.
    Đúng: `2021-H1.yaml`, `2021-H2.yaml`, `2021-Q3.yaml`, `2021-9T.yaml`, `2021.yaml`, `2021-2025.yaml`.
    Cách sửa: đổi tên tệp.
    Căn cứ: cách ghi tệp số liệu.
    """
    return error(
        "so-lieu/ten-tep-sai", place, f"tên tệp “{found[:40]}” không phải là một kỳ báo cáo",
        "Đặt tên như 2021-H1.yaml (6 tháng đầu năm), 2021-H2.yaml (6 tháng cuối năm), 2021-Q3.yaml, 2021.yaml.",
    )  # fmt: skip


@rule("so-lieu/ngoai-ky")
def outside_period(place: Place, what: str, day: str, first: date, last: date) -> Problem:
    """
    Kiểm tra gì: ngày chốt số liệu, ngày văn bản yêu cầu, ngày ban hành hợp với kỳ báo cáo.
    Vì sao: ngày của kỳ trước còn sót lại là lỗi hay gặp nhất khi chép báo cáo cũ.
    Sai: kỳ 6 tháng đầu năm 2022, `tinh_den: 15/6/2021`.
    Đúng: kỳ 6 tháng đầu năm 2022, `tinh_den: 15/6/2022`.
    Cách sửa: sửa ngày theo văn bản thật của kỳ này.
    Căn cứ: biểu mẫu của báo cáo (`trong_ky`).
    """
    return error(
        "so-lieu/ngoai-ky", place, f"{what} {day} ở ngoài khoảng {write_date(first)} - {write_date(last)}",
        "Xem có phải ngày của kỳ trước còn sót lại không, rồi sửa theo văn bản của kỳ này.",
    )  # fmt: skip


@rule("so-lieu/ky-khac-co-loi")
def other_period_faulty(place: Place, errors: int, first: str) -> Problem:
    """
    Kiểm tra gì: tệp số liệu của các kỳ khác vẫn đọc được.
    Vì sao: so sánh với cùng kỳ, kỳ trước lấy số từ các tệp ấy.
    Sai: tệp kỳ trước có số viết sai nên không so sánh được.
    Đúng: mọi tệp số liệu đều không có lỗi.
    Cách sửa: chạy `baocao kiem-tra` cho kỳ ấy rồi sửa.
    Căn cứ: cách ghi tệp số liệu.
    """
    return Problem(
        "so-lieu/ky-khac-co-loi", place, Severity.WARNING,
        f"tệp số liệu của kỳ khác có {errors} lỗi (lỗi đầu: {first}); có thể thiếu phần so sánh",
        "Chạy `baocao kiem-tra` cho kỳ ấy để xem đủ lỗi.",
    )  # fmt: skip


@rule("tep/thieu-muc")
def table_lacks(place: Place, key: str) -> Problem:
    """
    Kiểm tra gì: mỗi mục của bảng dùng chung (sự kiện, căn cứ, tổ chức) có đủ phần phải có.
    Vì sao: thiếu tên hoặc ngày thì mục ấy không in ra được.
    Sai: một sự kiện không có `ngay`.
    Đúng: `quoc_khanh: {ten: Quốc khánh, ngay: 02/9/1945}`.
    Cách sửa: điền phần còn thiếu.
    Căn cứ: cách ghi các bảng dùng chung.
    """
    return error("tep/thieu-muc", place, f"thiếu `{key}`", f"Điền `{key}`.")


@rule("tep/hieu-luc-nguoc")
def validity_reversed(place: Place, first: str, last: str) -> Problem:
    """
    Kiểm tra gì: ngày bắt đầu hiệu lực không sau ngày hết hiệu lực.
    Vì sao: hai ngày ngược nhau thì chương trình coi là không lúc nào còn hiệu lực.
    Sai: `tu: 01/3/2025`, `den: 28/02/2025`.
    Đúng: `tu: 01/3/2020`, `den: 28/02/2025`.
    Cách sửa: sửa một trong hai ngày.
    Căn cứ: cách ghi các bảng dùng chung.
    """
    return error("tep/hieu-luc-nguoc", place, f"`{first}` sau `{last}`", "Sửa một trong hai ngày.")


@rule("so-lieu/so-van-ban-sai")
def not_a_document_number(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: số của văn bản là số thứ tự, viết bằng chữ số.
    Vì sao: ký hiệu do chương trình ghép vào; gõ cả ký hiệu thì trên giấy in hai lần.
    Sai: `so: 15-BC/ĐUK`, `so: 1.250`.
    Đúng: `so: 15`.
    Cách sửa: chỉ ghi số; chưa có số thì để trống, văn thư điền sau.
    Căn cứ: Hướng dẫn 36-HD/VPTW, mục số và ký hiệu.
    """
    return error(
        "so-lieu/so-van-ban-sai", place, f"“{text[:40]}” không phải là số thứ tự của văn bản",
        "Chỉ ghi số, ví dụ 15; chưa có thì để trống.",
    )  # fmt: skip


@rule("tep/thieu-bang")
def table_missing(place: Place, *, exists: bool) -> Problem:
    """
    Kiểm tra gì: bảng dùng chung mà lời văn nhắc tới (sự kiện, căn cứ, tổ chức) có trong thư mục data.
    Vì sao: thiếu bảng thì các ngày kỷ niệm, văn bản, tên cơ quan biến mất khỏi báo cáo.
    Sai: xoá mất `data/su-kien.yaml`.
    Đúng: `data/su-kien.yaml` có các sự kiện.
    Cách sửa: chép lại tệp từ bản lưu hoặc từ thư mục của `baocao khoi-tao`.
    Căn cứ: quy ước của baocao.
    """
    return error(
        "tep/thieu-bang", place, "tệp trống" if exists else "không thấy tệp này, mà lời văn có nhắc tới",
        "Chép lại tệp ấy từ bản lưu, hoặc từ thư mục mẫu của `baocao khoi-tao`.",
    )  # fmt: skip


@rule("tep/gach-trong-khoi")
def dash_in_block(place: Place, line: str) -> Problem:
    """
    Kiểm tra gì: trong ô có dấu `|`, mỗi dòng là một ý và không cần dấu gạch đầu dòng.
    Vì sao: chữ trong ô được in nguyên văn; lời văn đặt thêm dấu gạch hoặc số thì thành hai dấu.
    Sai: `nhiem_vu: |` rồi dòng `- Tiếp tục tuyên truyền.`
    Đúng: `nhiem_vu: |` rồi dòng `Tiếp tục tuyên truyền.`
    Cách sửa: bỏ dấu gạch; đúng là muốn in dấu gạch thì để nguyên.
    Căn cứ: cách ghi tệp số liệu.
    """
    return Problem(
        "tep/gach-trong-khoi", place, Severity.WARNING, f"dấu gạch đầu dòng sẽ in ra giấy: “{line[:40]}”",
        "Trong ô có dấu | mỗi dòng đã là một ý: bỏ dấu gạch.",
    )  # fmt: skip


@rule("tep/ke-tiep-khong-co")
def unknown_successor(place: Place, key: str, near: str) -> Problem:
    """
    Kiểm tra gì: `ke_tiep` ghi khoá của một tổ chức có trong bảng.
    Vì sao: gõ sai thì chương trình không nhắc được tên cơ quan thay thế.
    Sai: `ke_tiep: ban_tuyen_giao` khi bảng chỉ có `ban_tuyen_giao_va_dan_van`.
    Đúng: `ke_tiep: ban_tuyen_giao_va_dan_van`.
    Cách sửa: ghi đúng khoá; chưa có thì thêm tổ chức ấy vào bảng.
    Căn cứ: cách ghi bảng tổ chức.
    """
    return error(
        "tep/ke-tiep-khong-co", place, f"bảng tổ chức không có “{key}”",
        perhaps(near).strip() or "Ghi đúng khoá của tổ chức thay thế, hoặc thêm tổ chức ấy vào bảng.",
    )  # fmt: skip
