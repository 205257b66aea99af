"""The findings that a file itself gives rise to, whatever it is about."""

from __future__ import annotations

import unicodedata

from baocao.values.problem import Place, Problem, error
from baocao.values.rule import rule

_KINDS = {
    "So": "biểu tượng",
    "Sk": "biểu tượng",
    "Cf": "không nhìn thấy được",
    "Cc": "ký tự điều khiển",
    "Co": "ký tự riêng",
}


@rule("tep/bang-ma")
def wrong_encoding(place: Place, likely: str) -> Problem:
    """
    Kiểm tra gì: tệp được lưu theo bảng mã UTF-8 (hoặc UTF-16).
    Vì sao: bảng mã cũ (TCVN3, VNI, Windows-1258) làm hỏng chữ có dấu.
    Sai: tệp lưu kiểu ANSI trong Notepad.
    Đúng: tệp lưu kiểu UTF-8.
    Cách sửa: mở lại bản gốc, chuyển sang Unicode (Unikey: Công cụ), rồi Lưu thành, ô Mã hoá chọn UTF-8.
    Căn cứ: TCVN 6909:2001.
    """
    return error(
        "tep/bang-ma", place, f"tệp không phải UTF-8{f', có vẻ là {likely}' if likely else ''}",
        "Chuyển chữ sang Unicode (Unikey: Công cụ), rồi trong Notepad chọn Lưu thành (Save as), ô Mã hoá (Encoding)"
        " chọn UTF-8.",
    )  # fmt: skip


@rule("tep/ky-tu-la")
def strange_character(place: Place, character: str) -> Problem:
    """
    Kiểm tra gì: tệp không có ký tự điều khiển, ký tự vùng riêng, ký tự không bề rộng, biểu tượng cảm xúc.
    Vì sao: những ký tự này không hiện hoặc hiện thành ô vuông trên giấy.
    Sai: dấu đầu dòng kiểu Wingdings dán từ Word.
    Đúng: dấu gạch `-` gõ từ bàn phím.
    Cách sửa: xoá ký tự ấy rồi gõ lại.
    Căn cứ: TCVN 6909:2001.
    """
    name = _KINDS.get(unicodedata.category(character), "")
    return error(
        "tep/ky-tu-la", place, f"ký tự lạ U+{ord(character):04X}{f' ({name})' if name else ''}",
        "Xoá ký tự ấy rồi gõ lại từ bàn phím.",
    )  # fmt: skip


@rule("tep/dau-cach-la")
def strange_blank(place: Place) -> Problem:
    """
    Kiểm tra gì: sau dấu hai chấm là một dấu cách thường.
    Vì sao: dấu cách “cứng” dán từ Word trông giống hệt nhưng máy không coi là dấu cách.
    Sai: `dang_vien:` rồi dấu cách cứng rồi `7.392`.
    Đúng: `dang_vien: 7.392`.
    Cách sửa: xoá khoảng trống sau dấu hai chấm rồi gõ một dấu cách.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/dau-cach-la", place, "dấu cách cứng (dán từ Word) sau dấu hai chấm",
        "Xoá khoảng trống sau dấu hai chấm rồi gõ lại một dấu cách.",
    )  # fmt: skip


@rule("tep/dau-tab")
def tab(place: Place, *, at_start: bool) -> Problem:
    """
    Kiểm tra gì: tệp không có dấu tab.
    Vì sao: YAML chỉ hiểu dấu cách ở đầu dòng; trong chữ, dấu tab làm lệch dòng trên giấy.
    Sai: đầu dòng bấm phím Tab.
    Đúng: đầu dòng bấm hai dấu cách.
    Cách sửa: thay dấu tab bằng dấu cách.
    Căn cứ: quy tắc viết YAML.
    """
    where = "ở đầu dòng" if at_start else "giữa dòng"
    return error("tep/dau-tab", place, f"dấu tab {where}", "Thay dấu tab bằng dấu cách.")


@rule("tep/thieu-dau-cach")
def glued_colon(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: sau dấu hai chấm của tên mục, và sau dấu gạch đầu dòng, có một dấu cách.
    Vì sao: thiếu dấu cách thì máy coi cả dòng là một đoạn chữ.
    Sai: `dang_vien:7392`, `-Việc nắm tình hình`.
    Đúng: `dang_vien: 7392`, `- Việc nắm tình hình`.
    Cách sửa: thêm một dấu cách.
    Căn cứ: quy tắc viết YAML.
    """
    return error("tep/thieu-dau-cach", place, f"thiếu dấu cách sau “{found}”", "Thêm một dấu cách sau dấu hai chấm.")


