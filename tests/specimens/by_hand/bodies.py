"""Specimens of the text: its shape, headings, numbers, letters."""

from __future__ import annotations

import unicodedata

from elements import Look, para, run, run_properties, shape
from msgspec.structs import replace
from paper import Paper, changed, swapped
from registry import specimen
from texts import HD36
from usual import BODY, FIRST, LOOK, varied


@specimen(
    "HD36",
    "Nội dung căn trái, các đoạn sát nhau (cách 0 pt); đề mục viết thường, không đậm, không dính đoạn sau.",
    f"{FIRST} | cảnh báo | BD-02",
    f"{FIRST} | lỗi | BD-04",
    "I- Tình hình chung | cảnh báo | HE-02",
    "I- Tình hình chung | cảnh báo | HE-02",
    "I- Tình hình chung | gợi ý | HE-05",
    passes="BD-01 BD-03 BD-05 HE-01 HE-03",
)
def noi_dung_can_trai() -> Paper:
    tight: dict[str, object] = {"after": 0, "jc": "left"}
    looks = {kind: dict(tight) for kind in ("doan", "khoan", "muc1", "muc2")}
    looks["muc1"] |= {"bold": None, "keep": None}
    lines = tuple((kind, _lowered(words) if kind == "muc1" else words) for kind, words in HD36.lines)
    return changed(HD36, looks, lines=lines)


def _lowered(words: str) -> str:
    number, name = words.split(" ", 1)
    return f"{number} {name.capitalize()}"


@specimen(
    "HD36",
    "Thụt đầu dòng bằng phím Tab ở đoạn đầu, bằng dấu cách ở các đoạn sau.",
    f"\t{FIRST} | cảnh báo | BD-03".replace("\t", " "),
    passes="BD-01 BD-02 BD-04 BD-05",
)
def thut_bang_phim() -> Paper:
    lines = tuple(
        (kind, ("\t" if number == 0 else "       ") + words if kind == "doan" else words)
        for number, (kind, words) in enumerate(HD36.lines)
    )
    return changed(HD36, {"doan": {"first": None}}, lines=lines)


@specimen(
    "HD36",
    "Đề mục đánh số tự động: “%1-” La Mã, “%1.” và “%1)” chữ cái của Word "
    "(không có đ), nên mục thứ năm hiện e) thay vì đ).",
    "Tổ chức thăm hỏi | lỗi | HE-03",
    passes="HE-01 HE-02 BD-03",
)
def so_tu_dong() -> Paper:
    def level(depth: int, kind: str, pattern: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>{shape(Look(left=0, first=567))}</w:lvl>'
        )

    levels = level(0, "upperRoman", "%1-") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    items = ("Phát quà cho 25 gia đình chính sách", "Sửa nhà cho 3 hộ nghèo", "Khám bệnh cho 120 người cao tuổi",
             "Tặng học bổng cho 15 học sinh", "Tổ chức thăm hỏi 8 gia đình đảng viên cao tuổi")  # fmt: skip
    lines: list[tuple[str, str]] = []
    for kind, words in HD36.lines:
        depth = {"muc1": 0, "muc2": 1}.get(kind)
        plain = words.split(" ", 1)[1] if depth is not None else words
        look = replace(LOOK[kind], num=(1, depth), first=None) if depth is not None else LOOK[kind]
        lines.append((kind, para(run(plain, look), look, mark=run_properties(look)) if depth is not None else words))
        if words.startswith("- Thôn Đoài"):
            lettered, mark = replace(BODY, num=(1, 2), first=None), run_properties(BODY)
            lines += [("doan", para(run(f"{item}.", BODY), lettered, mark=mark)) for item in items]
    return varied(numbering=numbering, lines=tuple(lines))


