"""Specimens of signature and recipients."""

from __future__ import annotations

from msgspec.structs import replace
from paper import Paper, Sheets, changed
from registry import specimen
from texts import HD36, LEFT_COLUMN
from usual import varied


@specimen(
    "HD36",
    "Quyền hạn ký không đậm; chức vụ kèm tên cơ quan; nơi nhận lẫn dấu phẩy và chấm phẩy; báo cáo mà có “Như trên”.",
    "- Như trên | gợi ý | NN-06",
    "- Các đồng chí | cảnh báo | NN-04",
    "T/M BAN THƯỜNG VỤ | lỗi | SG-03",
    "PHÓ BÍ THƯ ĐẢNG UỶ | cảnh báo | SG-05",
    passes="SG-01 SG-02 SG-04 SG-06 NN-02 NN-03 NN-05",
)
def ky_va_nhan() -> Paper:
    recipients = ("- Như trên,", "- Các đồng chí Đảng uỷ viên;", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng uỷ.")
    return changed(HD36, {"quyen_han": {"bold": None}}, {"chuc_vu": "PHÓ BÍ THƯ ĐẢNG UỶ XÃ"}, recipients=recipients)


@specimen(
    "HD36",
    "Dùng chữ “THAY MẶT” thay cho T/M; ngắt trang ngay trước khối chữ ký nên khối đứng một mình ở trang cuối.",
    "THAY MẶT BAN THƯỜNG VỤ | cảnh báo | SG-09",
    "THAY MẶT BAN THƯỜNG VỤ | lỗi | SG-01",
    passes="SG-02 SG-04 SG-07 SG-08",
)
def thay_mat() -> Paper:
    paper = changed(HD36, None, {"quyen_han": "THAY MẶT BAN THƯỜNG VỤ"})
    return replace(paper, ending='<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + Sheets(paper).signature())


@specimen(
    "HD36",
    "Phó Bí thư ký K/T Bí thư (cấp uỷ không dùng K/T); trước họ tên ghi học vị.",
    "K/T BÍ THƯ | lỗi | SG-06",
    "ThS. Nguyễn Văn A | lỗi | SG-07",
    passes="SG-01 SG-02 SG-03 SG-04",
)
def ky_thay_bi_thu() -> Paper:
    return changed(HD36, None, {"quyen_han": "K/T BÍ THƯ", "ho_ten": "ThS. Nguyễn Văn A"})


@specimen(
    "HD36",
    "Chỉ một dòng trống trước họ tên; bảng chữ ký kẻ viền.",
    "Nơi nhận: | cảnh báo | the-thuc/bang-co-vien",
    "Nguyễn Văn A | cảnh báo | SG-08",
    passes="SG-03 SG-04 SG-07 NN-01",
)
def thieu_cho_ky() -> Paper:
    return varied(gap=1, bordered_signature=True)


@specimen("HD36", "Không có nơi nhận.", "cả văn bản | lỗi | NN-01", passes="SG-01 SG-03 SG-07")
def khong_noi_nhan() -> Paper:
    return changed(HD36, None, {"nhan": ""}, recipients=())


@specimen(
    "HD36",
    "Không có khối chữ ký (quyền hạn, chức vụ, họ tên); nơi nhận là các đoạn thường.",
    "cả văn bản | cảnh báo | the-thuc/khong-nhan-ra",
    passes="NN-01 NN-02 NN-03 NN-04 NN-05 EN-01",
)
def khong_chu_ky() -> Paper:
    sheets = Sheets(HD36)
    return varied(ending=sheets.one("nhan") + "".join(sheets.one("noi_nhan", each) for each in HD36.recipients))


@specimen(
    "HD36",
    "Khối chữ ký là các đoạn thường, thụt trái để nằm bên phải, nơi nhận "
    "ở sau cùng; thống nhất dấu chấm phẩy ở nơi nhận.",
    "- Ban Thường vụ Tỉnh uỷ | gợi ý | NN-04",
    passes="SG-01 SG-03 SG-04 SG-07 SG-08 NN-01 NN-02 NN-03 NN-05",
)
def chu_ky_khong_bang() -> Paper:
    right = {kind: {"left": LEFT_COLUMN} for kind in ("quyen_han", "chuc_vu", "trong", "ho_ten")}
    sheets = Sheets(changed(HD36, right))
    signed = sheets.one("quyen_han") + sheets.one("chuc_vu") + sheets.one("trong", "") * 4 + sheets.one("ho_ten")
    recipients = "".join(sheets.one("noi_nhan", each.replace(",", ";")) for each in HD36.recipients)
    return varied(ending=signed + sheets.one("nhan") + recipients)
