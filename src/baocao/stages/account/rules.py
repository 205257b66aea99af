"""The findings about what is stale, out of date or left aside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from baocao.values.calendar_date import write_date
from baocao.values.figures import Body, LegalBase
from baocao.values.number import write_number
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule


def _warning(name: str, place: Place, message: str, remedy: str, about: str = "") -> Problem:
    return Problem(name, Place(place.path, place.line), Severity.WARNING, message, remedy, about=about)


def _quoted(text: str, most: int = 60) -> str:
    return f"“{text}”" if len(text) <= most else f"“{text[:most].rsplit(' ', 1)[0]} …”"


@rule("ky-truoc/con-sot")
def repeated(place: Place, key: str, text: str, period: str, *, equal: bool) -> Problem:
    """
    Kiểm tra gì: mục mà biểu mẫu ghi `phai_moi` khác với hai kỳ gần nhất, kể cả khi chỉ đổi vài chữ hoặc con số.
    Vì sao: chép tệp kỳ trước rồi quên viết lại là lỗi hay gặp nhất; cấp trên đọc thấy nhiệm vụ của năm ngoái.
    Sai: `nhiem_vu` kỳ này giống hệt kỳ trước.
    Đúng: `nhiem_vu` viết theo kế hoạch của kỳ tới.
    Cách sửa: viết lại; nếu đúng là vẫn như cũ thì ghi lý do vào `xac_nhan` của tệp số liệu.
    Căn cứ: biểu mẫu của báo cáo (`phai_moi`).
    """
    likeness = "giống hệt" if equal else "gần như giống"
    return _warning(
        "ky-truoc/con-sot", place, f"`{key}` {likeness} {period}: {_quoted(text)}",
        "Viết lại cho kỳ này; nếu đúng là vẫn như cũ thì ghi lý do vào `xac_nhan`.", key,
    )  # fmt: skip


@rule("ky-truoc/doan-giong-het")
def same_paragraphs(place: Place, same: int, total: int, period: str) -> Problem:
    """
    Kiểm tra gì: bao nhiêu đoạn của báo cáo giống hệt báo cáo kỳ trước.
    Vì sao: phần lời văn dùng chung thì giống là phải; giống quá nhiều thì báo cáo không có gì mới.
    Sai: 40/41 đoạn giống hệt kỳ trước.
    Đúng: các đoạn về kết quả, hạn chế, nhiệm vụ đều mới.
    Cách sửa: xem lại những đoạn nên viết mới.
    Căn cứ: kinh nghiệm soát báo cáo định kỳ.
    """
    return Problem(
        "ky-truoc/doan-giong-het", place, Severity.HINT, f"{same}/{total} đoạn giống hệt {period}",
        "Xem lại những đoạn nên viết mới cho kỳ này.",
    )  # fmt: skip


@rule("ky-truoc/nam-la")
def strange_year(place: Place, year: str, expected: str, key: str) -> Problem:
    """
    Kiểm tra gì: năm viết trong các đoạn chữ là năm của kỳ báo cáo hoặc kỳ sau, hoặc có lời nói rõ là so sánh, nhiệm kỳ.
    Vì sao: năm cũ còn sót trong đoạn chữ chép lại.
    Sai: báo cáo năm 2022 có câu “Chủ đề công tác năm 2021”.
    Đúng: “Chủ đề công tác năm 2022”; “so với năm 2021”; “nhiệm kỳ 2020 - 2025”.
    Cách sửa: sửa năm; nếu đúng là nói về năm ấy thì ghi lý do vào `xac_nhan`.
    Căn cứ: kỳ báo cáo.
    """
    return _warning(
        "ky-truoc/nam-la", place, f"năm {year} không thuộc {expected}",
        "Sửa năm; nếu đúng là nói về năm ấy thì viết rõ (“so với năm …”) hoặc ghi lý do vào `xac_nhan`.", key,
    )  # fmt: skip


@rule("ky-truoc/ky-la")
def strange_part_of_year(place: Place, found: str, expected: str, key: str) -> Problem:
    """
    Kiểm tra gì: “6 tháng đầu năm”, “quý III” … gõ trong đoạn chữ là kỳ báo cáo hoặc kỳ sau.
    Vì sao: báo cáo cuối năm còn câu của báo cáo 6 tháng đầu năm.
    Sai: báo cáo 6 tháng cuối năm có câu “Sáu tháng đầu năm, các cấp uỷ …”.
    Đúng: “Sáu tháng cuối năm, các cấp uỷ …”.
    Cách sửa: sửa lại; trong mẫu lời văn thì dùng `{{ ky }}`, `{{ ky.sau }}`.
    Căn cứ: kỳ báo cáo.
    """
    return _warning(
        "ky-truoc/ky-la", place, f"“{found}” không phải {expected}",
        "Sửa lại; trong mẫu lời văn thì dùng `{{ ky }}` hoặc `{{ ky.sau }}`.", key,
    )  # fmt: skip


@rule("can-cu/het-hieu-luc")
def expired_document(place: Place, base: LegalBase, first: date) -> Problem:
    """
    Kiểm tra gì: văn bản lấy từ bảng căn cứ còn hiệu lực trong kỳ báo cáo.
    Vì sao: viện dẫn văn bản đã hết hiệu lực làm mất giá trị của báo cáo.
    Sai: báo cáo năm 2026 viện dẫn văn bản hết hiệu lực từ năm 2025.
    Đúng: viện dẫn văn bản thay thế.
    Cách sửa: thay bằng văn bản còn hiệu lực; hoặc sửa `hieu_luc_tu`, `hieu_luc_den` trong bảng căn cứ.
    Căn cứ: bảng căn cứ `data/can-cu.yaml`.
    """
    ended = base.valid_to is not None and base.valid_to < first
    until = f"hết hiệu lực {write_date(base.valid_to)}" if base.valid_to and ended else ""
    since = f"có hiệu lực từ {write_date(base.valid_from)}" if base.valid_from else ""
    return _warning(
        "can-cu/het-hieu-luc", place, f"{base.short_name.text} không có hiệu lực trong kỳ ({until or since})",
        "Thay bằng văn bản còn hiệu lực, hoặc sửa ngày hiệu lực trong data/can-cu.yaml.", f"can_cu.{base.key}",
    )  # fmt: skip


@rule("can-cu/ngay-sau-ky")
def later_document(place: Place, base: LegalBase, period: str) -> Problem:
    """
    Kiểm tra gì: văn bản được viện dẫn ban hành trước khi kỳ báo cáo kết thúc.
    Vì sao: báo cáo không thể viện dẫn văn bản chưa có; thường là gõ sai năm trong bảng căn cứ.
    Sai: báo cáo năm 2021 viện dẫn nghị quyết ngày 03/6/2023.
    Đúng: nghị quyết ngày 03/6/2013.
    Cách sửa: sửa ngày trong bảng căn cứ, hoặc bỏ văn bản ấy khỏi lời văn.
    Căn cứ: bảng căn cứ `data/can-cu.yaml`.
    """
    day = write_date(base.day.day) if base.day else ""
    return _warning(
        "can-cu/ngay-sau-ky", place, f"{base.short_name.text} ngày {day}, sau {period}",
        "Sửa ngày trong data/can-cu.yaml, hoặc bỏ văn bản ấy khỏi lời văn.", f"can_cu.{base.key}",
    )  # fmt: skip


@rule("so-lieu/sau-ngay-ban-hanh")
def after_issue(place: Place, key: str, day: date, issued: str) -> Problem:
    """
    Kiểm tra gì: ngày chốt số liệu, ngày văn bản yêu cầu không sau ngày ban hành báo cáo.
    Vì sao: báo cáo ký ngày 15/6 không thể có số liệu đến ngày 30/6.
    Sai: `phat_hanh: {ngay: 15/6/2021}`, `tinh_den: 30/6/2021`.
    Đúng: `tinh_den: 10/6/2021`.
    Cách sửa: sửa một trong hai ngày.
    Căn cứ: trình tự soạn thảo văn bản.
    """
    return Problem(
        "so-lieu/sau-ngay-ban-hanh", Place(place.path, place.line), Severity.ERROR,
        f"`{key}` ngày {write_date(day)}, sau ngày ban hành {issued}", "Sửa một trong hai ngày.", about=key,
    )  # fmt: skip


@rule("to-chuc/khong-con")
def gone_body(place: Place, body: Body, successor: str, period: Period) -> Problem:
    """
    Kiểm tra gì: cơ quan, tổ chức được nhắc tên còn (hoặc đã) tồn tại trong kỳ báo cáo.
    Vì sao: gọi tên cơ quan đã hợp nhất, đã kết thúc hoạt động là lỗi bị trả lại nhiều nhất sau sắp xếp bộ máy.
    Sai: báo cáo năm 2026 gửi “Ban Dân vận Tỉnh uỷ”.
    Đúng: “Ban Tuyên giáo và Dân vận Tỉnh uỷ”.
    Cách sửa: dùng tên cơ quan thay thế; hoặc sửa `tu`, `den` trong bảng tổ chức.
    Căn cứ: bảng tổ chức `data/to-chuc.yaml`.
    """
    ended = body.valid_to is not None and body.valid_to < period.first_day
    day = body.valid_to if ended else body.valid_from
    when = write_date(day) if day else ""
    fact = f"đã kết thúc ngày {when}" if ended else f"đến ngày {when} mới có"
    remedy = f"Thay bằng “{successor}”" if successor and ended else "Dùng đúng tên cơ quan của kỳ này"
    return _warning(
        "to-chuc/khong-con", place, f"“{body.name.text}” {fact}, ngoài {period.label}",
        f"{remedy}, hoặc sửa ngày trong data/to-chuc.yaml.", f"to_chuc.{body.key}",
    )  # fmt: skip


@rule("to-chuc/ban-hanh-sau-khi-het")
def gone_issuer(place: Place, body: Body, day: date) -> Problem:
    """
    Kiểm tra gì: cơ quan ban hành văn bản yêu cầu còn (hoặc đã) tồn tại vào ngày của văn bản ấy.
    Vì sao: hoặc tên cơ quan, hoặc ngày văn bản là chép từ kỳ trước.
    Sai: Ban Dân vận Tỉnh uỷ, kết thúc ngày 28/02/2025, ban hành văn bản ngày 01/6/2025.
    Đúng: Ban Tuyên giáo và Dân vận Tỉnh uỷ ban hành văn bản ngày 01/6/2025.
    Cách sửa: xem lại văn bản; hoặc sửa `tu`, `den` trong bảng tổ chức.
    Căn cứ: bảng tổ chức `data/to-chuc.yaml`.
    """
    ended = body.valid_to is not None and body.valid_to < day
    limit = body.valid_to if ended else body.valid_from
    when = write_date(limit) if limit else ""
    fact = f"đã kết thúc ngày {when}" if ended else f"đến ngày {when} mới có"
    return _warning(
        "to-chuc/ban-hanh-sau-khi-het", place, f"“{body.name.text}” {fact}, văn bản ghi ngày {write_date(day)}",
        "Xem lại tên cơ quan và ngày của văn bản, hoặc sửa ngày trong data/to-chuc.yaml.", f"to_chuc.{body.key}",
    )  # fmt: skip


@rule("so-lieu/ke-hoach-khac")
def target_differs(place: Place, key: str, now: int | Decimal, before: int | Decimal, period: str) -> Problem:
    """
    Kiểm tra gì: kế hoạch năm của một chỉ tiêu giống nhau trong các tệp của cùng một năm.
    Vì sao: kế hoạch của một năm chỉ có một; khác nhau thì tỷ lệ đạt trong hai báo cáo mâu thuẫn.
    Sai: tệp 6 tháng đầu năm ghi 100, tệp 6 tháng cuối năm ghi 60.
    Đúng: cả hai tệp ghi 100.
    Cách sửa: sửa số bị sai; kế hoạch được điều chỉnh thì ghi lý do vào `xac_nhan`.
    Căn cứ: kế hoạch năm của cơ quan.
    """
    figures = f"{write_number(now)}, {period} ghi {write_number(before)}"
    return _warning(
        "so-lieu/ke-hoach-khac", place, f"kế hoạch năm của `{key}` là {figures}",
        "Sửa số bị sai; kế hoạch được điều chỉnh thì ghi lý do vào `xac_nhan`.", f"ke_hoach_nam.{key}",
    )  # fmt: skip


@rule("co-quan/thieu-noi-nhan")
def asker_not_among_recipients(place: Place, asking: str) -> Problem:
    """
    Kiểm tra gì: cơ quan yêu cầu báo cáo có trong nơi nhận.
    Vì sao: báo cáo làm theo yêu cầu mà không gửi nơi yêu cầu.
    Sai: Ban Dân vận Tỉnh uỷ yêu cầu, nơi nhận không có Ban Dân vận Tỉnh uỷ.
    Đúng: nơi nhận có dòng “Ban Dân vận Tỉnh uỷ”.
    Cách sửa: thêm vào `noi_nhan` trong tệp cơ quan ban hành.
    Căn cứ: Hướng dẫn 36-HD/VPTW, nơi nhận văn bản.
    """
    return Problem(
        "co-quan/thieu-noi-nhan", place, Severity.WARNING, f"nơi nhận chưa có {asking}, nơi yêu cầu báo cáo",
        f"Thêm “{asking}” vào `noi_nhan`.", about="noi_nhan",
    )  # fmt: skip


@rule("nguon/khong-dung-den")
def unused(place: Place, key: str, label: str) -> Problem:
    """
    Kiểm tra gì: số liệu, đoạn chữ đã điền đều có mặt trong báo cáo.
    Vì sao: điền mà không in ra thì có thể lời văn bỏ sót.
    Sai: điền `hien_mau: 120` nhưng lời văn không có chỗ in.
    Đúng: lời văn có `{{ hien_mau }}`.
    Cách sửa: thêm vào lời văn; hoặc bỏ mục ấy nếu báo cáo không cần.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "nguon/khong-dung-den", Place(place.path, place.line), Severity.HINT,
        f"đã điền {label} (`{key}`) nhưng báo cáo không in", "Thêm vào lời văn, hoặc bỏ mục ấy.", about=key,
    )  # fmt: skip