@specimen(
    "HD36",
    "Số đề mục gõ tay: mục II dùng dấu chấm trong khi các mục khác dùng gạch nối; từ II nhảy sang IV.",
    "II. KẾT QUẢ | lỗi | HE-01",
    "IV- HẠN CHẾ | lỗi | HE-03",
    passes="HE-02 HE-05",
)
def so_go_tay_lan() -> Paper:
    changes = {
        "II- ": ("muc1", "II. KẾT QUẢ THỰC HIỆN"),
        "III- ": ("muc1", "IV- HẠN CHẾ VÀ NGUYÊN NHÂN"),
        "IV- ": ("muc1", "V- NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    }
    return varied(lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Mọi đề mục cấp 1 thống nhất kiểu “I. ” của văn bản Nhà nước: được dung thứ.",
    "I. TÌNH HÌNH CHUNG | gợi ý | HE-01",
    passes="HE-02 HE-03",
)
def de_muc_cham() -> Paper:
    return varied(
        lines=tuple((kind, words.replace("- ", ". ", 1) if kind == "muc1" else words) for kind, words in HD36.lines)
    )


@specimen(
    "HD36",
    "Một đề mục màu xanh; một đoạn nội dung in nghiêng cả đoạn; một chỗ trong đoạn chữ cỡ 10.",
    "II- KẾT QUẢ | cảnh báo | FT-02",
    "Bên cạnh thuận lợi | cảnh báo | BD-06",
    "Việc nắm tình hình | cảnh báo | BD-07",
    passes="FT-01 BD-01 HE-02",
)
def mau_va_nghieng() -> Paper:
    by_start = {words.split()[0]: words for kind, words in HD36.lines}
    italic, small, blue = replace(BODY, italic=True), replace(BODY, size=10), replace(LOOK["muc1"], color="0070C0")
    long = by_start["Việc"]
    changes = {
        "II- ": ("muc1", para(run("II- KẾT QUẢ THỰC HIỆN", blue), blue)),
        "Bên cạnh": ("doan", para(run(by_start["Bên"], italic), italic)),
        "Việc nắm": ("doan", para(run(long[:100], BODY) + run(long[100:125], small) + run(long[125:], BODY), BODY)),
    }
    return varied(lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Siêu liên kết màu xanh, gạch chân trong nội dung; có chú thích chân trang cỡ 10 (không thuộc nội dung).",
    "Đảng uỷ đã tổ chức | cảnh báo | FT-02",
    passes="FT-01 BD-01 BD-07 EN-01",
)
def lien_ket_chu_thich() -> Paper:
    text = next(words for _, words in HD36.lines if words.startswith("Đảng uỷ đã tổ chức"))
    link = (
        "<w:hyperlink "
        f'r:id="rLink">{run("trang tin của xã", replace(BODY, color="0563C1", underline=True))}</w:hyperlink>'
    )
    mark = (
        f"<w:r>{run_properties(BODY).replace('</w:rPr>', '')}<w:vertAlign "
        'w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    )
    content = run(f"{text[:-1]} (xem ", BODY) + link + run(")", BODY) + mark + run(".", BODY)
    small = Look(10, jc="both")
    note = f"<w:r>{run_properties(small)}<w:footnoteRef/></w:r>"
    note = para(note + run(" Số liệu tính đến ngày 31/5/2021.", small), small)
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" '
        'w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{note}</w:footnote>'
    )
    return varied(
        lines=swapped(HD36, {"Đảng uỷ đã tổ chức": ("doan", para(content, BODY))}),
        footnotes=notes,
        links=(("rLink", "https://anbinh.example/"),),
    )


@specimen(
    "HD36",
    "Toàn bộ chữ ở dạng tổ hợp (NFD: dấu tách rời chữ), như khi chép từ máy Mac.",
    "ĐẢNG BỘ TỈNH HOA LƯ | lỗi | FT-03",
    passes="FT-01 HD-01 HD-07 NO-01 DT-01 TT-01 SG-01 NN-01",
)
def chu_to_hop() -> Paper:
    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    return replace(
        HD36,
        words={kind: apart(words) for kind, words in HD36.words.items()},
        lines=tuple((kind, apart(words)) for kind, words in HD36.lines),
        recipients=tuple(apart(each) for each in HD36.recipients),
    )


@specimen(
    "HD36",
    "Một đoạn dán từ văn bản cũ: phông .VnTime, chữ mã TCVN3; một đoạn khác phông VNI-Times.",
    "B¶o ®¶m an ninh | lỗi | FT-03",
    passes="HD-01 BD-01",
)
def phong_vntime() -> Paper:
    def dan(text: str, font: str) -> tuple[str, str]:
        return "doan", para(run(text, replace(BODY, font=font)), BODY)

    lines = list(HD36.lines)
    lines[3:3] = [
        dan("B¶o ®¶m an ninh, trËt tù trªn ®Þa bµn.", ".VnTime"),
        dan("Chaêm lo ñôøi soáng Nhaân daân.", "VNI-Times"),
    ]
    return varied(lines=tuple(lines))
