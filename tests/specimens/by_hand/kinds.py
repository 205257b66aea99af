"""Other kinds of paper, and HD05."""

from __future__ import annotations

from elements import para, run
from msgspec.structs import replace
from paper import Paper, changed
from registry import specimen
from texts import HD05, HD36
from usual import BODY, CENTRED, FIRST, LOOK


@specimen(
    "HD05",
    "Theo Hướng dẫn 05: nơi nhận còn dùng dấu phẩy; giãn dòng chính xác 24 pt, quá mức 22.",
    f"{FIRST} | cảnh báo | BD-05",
    "- Ban Thường vụ Tỉnh uỷ | cảnh báo | NN-04",
    passes="BD-04 NN-05",
)
def hd05_sai() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 480} for kind in ("doan", "muc1", "muc2", "khoan")}
    return changed(HD05, looks, recipients=HD36.recipients)


@specimen(
    "HD05",
    "Văn bản của ban tham mưu: trên là tên tỉnh uỷ, phó ban ký K/T trưởng ban; giãn dòng chính xác 22 pt. Không lỗi.",
    passes="HD-08 SG-01 SG-05 SG-06 BD-05 NN-04 DT-02",
)
def ban_tham_muu() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 440} for kind in ("doan", "muc1", "muc2", "khoan")}
    words = {
        "cap_tren": "TỈNH UỶ HOA LƯ", "ban_hanh": "BAN TUYÊN GIÁO VÀ DÂN VẬN", "so": "Số 21-BC/BTGDVTU",
        "ngay": "Hoa Lư, ngày 15 tháng 6 năm 2026", "quyen_han": "K/T TRƯỞNG BAN", "chuc_vu": "PHÓ TRƯỞNG BAN",
    }  # fmt: skip
    lines = tuple(
        (kind, text.replace("Đảng uỷ xã An Bình", "Ban Tuyên giáo và Dân vận Tỉnh uỷ")) for kind, text in HD05.lines
    )
    recipients = (
        "- Thường trực Tỉnh uỷ (để báo cáo);",
        "- Các đảng uỷ xã;",
        "- Lưu Ban Tuyên giáo và Dân vận Tỉnh uỷ.",
    )
    return changed(HD05, looks, words, lines=lines, recipients=recipients)


@specimen(
    "HD36",
    "Công văn một trang: không tên loại, trích yếu cỡ 12 nghiêng dưới số và "
    "ký hiệu, có “Kính gửi” và “Như trên”, không cần "
    "số trang. Không lỗi.",
    passes="TT-05 NN-06 NO-04 PN-01 the-thuc/khong-nhan-ra",
)
def cong_van() -> Paper:
    kinh_gui = para(
        run("Kính gửi: ", replace(CENTRED, italic=True)) + run("Ban Dân vận Tỉnh uỷ", CENTRED),
        replace(CENTRED, before=240, after=240),
    )
    lines = (
        ("doan", "Thực hiện Công văn số 318-CV/BDVTU, ngày 02/6/2021 của Ban Dân vận Tỉnh uỷ về việc đăng ký "
"mô hình “Dân vận khéo” năm 2021, Đảng uỷ xã An Bình có ý kiến như sau:"),
        ("khoan", "1. Đảng uỷ nhất trí đăng ký 21 mô hình theo danh sách các chi bộ đã gửi, giao Khối Dân "
"vận xã theo dõi, hướng dẫn và kiểm tra việc thực hiện hằng tháng."),
        ("khoan", "2. Các chi bộ trực thuộc báo cáo kết quả thực hiện trước ngày 25 hằng tháng để Khối "
"Dân vận xã tổng hợp, báo cáo Ban Thường vụ Đảng uỷ theo quy định."),
        ("doan", "Đảng uỷ xã An Bình đề nghị Ban Dân vận Tỉnh uỷ xem xét, cho ý kiến."),
    )  # fmt: skip
    words = {
        "so": "Số 27-CV/ĐU", "trich_yeu_cong_van": "Về việc đăng ký mô hình “Dân "
"vận khéo”", "ten_loai": "", "trich_yeu": "",
        "gach": "", "kinh_gui": kinh_gui,
    }  # fmt: skip
    paper = changed(
        HD36,
        None,
        words,
        lines=lines,
        recipients=("- Như trên,", "- Lưu Văn phòng Đảng uỷ."),
        page_number="",
        first_header=None,
    )
    return replace(paper, looks={**paper.looks, "trich_yeu_cong_van": replace(CENTRED, size=12, italic=True)})


def _article(number: int, name: str) -> tuple[str, str]:
    return "muc2", f"Điều {number}. {name}"


_BASES = (
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
    "Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;",
    "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ xã An Bình,",
)


