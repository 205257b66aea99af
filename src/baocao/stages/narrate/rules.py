"""The findings that templates give rise to."""

from __future__ import annotations

from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule


@rule("mau/khong-co-loi-van")
def no_narrative(place: Place) -> Problem:
    """
    Kiểm tra gì: thư mục mẫu của báo cáo có tệp lời văn `bao-cao.md.j2`.
    Vì sao: không có lời văn thì không có gì để in ra giấy.
    Sai: thư mục `templates/dan-van-kheo/` chỉ có `bieu-mau.yaml`.
    Đúng: có cả `bieu-mau.yaml` và `bao-cao.md.j2`.
    Cách sửa: chép lại tệp lời văn vào thư mục mẫu; `baocao khoi-tao` viết ra một bộ đầy đủ để lấy lại.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "mau/khong-co-loi-van", place, Severity.ERROR, "không có tệp lời văn của báo cáo",
        "Chép tệp `bao-cao.md.j2` vào thư mục mẫu; `baocao khoi-tao` viết ra một bộ mới để lấy lại.",
    )  # fmt: skip


@rule("mau/khong-phai-utf8")
def not_utf8(place: Place) -> Problem:
    """
    Kiểm tra gì: tệp mẫu được lưu theo bảng mã UTF-8.
    Vì sao: bảng mã khác làm hỏng chữ tiếng Việt có dấu.
    Sai: tệp mẫu lưu kiểu ANSI, TCVN3, VNI.
    Đúng: tệp mẫu lưu kiểu UTF-8.
    Cách sửa: mở bằng Notepad, chọn Lưu thành (Save as), ô Mã hoá (Encoding) chọn UTF-8.
    Căn cứ: TCVN 6909:2001.
    """
    return Problem(
        "mau/khong-phai-utf8", place, Severity.ERROR, "tệp mẫu không phải UTF-8",
        "Mở bằng Notepad, chọn Lưu thành (Save as), ô Mã hoá (Encoding) chọn UTF-8.",
    )  # fmt: skip


@rule("mau/cu-phap")
def bad_syntax(place: Place, found: str, sentence: str) -> Problem:
    """
    Kiểm tra gì: câu lệnh trong mẫu (`{{ … }}`, `{% … %}`) viết đúng cú pháp.
    Vì sao: câu lệnh viết sai thì máy không biết in gì.
    Sai: `{% if mo_hinh is biet %}` mà không có `{% endif %}`.
    Đúng: mỗi `{% if … %}` có một `{% endif %}`, mỗi `{% for … %}` có một `{% endfor %}`.
    Cách sửa: xem lại dấu ngoặc và lệnh đóng ở dòng được chỉ ra.
    Căn cứ: ngôn ngữ mẫu Jinja.
    """
    remedy = "Xem lại dấu ngoặc và các lệnh đóng `{% endif %}`, `{% endfor %}`."
    return Problem(
        "mau/cu-phap", place, Severity.ERROR, f"câu lệnh mẫu viết sai: {found}", _with_sentence(remedy, sentence)
    )


@rule("mau/khong-co-ten")
def unknown_name(place: Place, name: str, nearest: tuple[str, ...], sentence: str) -> Problem:
    """
    Kiểm tra gì: mỗi tên trong mẫu là một chỉ tiêu của biểu mẫu hoặc một tên có sẵn (`ky`, `co_quan` …).
    Vì sao: tên gõ nhầm thì chỗ ấy trên giấy sẽ trống.
    Sai: `{{ dang_vine }}`.
    Đúng: `{{ dang_vien }}`.
    Cách sửa: gõ lại tên theo gợi ý, hoặc khai chỉ tiêu ấy trong `bieu-mau.yaml`.
    Căn cứ: biểu mẫu của báo cáo.
    """
    prefix = name.rpartition(".")[0]
    known = " hoặc ".join(f"`{prefix + '.' if prefix else ''}{near}`" for near in nearest)
    remedy = f"Có phải {known}?" if known else "Gõ lại tên, hoặc khai chỉ tiêu ấy trong `bieu-mau.yaml`."
    return Problem("mau/khong-co-ten", place, Severity.ERROR, f"không có “{name}”", _with_sentence(remedy, sentence))


@rule("mau/khong-co-tep")
def no_such_file(place: Place, name: str, nearest: tuple[str, ...]) -> Problem:
    """
    Kiểm tra gì: tệp mà `include` hoặc `import` gọi đến có trong `templates/`.
    Vì sao: thiếu tệp thì thiếu cả phần báo cáo.
    Sai: `{% include "dan-van-kheo/phan1.md.j2" %}` khi tệp tên là `phan-1.md.j2`.
    Đúng: `{% include "dan-van-kheo/phan-1.md.j2" %}`.
    Cách sửa: gõ lại tên tệp, tính từ thư mục `templates/`.
    Căn cứ: quy ước của baocao.
    """
    known = f" Có phải “{nearest[0]}”?" if nearest else ""
    return Problem(
        "mau/khong-co-tep", place, Severity.ERROR, f"không có tệp mẫu “{name}”",
        f"Gõ lại tên tệp, tính từ thư mục `templates/`.{known}",
    )  # fmt: skip


@rule("mau/khong-co-phu-luc")
def no_such_annex(place: Place, name: str, nearest: tuple[str, ...]) -> Problem:
    """
    Kiểm tra gì: phụ lục mà `phu_luc("…")` gọi đến có tệp `phu-luc-….md.j2` trong thư mục mẫu của báo cáo.
    Vì sao: gọi tên sai thì trên giấy nhắc đến phụ lục không có.
    Sai: `{{ phu_luc("mohinh") }}` khi tệp tên là `phu-luc-mo-hinh.md.j2`.
    Đúng: `{{ phu_luc("mo-hinh") }}`.
    Cách sửa: gõ lại tên: phần nằm giữa `phu-luc-` và `.md.j2` của tên tệp.
    Căn cứ: quy ước của baocao.
    """
    known = f" Có phải “{nearest[0]}” không?" if nearest else ""
    return Problem(
        "mau/khong-co-phu-luc", place, Severity.ERROR, f"không có phụ lục “{name}”",
        f"Tên phụ lục là phần nằm giữa `phu-luc-` và `.md.j2` của tên tệp.{known}",
    )  # fmt: skip


@rule("mau/khong-duoc-dung")
def forbidden(place: Place, construct: str, nearest: tuple[str, ...], sentence: str) -> Problem:
    """
    Kiểm tra gì: mẫu chỉ dùng những câu lệnh cho phép: in giá trị, if, for, set, macro, include, import.
    Vì sao: phép tính, phép nối chữ và hàm của Python cho ra con số không rõ nguồn gốc, hoặc làm treo máy.
    Sai: `{{ dang_vien * 2 }}`.
    Đúng: đưa con số vào biểu mẫu và tệp số liệu rồi in bằng `{{ … }}`.
    Cách sửa: bỏ câu lệnh ấy; con số cần tính thì khai trong biểu mẫu.
    Căn cứ: quy ước của baocao: mọi con số trên giấy phải có nguồn.
    """
    remedy = "Bỏ câu lệnh ấy; con số cần tính thì khai trong biểu mẫu, chữ thì viết liền nhau."
    if nearest:
        remedy = f"Có phải `{nearest[0]}`?"
    return Problem(
        "mau/khong-duoc-dung",
        place,
        Severity.ERROR,
        f"mẫu không dùng được {construct}",
        _with_sentence(remedy, sentence),
    )


@rule("mau/khong-in-duoc")
def not_printable(place: Place, name: str, reason: str, sentence: str) -> Problem:
    """
    Kiểm tra gì: thứ được in bằng `{{ … }}` là một con số, một đoạn chữ hoặc một ngày.
    Vì sao: cả một nhóm (như `co_quan`) hay một danh sách thì không in vào giữa câu được.
    Sai: `{{ nhiem_vu }}`.
    Đúng: `{% for v in nhiem_vu %}` … `{{ v }}` … `{% endfor %}`, hoặc `{{ nhiem_vu | noi("; ") }}`.
    Cách sửa: chỉ rõ phần cần in, dùng vòng `for`, hoặc bộ lọc `ke`, `noi`.
    Căn cứ: quy ước của baocao.
    """
    remedy = "Chỉ rõ phần cần in; danh sách thì dùng vòng `for` hoặc bộ lọc `ke`, `noi`."
    return Problem(
        "mau/khong-in-duoc",
        place,
        Severity.ERROR,
        f"không in được “{name}”: {reason}" if reason else f"không in thẳng “{name}” vào câu được",
        _with_sentence(remedy, sentence),
    )


@rule("mau/khong-phai-danh-sach")
def not_a_list(place: Place, name: str) -> Problem:
    """
    Kiểm tra gì: vòng `for` đi qua một danh sách.
    Vì sao: một con số hay một câu không có gì để lặp.
    Sai: `{% for v in dang_vien %}`.
    Đúng: `{% for v in nhiem_vu %}`.
    Cách sửa: gõ tên một danh sách (các đoạn, bảng ghi, một cách chia).
    Căn cứ: biểu mẫu của báo cáo.
    """
    return Problem(
        "mau/khong-phai-danh-sach", place, Severity.ERROR, f"“{name}” không phải là danh sách để lặp",
        "Gõ tên một danh sách: các đoạn, bảng ghi, hoặc một cách chia của chỉ tiêu.",
    )  # fmt: skip


@rule("mau/khong-so-sanh-duoc")
def not_comparable(place: Place, operator: str) -> Problem:
    """
    Kiểm tra gì: phép so sánh trong mẫu đặt số với số, chữ với chữ.
    Vì sao: so số với chữ thì câu trả lời vô nghĩa.
    Sai: `{% if dang_vien > "7.000" %}`.
    Đúng: `{% if mo_hinh.linh_vuc.kinh_te > mo_hinh.linh_vuc.khac %}`.
    Cách sửa: so sánh hai con số, hoặc dùng `is biet`.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "mau/khong-so-sanh-duoc", place, Severity.ERROR, f"phép so sánh “{operator}” không dùng được ở đây",
        "So sánh số với số, chữ với chữ; muốn biết có giá trị hay chưa thì dùng `is biet`.",
    )  # fmt: skip