def glued_dash(place: Place, found: str) -> Problem:
    """The same rule for a list item: `-Việc`."""
    return error(
        "tep/thieu-dau-cach", place, f"thiếu dấu cách sau dấu gạch đầu dòng: “{found}”",
        "Thêm một dấu cách sau dấu gạch đầu dòng.",
    )  # fmt: skip


@rule("tep/bi-cat")
def cut_by_hash(place: Place, lost: str) -> Problem:
    """
    Kiểm tra gì: chữ của một mục không bị dấu # cắt mất phần sau.
    Vì sao: sau một dấu cách và dấu #, máy coi là lời giải thích và bỏ đi, không báo gì.
    Sai: `ten: Mô hình số #3 của Khối`.
    Đúng: `ten: 'Mô hình số #3 của Khối'`; lời giải thích thì cách chữ ít nhất hai dấu cách: `ten: Khối  # tên ngắn`.
    Cách sửa: đặt cả đoạn chữ trong dấu nháy đơn '…'; nếu là lời giải thích thì thêm dấu cách trước dấu #.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/bi-cat", place, f"phần “{lost.strip()}” sẽ bị bỏ vì đứng sau dấu #",
        "Đặt cả đoạn chữ trong dấu nháy đơn '…'; nếu là lời giải thích thì để hai dấu cách trước dấu #.",
    )  # fmt: skip


@rule("tep/dau-hai-cham")
def colon_inside(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: đoạn chữ không có dấu hai chấm kèm dấu cách mà không đặt trong dấu nháy đơn.
    Vì sao: máy coi phần trước dấu hai chấm là tên một mục.
    Sai: `- Chỉ thị: số 05`.
    Đúng: `- 'Chỉ thị: số 05'`.
    Cách sửa: đặt cả đoạn chữ trong dấu nháy đơn '…', hoặc viết trong khối `|`.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/dau-hai-cham", place, f"dấu hai chấm giữa đoạn chữ “{found.strip()}”",
        "Đặt cả đoạn chữ trong dấu nháy đơn '…'.",
    )  # fmt: skip


@rule("tep/dau-phay")
def comma_in_flow(place: Place, brackets: str, found: str) -> Problem:
    """
    Kiểm tra gì: trong ngoặc {…}, dấu phẩy chỉ dùng để ngăn các mục.
    Vì sao: số thập phân viết trong ngoặc {…} bị dấu phẩy cắt làm đôi.
    Sai: `{ty_le: 98,5}`.
    Đúng: `{ty_le: '98,5'}`.
    Cách sửa: đặt số trong dấu nháy đơn, hoặc viết mỗi mục một dòng.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/dau-phay", place, f"dấu phẩy trong ngoặc {brackets} tách “{found[:30]}” thành mục riêng",
        "Đặt phần có dấu phẩy trong dấu nháy đơn '98,5', hoặc viết mỗi mục một dòng.",
    )  # fmt: skip