@specimen(
    "HD36",
    "Quyết định có Điều, khoản, điểm; các căn cứ không có gạch đầu dòng.",
    "Căn cứ Điều lệ | cảnh báo | CC-01",
    passes="HE-03 NO-04 TT-01 EN-01 BD-06",
)
def quyet_dinh() -> Paper:
    def article(number: int, text: str) -> tuple[str, str]:
        return "doan", para(run(f"Điều {number}.", replace(BODY, bold=True)) + run(f" {text}", BODY), BODY)

    lines = (
        *(("doan", base) for base in _BASES),
        ("doan", "Ban Thường vụ Đảng uỷ xã An Bình quyết định như sau:"),
        article(1, "Thành lập Ban Chỉ đạo thực hiện phong trào thi đua “Dân vận khéo” của xã An Bình gồm 7 "
"đồng chí, do đồng chí Nguyễn Văn A, Phó Bí thư Đảng uỷ làm Trưởng ban."),
        article(2, "Ban Chỉ đạo có nhiệm vụ:"),
        ("khoan", "1. Tham mưu cho Đảng uỷ lãnh đạo phong trào thi đua “Dân vận khéo”."),
        ("khoan", "2. Giúp Đảng uỷ thực hiện các việc sau:"),
        *(("khoan", f"{letter}) {text}") for letter, text in zip("abcdđe", (
            "Hướng dẫn các chi bộ đăng ký mô hình;", "Kiểm tra việc thực hiện mô hình;", "Đánh giá, công nhận mô hình;",
            "Đề nghị khen thưởng;", "Nhân rộng mô hình có hiệu quả;", "Báo cáo kết quả với Đảng uỷ."), strict=True)),
        article(3, "Ban Chỉ đạo tự giải thể sau khi hoàn thành nhiệm vụ. Văn phòng Đảng uỷ, các chi bộ trực thuộc "
"và các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
    )  # fmt: skip
    words = {"ten_loai": "QUYẾT ĐỊNH", "trich_yeu": "về việc thành lập Ban Chỉ đạo phong trào thi đua “Dân vận khéo”",
             "so": "Số 35-QĐ/ĐU", "ngay": "An Bình, ngày 10 tháng 8 năm 2021"}  # fmt: skip
    return changed(HD36, None, words, lines=lines, created="2021-08-10")


def _rules_of_work(chapter_look: str) -> tuple[tuple[str, str], ...]:
    return (
        *(("doan", f"- {base}") for base in _BASES),
        ("doan", "Đảng uỷ xã An Bình quy định như sau:"),
        (chapter_look, "Chương I"),
        ("giua", "QUY ĐỊNH CHUNG"),
        _article(1, "Phạm vi điều chỉnh"),
        ("doan", "Quy chế này quy định về nguyên tắc, trách nhiệm và chế độ làm việc của Đảng uỷ, "
"Ban Thường vụ Đảng uỷ và các đồng chí Đảng uỷ viên xã An Bình."),
        _article(2, "Nguyên tắc làm việc"),
        ("khoan", "1. Đảng uỷ lãnh đạo theo nguyên tắc tập trung dân chủ, tập thể lãnh đạo, cá nhân phụ "
"trách, mọi việc lớn đều được bàn bạc và quyết định theo đa số."),
        ("khoan", "2. Các đồng chí Đảng uỷ viên chịu trách nhiệm trước Đảng uỷ về lĩnh vực và địa "
"bàn được phân công phụ trách, báo cáo kết quả hằng quý."),
        (chapter_look, "Chương II"),
        ("giua", "TRÁCH NHIỆM VÀ CHẾ ĐỘ LÀM VIỆC"),
        ("giua", "Mục 1"),
        ("giua", "TRÁCH NHIỆM"),
        _article(3, "Trách nhiệm của Đảng uỷ"),
        ("khoan", "1. Lãnh đạo thực hiện nghị quyết của cấp trên và nghị quyết đại hội đảng bộ xã trên tất "
"cả các lĩnh vực phát triển kinh tế - xã hội, quốc phòng và an ninh."),
        ("khoan", "2. Xem xét, quyết định chương trình công tác, chương trình kiểm tra, giám sát hằng "
"năm và cả nhiệm kỳ của Đảng uỷ, của Ban Thường vụ Đảng uỷ."),
        ("giua", "Mục 2"),
        ("giua", "CHẾ ĐỘ LÀM VIỆC"),
        _article(4, "Chế độ họp"),
        ("khoan", "1. Đảng uỷ họp thường kỳ mỗi tháng một lần, khi cần thì họp bất thường; tài liệu được "
"gửi đến các đồng chí Đảng uỷ viên ít nhất ba ngày trước khi họp."),
        ("khoan", "2. Kết luận của hội nghị được ghi thành văn bản và gửi đến các chi bộ trực thuộc "
"chậm nhất năm ngày sau khi kết thúc hội nghị để thực hiện."),
        _article(5, "Điều khoản thi hành"),
        ("doan", "Quy chế này có hiệu lực kể từ ngày ký. Các đồng chí Đảng uỷ viên và "
"các chi bộ trực thuộc chịu trách nhiệm thi hành."),
    )  # fmt: skip


_RULES_WORDS = {
    "ten_loai": "QUY CHẾ", "trich_yeu": "làm việc của Đảng uỷ xã An Bình", "so": "Số 03-QC/ĐU",
    "quyen_han": "T/M ĐẢNG UỶ", "chuc_vu": "BÍ THƯ",
}  # fmt: skip


@specimen(
    "HD05",
    "Quy chế có Chương, Mục, Điều, khoản và căn cứ; trình bày đúng.",
    passes="HE-03 HE-04 HE-05 CC-01 EN-01 SG-01 SG-05 NO-03 NO-04 TT-03",
)
def quy_che() -> Paper:
    return changed(HD05, None, _RULES_WORDS, lines=_rules_of_work("giua"))


@specimen(
    "HD05",
    "Quy chế có Chương, Mục; dòng “Chương I”, “Chương II” căn trái, không đậm.",
    "Chương I | cảnh báo | HE-04",
    "Chương I | cảnh báo | HE-04",
    passes="CC-01 HE-03",
)
def chuong_can_trai() -> Paper:
    paper = changed(HD05, None, _RULES_WORDS, lines=_rules_of_work("chuong"))
    return replace(paper, looks={**paper.looks, "chuong": replace(LOOK["giua"], jc="left", bold=None)})
