"""A report of some sixty pages with two annexes, the first on turned pages, from generated data."""

from __future__ import annotations

from baocao import files
from baocao.pipeline import make_report
from baocao.values.sheet import Sheet
from baocao.values.sources import SourceFile, Sources

REPORT = "thu"
FORM = """\
ten: Báo cáo thử
trich_yeu: kết quả thử {{ ky }}
chi_tieu:
  viec: {nhan: Việc đã làm, kieu: cac_doan}
  danh_sach:
    nhan: Danh sách mô hình
    kieu: bang_ghi
    cot:
      ten: Tên mô hình
      noi: {nhan: Nơi thực hiện, nhom: Chủ mô hình}
      nguoi: {nhan: Người phụ trách, nhom: Chủ mô hình}
      ngay: {nhan: Ngày công nhận, kieu: ngay}
      so_ho: {nhan: Số hộ, kieu: dem}
      kinh_phi: {nhan: Kinh phí, kieu: tien, don_vi_tinh: đồng}
  xa:
    nhan: Số liệu các xã
    kieu: bang_ghi
    cot:
      ten: Xã, thị trấn
      moi: {nhan: Xây dựng mới, kieu: dem, nhom: Mô hình}
      cu: {nhan: Duy trì, kieu: dem, nhom: Mô hình}
"""
ISSUER = """\
loai: dang
cap_tren: Đảng bộ tỉnh Hoà Sơn
ten: Huyện uỷ Thuỷ Khê
goi_tat: Huyện uỷ
dang_bo: Đảng bộ huyện
chu_the: Ban Thường vụ Huyện uỷ
ky_hieu: HU
dia_danh: Thuỷ Khê
nguoi_ky: {quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: PHÓ BÍ THƯ, ho_ten: Hoàng Thị Mẫu}
noi_nhan: [Ban Thường vụ Tỉnh uỷ]
"""
TEMPLATES = {
    "bao-cao.md.j2": (
        'Danh sách tại {{ phu_luc("mo-hinh") }}, số liệu các xã tại {{ phu_luc("xa") }}.\n'
        "{% for v in viec %}\n# Công tác\n## Kết quả\n{{ v }}\n{{ v }}\n{% endfor %}\n"
    ),
    "phu-luc-mo-hinh.md.j2": "{{ trang_ngang() }}\n# Danh sách mô hình {{ ky }}\n{{ bang(danh_sach, tong=true) }}\n",
    "phu-luc-xa.md.j2": "# Số liệu các xã\n{{ bang(xa, tong=true) }}\n",
}
_SENTENCE = "Cấp uỷ lãnh đạo, chỉ đạo các chi bộ nắm tình hình Nhân dân, vận động từng hộ tham gia mô hình của thôn. "


def long_paper(tasks: int, models: int, communes: int) -> Sheet:
    """The paper with so many tasks in its text and so many rows in its two annexes."""
    period = "ky: 2021-H1\nviec:\n" + "".join(
        f"  - Việc thứ {number}. {_SENTENCE * 6}".rstrip() + "\n" for number in range(1, tasks + 1)
    )
    period += "danh_sach:\n" + "".join(
        f"  - ten: Mô hình bảo vệ môi trường số {number}\n    noi: Chi bộ thôn {number % 97}, xã Hoà Lộc\n"
        f"    nguoi: Nguyễn Văn {'ABCDEGH'[number % 7]}\n    ngay: {number % 28 + 1}/6/2021\n"
        f"    so_ho: {number}\n    kinh_phi: {number}000\n"
        for number in range(1, models + 1)
    )
    period += "xa:\n" + "".join(f"  - {{ten: Xã số {n}, moi: {n}, cu: {n}}}\n" for n in range(1, communes + 1))
    outcome = make_report(
        Sources(
            REPORT,
            _file(f"data/{REPORT}/2021-H1.yaml", period),
            _file(f"templates/{REPORT}/bieu-mau.yaml", FORM),
            _file("data/co-quan-ban-hanh.yaml", ISSUER),
            templates={f"{REPORT}/{name}": _file(f"templates/{name}", text) for name, text in TEMPLATES.items()},
        ),
        files.rule_books(),
    )
    assert outcome.sheet is not None, outcome.problems
    return outcome.sheet


def _file(path: str, text: str) -> SourceFile:
    return SourceFile(path, text.encode())