@rule("tep/ngoac-kep")
def text_after_quote(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: đoạn chữ mở đầu bằng ngoặc kép thẳng thì kết thúc bằng ngoặc kép.
    Vì sao: máy hiểu ngoặc kép thẳng là dấu bao cả đoạn.
    Sai: `ten: "Dân vận khéo" của Khối`.
    Đúng: `ten: “Dân vận khéo” của Khối`.
    Cách sửa: dùng ngoặc kép cong “ ”, hoặc đặt cả đoạn trong dấu nháy đơn '…'.
    Căn cứ: quy tắc viết YAML.
    """
    quote = "ngoặc kép" if found.startswith('"') else "dấu nháy đơn"
    return error(
        "tep/ngoac-kep", place, f"có chữ đứng sau {quote} đóng: {found}",
        "Dùng ngoặc kép cong “ ”, hoặc đặt cả đoạn trong dấu nháy đơn '…'.",
    )  # fmt: skip


@rule("tep/gach-cheo")
def backslash(place: Place, found: str) -> Problem:
    r"""
    Kiểm tra gì: trong ngoặc kép thẳng không có dấu gạch chéo ngược.
    Vì sao: máy đổi `\n`, `\t` trong ngoặc kép thành xuống dòng, dấu tab.
    Sai: `thu_muc: "C:\new"`.
    Đúng: `thu_muc: 'C:\new'`.
    Cách sửa: thay ngoặc kép bằng dấu nháy đơn.
    Căn cứ: quy tắc viết YAML.
    """
    return error("tep/gach-cheo", place, f"dấu “\\” trong ngoặc kép: {found}", "Thay ngoặc kép bằng dấu nháy đơn '…'.")


@rule("tep/ky-tu-dau")
def reserved_start(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: đoạn chữ không bắt đầu bằng %, @ hoặc dấu `.
    Vì sao: YAML giữ riêng những dấu này.
    Sai: `ghi_chu: %5 trở lên`.
    Đúng: `ghi_chu: '%5 trở lên'`.
    Cách sửa: đặt cả đoạn trong dấu nháy đơn '…'.
    Căn cứ: quy tắc viết YAML.
    """
    return error("tep/ky-tu-dau", place, f"giá trị bắt đầu bằng “{found}”", "Đặt cả đoạn trong dấu nháy đơn '…'.")


@rule("tep/khong-dung")
def not_used(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: tệp không dùng các dấu riêng của YAML: &, *, !, <<, %, ---.
    Vì sao: những dấu này chép hoặc đổi giá trị một cách không thấy được trên mặt chữ.
    Sai: `chi_bo: *so_cu`.
    Đúng: `chi_bo: 52`.
    Cách sửa: gõ thẳng giá trị; chữ bắt đầu bằng các dấu ấy thì đặt trong dấu nháy đơn '…'.
    Căn cứ: quy ước của baocao: mọi con số trên giấy phải có nguồn.
    """
    return error(
        "tep/khong-dung", place, f"không dùng {found}",
        "Xoá dòng ấy." if found.startswith(("dòng", "chỉ thị"))
        else "Gõ thẳng giá trị; chữ bắt đầu bằng dấu ấy thì đặt trong dấu nháy đơn '…'.",
    )  # fmt: skip


@rule("tep/so-va-muc-con")
def number_and_parts(place: Place, key: str, number: str, below: str) -> Problem:
    """
    Kiểm tra gì: sau tên mục có các mục con ở dưới thì không ghi số ngay trên cùng dòng.
    Vì sao: YAML không cho một mục vừa là số vừa có mục con.
    Sai: `to_chuc_co_so_dang: 106` rồi dòng dưới thụt vào `dang_bo: 54`.
    Đúng: `to_chuc_co_so_dang:` rồi dòng dưới thụt vào `tong: 106`, `dang_bo: 54`.
    Cách sửa: chuyển số xuống dòng `tong`; hai mục ngang hàng thì thụt vào bằng nhau.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/so-va-muc-con", place, f"`{key}` đã ghi số {number} mà dòng dưới, `{below}`, lại thụt sâu hơn",
        f"Nếu `{below}` ngang hàng với `{key}` thì thụt vào bằng nhau; nếu là phần của `{key}` thì ghi số ấy vào"
        f" dòng `tong: {number}` ở bên dưới.",
    )  # fmt: skip


@rule("tep/gach-dai")
def foreign_dash(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: mỗi mục của danh sách bắt đầu bằng dấu gạch ngắn `-` và một dấu cách.
    Vì sao: gạch dài hoặc chấm tròn chép từ Word không phải dấu danh sách; các ý bị dồn thành một đoạn.
    Sai: `– Tiếp tục tuyên truyền.`, `• Tiếp tục tuyên truyền.`
    Đúng: `- Tiếp tục tuyên truyền.`
    Cách sửa: thay bằng dấu gạch ngắn gõ từ bàn phím.
    Căn cứ: quy tắc viết YAML.
    """
    name = f"dấu gạch dài “{found}”" if found in "–—" else f"dấu “{found}”"
    return error("tep/gach-dai", place, f"{name} ở đầu dòng", "Thay bằng dấu gạch ngắn “-” và một dấu cách.")


def not_used_at_start(place: Place, found: str) -> Problem:
    """A text that begins with a sign of YAML's own."""
    return not_used(place, f"dấu “{found}” ở đầu giá trị")


@rule("tep/lap-muc")
def repeated_key(place: Place, key: str, first: int) -> Problem:
    """
    Kiểm tra gì: mỗi tên mục chỉ có một lần.
    Vì sao: có hai lần thì không biết số nào đúng.
    Sai: hai dòng `dang_vien: 7.392` và `dang_vien: 7.393`.
    Đúng: một dòng `dang_vien: 7.392`.
    Cách sửa: xoá dòng sai.
    Căn cứ: quy ước của baocao.
    """
    return error("tep/lap-muc", place, f"mục `{key}` đã có ở dòng {first}", "Xoá một trong hai dòng.")


@rule("tep/cu-phap")
def bad_syntax(place: Place, words: str) -> Problem:
    """
    Kiểm tra gì: tệp viết đúng cách: `tên mục: giá trị`, mục con thụt vào hai dấu cách.
    Vì sao: viết sai cách thì máy không biết giá trị thuộc mục nào.
    Sai: `dang_vien 7.392`.
    Đúng: `dang_vien: 7.392`.
    Cách sửa: so với dòng trên và dòng dưới, sửa dấu hai chấm, dấu nháy, dấu ngoặc, chỗ thụt đầu dòng.
    Căn cứ: quy tắc viết YAML.
    """
    return error(
        "tep/cu-phap", place, words, "Viết như `tên_mục: giá trị`; mục con thụt vào hai dấu cách so với mục mẹ."
    )


@rule("tep/qua-lon")
def too_large(place: Place, most: int) -> Problem:
    """
    Kiểm tra gì: tệp không lớn quá mức một tệp số liệu có thể có.
    Vì sao: tệp quá lớn thường là chọn nhầm tệp.
    Sai: một tệp ảnh đổi tên thành `.yaml`.
    Đúng: tệp số liệu vài chục dòng.
    Cách sửa: mở tệp xem có đúng là tệp số liệu không.
    Căn cứ: giới hạn của baocao.
    """
    return error(
        "tep/qua-lon", place, f"tệp lớn hơn {most // 1_000_000} MB", "Mở tệp xem có đúng là tệp số liệu không."
    )


@rule("tep/qua-sau")
def too_deep(place: Place, most: int) -> Problem:
    """
    Kiểm tra gì: các mục không lồng nhau quá nhiều lớp.
    Vì sao: không số liệu nào cần đến như vậy; thường là thiếu dấu đóng ngoặc.
    Sai: một dòng có mấy nghìn dấu `[`.
    Đúng: `[một, hai, ba]`.
    Cách sửa: xem lại dấu ngoặc ở dòng được chỉ ra.
    Căn cứ: giới hạn của baocao.
    """
    return error("tep/qua-sau", place, f"các mục lồng nhau quá {most} lớp", "Xem lại dấu ngoặc ở dòng này.")


@rule("tep/trong")
def empty_file(place: Place) -> Problem:
    """
    Kiểm tra gì: tệp có nội dung.
    Vì sao: tệp trống thường do lưu hỏng hoặc chép thiếu.
    Sai: tệp 0 byte.
    Đúng: tệp có ít nhất một mục.
    Cách sửa: chép lại tệp từ bản lưu.
    Căn cứ: quy ước của baocao.
    """
    return error("tep/trong", place, "tệp trống", "Chép lại tệp từ bản lưu, hoặc điền theo mẫu.")


@rule("tep/khong-phai-bang-muc")
def not_a_mapping(place: Place) -> Problem:
    """
    Kiểm tra gì: tệp gồm các dòng `tên mục: giá trị`.
    Vì sao: một danh sách hay một đoạn chữ thì không biết giá trị nào của mục nào.
    Sai: tệp chỉ có `- 106`.
    Đúng: `to_chuc_co_so_dang: 106`.
    Cách sửa: viết lại theo mẫu `tên_mục: giá trị`.
    Căn cứ: quy ước của baocao.
    """
    return error(
        "tep/khong-phai-bang-muc", place, "tệp không gồm các dòng `tên_mục: giá trị`",
        "Viết lại theo mẫu `tên_mục: giá trị`, mỗi mục một dòng.",
    )  # fmt: skip
