"""Papers of one rule book with the habits of another."""

from __future__ import annotations

from msgspec.structs import replace
from paper import Paper, changed
from registry import specimen
from texts import HD36, ND30
from usual import FIRST, LOOK


@specimen(
    "HD36",
    "Văn bản của đảng uỷ trình bày theo thói quen Nhà nước: Quốc hiệu, “Số:”, "
    "kẻ dưới trích yếu và dưới tên cơ quan, không "
    "dấu sao, “TM.”, chức vụ đậm, “./.”, nhãn nơi nhận cỡ 12 đậm nghiêng, “Lưu: VT”.",
    "ĐẢNG UỶ XÃ AN BÌNH | lỗi | HD-09",
    "ĐẢNG UỶ XÃ AN BÌNH | cảnh báo | HD-10",
    "CỘNG HOÀ XÃ HỘI | lỗi | HD-05",
    "Số: 15-BC/ĐU | lỗi | NO-02",
    "kết quả công tác | cảnh báo | TT-04",
    "Trên đây là | cảnh báo | EN-01",
    "Nơi nhận: | cảnh báo | NN-02",
    "- Lưu: VT | cảnh báo | NN-05",
    "TM. BAN THƯỜNG VỤ | lỗi | SG-02",
    "PHÓ BÍ THƯ | cảnh báo | SG-04",
    passes="NO-06 DT-01 TT-01 SG-03 SG-06",
)
def dang_thoi_quen_nha_nuoc() -> Paper:
    looks: dict[str, dict[str, object]] = {
        "tieu_de": {"size": 12},
        "chuc_vu": {"bold": True},
        "nhan": {"size": 12, "bold": True, "italic": True, "underline": None},
    }
    words = {
        "tieu_de": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA "
"VIỆT NAM", "tieu_ngu": "Độc lập - Tự do - Hạnh phúc", "so": "Số: 15-BC/ĐU",
        "ke_co_quan": " ", "gach": " ", "quyen_han": "TM. BAN THƯỜNG VỤ",
    }  # fmt: skip
    last = HD36.lines[-1]
    paper = changed(
        HD36,
        looks,
        words,
        lines=(*HD36.lines[:-1], (last[0], last[1] + "/.")),
        recipients=(*HD36.recipients[:-1], "- Lưu: VT."),
        columns=(4200, 5155),
    )
    drawn = {
        "tieu_ngu": ND30.looks["tieu_ngu"],
        "ke": replace(ND30.looks["ke"], left=863, right=864),
        "ke_co_quan": replace(ND30.looks["ke_co_quan"], left=1500, right=1500),
        "gach": replace(ND30.looks["gach"], left=3427, right=3428, after=240),
    }
    return replace(paper, looks={**paper.looks, **drawn})


@specimen(
    "NĐ30",
    "Văn bản của sở trình bày theo thói quen của Đảng: “Số” không hai chấm, "
    "dấu sao, năm gạch nối, “I-”, kết thúc dấu chấm, "
    "“K/T”, chức vụ không đậm, nhãn nơi nhận cỡ 14 gạch chân, danh sách cỡ 12, “Lưu Văn phòng”.",
    "SỞ NỘI VỤ | cảnh báo | HD-10",
    "* | lỗi | HD-05",
    "Số 15/BC-SNV | lỗi | NO-02",
    "----- | cảnh báo | TT-04",
    "I- TÌNH HÌNH | gợi ý | HE-01",
    "Trên đây là | gợi ý | EN-01",
    "Nơi nhận: | cảnh báo | NN-02",
    "- Uỷ ban nhân dân tỉnh | cảnh báo | NN-03",
    "- Lưu Văn phòng | cảnh báo | NN-05",
    "K/T GIÁM ĐỐC | lỗi | SG-02",
    "PHÓ GIÁM ĐỐC | cảnh báo | SG-04",
    passes="HD-01 HD-02 HD-03 HD-04 NO-06 TT-01 BD-01 BD-05 NN-04",
)
def nd30_thoi_quen_dang() -> Paper:
    words = {"so": "Số 15/BC-SNV", "sao": "*", "gach": "-----", "quyen_han": "K/T GIÁM ĐỐC"}
    looks: dict[str, dict[str, object]] = {
        "chuc_vu": {"bold": None},
        "nhan": {"size": 14, "bold": None, "italic": None, "underline": True},
        "noi_nhan": {"size": 12},
    }
    lines = tuple(
        (kind, words.replace(". ", "- ", 1) if kind == "muc1" else words.replace("./.", "."))
        for kind, words in ND30.lines
    )
    paper = changed(ND30, looks, words, lines=lines, recipients=(*ND30.recipients[:-1], "- Lưu Văn phòng Sở."))
    kept = {kind: words for kind, words in paper.words.items() if kind != "ke_co_quan"}
    return replace(paper, words=kept, looks={**paper.looks, "gach": LOOK["gach"]})


@specimen(
    "NĐ30",
    "Dưới Tiêu ngữ không kẻ; tên cơ quan ban hành không đậm; giãn dòng 2,0; lề trên 30 mm.",
    "phần 1 | lỗi | PG-03",
    "SỞ NỘI VỤ | lỗi | HD-07",
    "Độc lập - Tự do | lỗi | HD-03",
    f"{FIRST} | cảnh báo | BD-05",
    passes="PG-04 PG-05 PG-06 HD-01 HD-10",
)
def nd30_sai() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 480} for kind in ("doan", "muc1", "muc2", "khoan")}
    page = (11906, 16838, 1701, 1134, 1134, 1701, 567, 0)
    return changed(ND30, looks | {"ban_hanh": {"bold": None}}, rule="", page=page)