@rule("mau/gia-tri-chua-co")
def value_missing(place: Place, name: str, where: str) -> Problem:
    """
    Kiểm tra gì: giá trị được in ra đã có trong tệp số liệu.
    Vì sao: ô còn trống không phải là số 0; in ra thì câu bị hụt.
    Sai: `Tổng số {{ mo_hinh }} mô hình` khi còn ba lĩnh vực chưa có số.
    Đúng: `{% if mo_hinh is biet %}Tổng số {{ mo_hinh }} mô hình{% endif %}`.
    Cách sửa: điền giá trị vào tệp số liệu, hoặc bọc câu bằng `{% if … is biet %}`.
    Căn cứ: quy ước của baocao: chưa có khác với không có.
    """
    at = f" ({where})" if where else ""
    condition = " and ".join(f"{each} is biet" for each in name.split(" : "))
    return Problem(
        "mau/gia-tri-chua-co", place, Severity.ERROR, f"in “{name}” khi chưa có giá trị{at}",
        f"Điền giá trị vào tệp số liệu, hoặc bọc câu bằng `{{% if {condition} %}}` … `{{% endif %}}`.",
    )  # fmt: skip


@rule("nguon/so-go-tay")
def typed_digits(place: Place, digits: str) -> Problem:
    """
    Kiểm tra gì: lời văn trong mẫu không có con số gõ tay.
    Vì sao: con số gõ tay không đổi theo kỳ: năm cũ, số cũ nằm lại trên giấy mà không ai thấy.
    Sai: `Chủ đề công tác năm 2021`.
    Đúng: `Chủ đề công tác năm {{ ky.nam }}`.
    Cách sửa: đưa số vào tệp số liệu rồi in bằng `{{ … }}`; số thuộc về tên gọi thì ghi vào `ngoai_le` của biểu mẫu.
    Căn cứ: quy ước của baocao: mọi con số trên giấy phải có nguồn.
    """
    return Problem(
        "nguon/so-go-tay", place, Severity.WARNING, f"số gõ tay “{digits}”",
        "Đưa số vào tệp số liệu rồi in bằng {{ … }}, hoặc ghi vào `ngoai_le` của biểu mẫu kèm lý do.",
    )  # fmt: skip


