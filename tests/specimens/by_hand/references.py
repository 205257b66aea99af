"""Specimens of number, date, type and subject."""

from __future__ import annotations

from elements import para, run
from msgspec.structs import replace
from paper import Paper, changed
from registry import specimen
from texts import HD36
from usual import CENTRED


@specimen(
    "HD36",
    "Số dưới 10 không có số 0 đứng trước; ngày 5 không có số 0, tháng 6 lại có.",
    "Số 5-BC/ĐU | lỗi | NO-03",
    "An Bình, ngày 5 | lỗi | DT-01",
    passes="NO-02 NO-04 NO-05 DT-02 DT-03",
)
def so_khong_khong() -> Paper:
    return changed(HD36, None, {"so": "Số 5-BC/ĐU", "ngay": "An Bình, ngày 5 tháng 06 năm 2021"})


@specimen(
    "HD36",
    "Số và ký hiệu theo lối Nhà nước (gạch chéo trước, gạch nối sau) và in đậm; ngày tháng chữ đứng.",
    "Số 15/BC-ĐU | cảnh báo | NO-06",
    "Số 15/BC-ĐU | lỗi | NO-01",
    "An Bình, ngày 15 | lỗi | DT-03",
    passes="NO-02 NO-03 DT-01",
)
def so_lon_dau() -> Paper:
    return changed(HD36, {"so": {"bold": True}, "ngay": {"italic": None}}, {"so": "Số 15/BC-ĐU"})


@specimen(
    "HD36",
    "Tên loại là báo cáo mà ký hiệu ghi KH; văn bản của xã An Bình mà địa danh ghi Hà Nội.",
    "Số 15-KH/ĐU | lỗi | NO-04",
    "Hà Nội, ngày 15 | cảnh báo | DT-02",
    passes="NO-01 DT-01",
)
def ky_hieu_khac_loai() -> Paper:
    return changed(HD36, None, {"so": "Số 15-KH/ĐU", "ngay": "Hà Nội, ngày 15 tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Ký hiệu cơ quan là HU (huyện uỷ) trong khi cơ quan ban hành là đảng uỷ xã; ngày 31 tháng 6 không có thật.",
    "Số 15-BC/HU | lỗi | NO-05",
    "An Bình, ngày 31 | cảnh báo | DT-04",
    passes="NO-01 DT-01",
)
def ngay_khong_co() -> Paper:
    return changed(HD36, None, {"so": "Số 15-BC/HU", "ngay": "An Bình, ngày 31 tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Chưa điền số và ngày, như mọi văn bản trước khi văn thư vào sổ: không lỗi.",
    passes="NO-01 NO-03 DT-01 DT-04",
)
def chua_vao_so() -> Paper:
    return changed(HD36, None, {"so": "Số      -BC/ĐU", "ngay": "An Bình, ngày      tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Tên loại cỡ 14; trích yếu mở đầu bằng chữ hoa; báo cáo mà có “Kính gửi”.",
    "BÁO CÁO | cảnh báo | TT-01",
    "Về kết quả | cảnh báo | TT-03",
    "Kính gửi: | cảnh báo | TT-05",
    passes="TT-02 TT-04",
)
def trich_yeu_hoa() -> Paper:
    kinh_gui = para(
        run("Kính gửi: ", replace(CENTRED, italic=True)) + run("Ban Thường vụ Tỉnh uỷ", CENTRED),
        replace(CENTRED, after=120),
    )
    words = {"trich_yeu": "Về kết quả công tác dân vận 6 tháng đầu năm 2021", "kinh_gui": kinh_gui}
    return changed(HD36, {"ten_loai": {"size": 14}}, words)


@specimen(
    "HD36",
    "Trích yếu cỡ 13; dưới trích yếu không có năm gạch nối.",
    "kết quả công tác dân vận | cảnh báo | TT-02",
    "kết quả công tác dân vận | lỗi | TT-04",
    passes="TT-01 TT-03",
)
def thieu_gach_noi() -> Paper:
    return changed(HD36, {"trich_yeu": {"size": 13, "after": 240}}, {"gach": ""})


@specimen(
    "HD36",
    "Năm gạch nối dưới trích yếu bị Word tự sửa thành gạch dài.",
    "——— | cảnh báo | TT-04",
    passes="TT-02 TT-03",
)
def gach_tu_sua() -> Paper:
    return changed(HD36, None, {"gach": "———"})