@rule("mau/ky-tu-la")
def private_character(place: Place, character: str) -> Problem:
    """
    Kiểm tra gì: mẫu không có ký tự thuộc vùng riêng của phông chữ (vùng Private Use của Unicode).
    Vì sao: ký tự ấy hiện thành ô vuông trên máy khác, và baocao dùng vùng này để đánh dấu.
    Sai: dấu đầu dòng kiểu Wingdings dán từ Word.
    Đúng: dấu gạch `-`.
    Cách sửa: xoá ký tự ấy rồi gõ lại từ bàn phím.
    Căn cứ: TCVN 6909:2001.
    """
    return Problem(
        "mau/ky-tu-la", place, Severity.ERROR, f"ký tự lạ {character}", "Xoá ký tự ấy rồi gõ lại từ bàn phím."
    )


@rule("mau/qua-dai")
def too_much(place: Place) -> Problem:
    """
    Kiểm tra gì: mẫu in ra một lượng chữ có hạn và dừng lại được.
    Vì sao: vòng lặp lồng nhau hoặc mẫu tự gọi chính nó làm treo máy.
    Sai: tệp mẫu `include` chính nó.
    Đúng: mỗi phần được gọi một lần.
    Cách sửa: bỏ vòng lặp thừa; phụ lục dài thì chia thành nhiều báo cáo.
    Căn cứ: giới hạn của baocao: 300.000 bước lặp, 4 triệu ký tự.
    """
    return Problem(
        "mau/qua-dai", place, Severity.ERROR, "mẫu lặp quá nhiều hoặc in ra quá dài",
        "Xem lại các vòng `for` lồng nhau và các tệp gọi lẫn nhau.",
    )  # fmt: skip


def _with_sentence(remedy: str, sentence: str) -> str:
    return f"{remedy} Câu: “{sentence}”" if sentence else remedy


@rule("mau/tep-trong")
def empty_template(place: Place) -> Problem:
    """
    Kiểm tra gì: tệp mẫu lời văn có chữ.
    Vì sao: tệp mẫu bị xoá trắng thì cả phần ấy của báo cáo mất mà không ai hay.
    Sai: `phan-2.md.j2` không có chữ nào.
    Đúng: `phan-2.md.j2` có lời văn của phần II.
    Cách sửa: chép lại tệp từ bản lưu hoặc từ thư mục của `baocao khoi-tao`.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "mau/tep-trong", place, Severity.ERROR, "tệp mẫu không có chữ nào",
        "Chép lại tệp ấy từ bản lưu, hoặc từ thư mục mẫu của `baocao khoi-tao`; không dùng nữa thì xoá tệp.",
    )  # fmt: skip
