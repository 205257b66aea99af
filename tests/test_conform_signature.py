"""The rules on signature, recipients, annexes and the tables that hold head and signature."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from baocao.values.sheet import Page, Paragraph, ParagraphFormat, Run, RunFormat, Section, Sheet, Table
from judged_papers import (
    PAPERS,
    changed,
    found,
    grave,
    looking,
    mended,
    party,
    party_of_2026,
    restyled,
    retyped,
    shaped,
    state,
    styled,
    tables,
    with_body,
)

NAME = "Nguyễn Văn A"


@pytest.mark.parametrize("book", PAPERS)
def test_our_own_papers_give_nothing_above_a_hint(book: str) -> None:
    paper = PAPERS[book]()
    assert grave(paper, book, "SG", "NN", "AX") == []
    assert found(paper, book, "the-thuc/bang-co-vien") == []


def signed(paper: Sheet, authority: str | None, position: str | None) -> Sheet:
    """With that line of authority and of position, or without."""
    first = next(number for number, each in enumerate(paper.paragraphs(), 1) if each.style == "QuyenHan")
    lines = {"QuyenHan": authority, "ChucVu": position}

    def line(number: int, each: Paragraph) -> list[Paragraph]:
        if each.style not in lines:
            return [each]
        text = lines[each.style]
        is_second = each.style == "QuyenHan" and number != first
        return [] if text is None or is_second else [replace(each, runs=(Run(text),))]

    return changed(paper, line)


def told(paper: Sheet, book: str, code: str) -> list[str]:
    """The findings of one rule without their places."""
    return [each.partition(": ")[2] for each in found(paper, book, code)]


# SG-01, SG-02


@pytest.mark.parametrize(
    ("book", "authority", "position", "expected"),
    [
        ("HD36", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", None),
        ("HD36", "Q. CHÁNH VĂN PHÒNG", None, None),
        ("HD05", "T/M ĐẢNG UỶ", None, None),
        ("HD36", "T/M. BAN THƯỜNG VỤ", "BÍ THƯ", "dòng quyền hạn “T/M. BAN THƯỜNG VỤ” không đúng mẫu “T/M …”"),
        ("HD36", "K / T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "dòng quyền hạn “K / T TRƯỞNG BAN” không đúng mẫu “K/T …”"),
        ("HD36", None, "PHÓ BÍ THƯ", "“PHÓ BÍ THƯ” ký mà không có dòng quyền hạn ở trên, quy định có, như “T/M …”"),
        ("HD36", "THAY MẶT BAN THƯỜNG VỤ", "BÍ THƯ", "dòng quyền hạn “THAY MẶT BAN THƯỜNG VỤ” không đúng mẫu “T/M …”"),
        ("HD36", "KÝ THAY TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "dòng quyền hạn “KÝ THAY TRƯỞNG BAN” không đúng mẫu “K/T …”"),
        ("NĐ30", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", None),
        ("NĐ30", None, "GIÁM ĐỐC", None),
        ("NĐ30", "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", None),
        ("NĐ30", "TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "dòng quyền hạn “TM ỦY BAN NHÂN DÂN” không đúng mẫu “TM. …”"),
        ("NĐ30", None, "PHÓ CHỦ TỊCH", "“PHÓ CHỦ TỊCH” ký mà không có dòng quyền hạn ở trên, quy định có, như “TM. …”"),
    ],
)
def test_sg_01(book: str, authority: str | None, position: str | None, expected: str | None) -> None:
    paper = signed(PAPERS[book](), authority, position)
    assert told(paper, book, "SG-01") == ([f"lỗi: {expected}"] if expected else [])


@pytest.mark.parametrize("book", PAPERS)
def test_a_paper_without_a_signature_is_told_once(book: str) -> None:
    paper = styled(signed(PAPERS[book](), None, None), "HoTen", lambda _: [])
    assert found(paper, book, "the-thuc/khong-nhan-ra") == [
        ": cảnh báo: không nhận ra khối chữ ký: không thấy dòng quyền hạn, chức vụ của người ký"
    ]
    assert grave(paper, book, "SG") == []


@pytest.mark.parametrize(
    ("book", "authority", "expected"),
    [
        ("HD36", "TM. BAN THƯỜNG VỤ", "“TM.” là cách ghi của văn bản nhà nước, quy định “T/M”"),
        ("HD05", "KT. TRƯỞNG BAN", "“KT.” là cách ghi của văn bản nhà nước, quy định “K/T”"),
        ("HD36", "TUQ. BAN THƯỜNG VỤ", "“TUQ.” là cách ghi của văn bản nhà nước, quy định “T/M”, “K/T”, “T/L”, “Q.”"),
        ("NĐ30", "T/M ỦY BAN NHÂN DÂN", "“T/M” là cách ghi của văn bản của Đảng, quy định “TM.”"),
    ],
)
def test_sg_02_marks_of_the_other_system(book: str, authority: str, expected: str) -> None:
    paper = signed(PAPERS[book](), authority, "CHỦ NHIỆM")
    assert told(paper, book, "SG-02") == [f"lỗi: {expected}"]
    assert found(paper, book, "SG-01") == [], "told once"


# SG-03, SG-04


@pytest.mark.parametrize(
    ("book", "size", "expected"),
    [
        ("HD36", 26, "cảnh báo: quyền hạn ký cỡ chữ 13, quy định 14"),
        ("HD36", 30, "cảnh báo: quyền hạn ký cỡ chữ 15, quy định 14"),
        ("HD36", 24, "lỗi: quyền hạn ký cỡ chữ 12, quy định 14"),
        ("NĐ30", 26, None),
        ("NĐ30", 24, "cảnh báo: quyền hạn ký cỡ chữ 12, quy định 13 - 14"),
    ],
)
def test_sg_03_size(book: str, size: int, expected: str | None) -> None:
    paper = looking(PAPERS[book](), {"HD36": "T/M", "NĐ30": "TM."}[book], size=size)
    assert told(paper, book, "SG-03") == ([expected] if expected else [])
    assert found(mended(paper, book, "SG-03"), book, "SG-03") == []


def test_sg_03_bold_capitals_and_the_right_half() -> None:
    thin = looking(party(), "T/M", bold=False)
    assert told(thin, "HD36", "SG-03") == ["lỗi: quyền hạn ký không đậm, quy định in đậm"]
    assert found(mended(thin, "HD36", "SG-03"), "HD36", "SG-03") == []
    small = retyped(party(), "T/M", "T/M Ban Thường vụ")
    assert told(small, "HD36", "SG-03") == ["cảnh báo: quyền hạn ký không in hoa hết, quy định in hoa"]
    assert found(small, "HD36", "SG-01") == [], "told once"
    alone = looking(signed(party(), None, "CHÁNH VĂN PHÒNG"), "CHÁNH", bold=True)
    assert found(alone, "HD36", "SG-03") == [], "the head's position takes the place of the authority"
    assert found(alone, "HD36", "SG-04") == []


def test_sg_04_position_is_bold_under_nd30_only() -> None:
    bold = looking(party(), "PHÓ BÍ THƯ", bold=True)
    assert told(bold, "HD36", "SG-04") == ["cảnh báo: chức vụ người ký in đậm, quy định không đậm"]
    assert found(mended(bold, "HD36", "SG-04"), "HD36", "SG-04") == []
    thin = looking(state(), next(each.text for each in state().paragraphs() if each.style == "ChucVu"), bold=False)
    assert told(thin, "NĐ30", "SG-04") == ["cảnh báo: chức vụ người ký không đậm, quy định in đậm"]
    assert found(mended(thin, "NĐ30", "SG-04"), "NĐ30", "SG-04") == []


# SG-05, SG-06, SG-07


@pytest.mark.parametrize(
    ("authority", "position", "expected"),
    [
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", None),
        ("T/M UỶ BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", None),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", None),
        (
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ ĐẢNG UỶ KHỐI",
            "chức vụ “PHÓ BÍ THƯ ĐẢNG UỶ KHỐI” kèm tên cơ quan, quy định chỉ ghi “PHÓ BÍ THƯ”",
        ),
        (
            "T/M BAN THƯỜNG VỤ",
            "CHÁNH VĂN PHÒNG",
            "ký thay mặt (T/M) mà chức vụ là “CHÁNH VĂN PHÒNG”, quy định là một trong “BÍ THƯ”, “PHÓ BÍ THƯ”, "
            "“PHÓ BÍ THƯ THƯỜNG TRỰC”, “CHỦ NHIỆM”, “PHÓ CHỦ NHIỆM”",
        ),
    ],
)
def test_sg_05(authority: str, position: str, expected: str | None) -> None:
    for book, paper in (("HD36", party()), ("HD05", party_of_2026())):
        assert told(signed(paper, authority, position), book, "SG-05") == (
            [f"cảnh báo: {expected}"] if expected else []
        )


@pytest.mark.parametrize(
    ("authority", "position", "severity"),
    [
        ("K/T BÍ THƯ", "PHÓ BÍ THƯ", "lỗi"),
        ("K/T BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "lỗi"),
        ("K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "cảnh báo"),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", None),
    ],
)
def test_sg_06(authority: str, position: str, severity: str | None) -> None:
    expected = f"{severity}: “{authority}” đi với chức danh của cấp uỷ, quy định ký thay mặt tập thể “T/M …”"
    assert told(signed(party(), authority, position), "HD36", "SG-06") == ([expected] if severity else [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Trần Thị Bích Ngọc", []),
        ("ThS. Nguyễn Văn A", ["lỗi: trước họ tên người ký có “ThS.”, quy định không ghi học hàm, học vị, cấp bậc"]),
        (
            "PGS.TS. Nguyễn Văn A",
            ["lỗi: trước họ tên người ký có “PGS.TS.”, quy định không ghi học hàm, học vị, cấp bậc"],
        ),
        (
            "Đại tá Nguyễn Văn A",
            ["lỗi: trước họ tên người ký có “Đại tá”, quy định không ghi học hàm, học vị, cấp bậc"],
        ),
        ("NGUYỄN VĂN A", ["cảnh báo: họ tên người ký “NGUYỄN VĂN A” in hoa, quy định chữ thường, đậm"]),
    ],
)
def test_sg_07_name(name: str, expected: list[str]) -> None:
    assert told(retyped(party(), NAME, name), "HD36", "SG-07") == expected


def test_sg_07_titles_are_not_judged_where_the_book_says_nothing_and_no_name_is_normal() -> None:
    assert found(retyped(state(), NAME, "ThS. Nguyễn Văn A"), "NĐ30", "SG-07") == []
    blank = styled(party(), "HoTen", lambda each: [replace(each, runs=())])
    assert grave(blank, "HD36", "SG") == []
    thin = looking(party(), NAME, bold=False)
    assert told(thin, "HD36", "SG-07") == ["cảnh báo: họ tên người ký không đậm, quy định in đậm"]
    assert found(mended(thin, "HD36", "SG-07"), "HD36", "SG-07") == []


# SG-08


@pytest.mark.parametrize(
    ("before", "blanks", "is_right"),
    [
        (1000, 0, True),  # 50 pt
        (2200, 0, True),  # 110 pt
        (980, 0, False),
        (2220, 0, False),
        (0, 3, True),
        (0, 6, True),
        (0, 2, False),
        (0, 0, False),
        (0, 8, False),
    ],
)
@pytest.mark.parametrize("book", PAPERS)
def test_sg_08_room_to_sign(book: str, before: int, blanks: int, is_right: bool) -> None:
    def roomy(each: Paragraph) -> list[Paragraph]:
        return [*[Paragraph("ChucVu")] * blanks, replace(each, format=replace(each.format, before=before))]

    paper = styled(PAPERS[book](), "HoTen", roomy)
    said = told(paper, book, "SG-08")
    assert (said == []) is is_right
    assert all(each.startswith(f"cảnh báo: giữa chức vụ và họ tên có {blanks} dòng trống, cách ") for each in said)
    if blanks < 8:
        assert found(mended(paper, book, "SG-08"), book, "SG-08") == []
    else:
        assert mended(paper, book, "SG-08") == paper, "blank lines are taken out by a person"


# SG-09


@pytest.mark.parametrize("book", PAPERS)
def test_sg_09_text_and_signature_stay_together(book: str) -> None:
    paper = with_body(PAPERS[book](), *["Các cấp uỷ thực hiện tốt nhiệm vụ chính trị."] * 21, "Hết.")
    assert found(paper, book, "SG-09") == []
    loose = shaped(paper, "Hết.", keep_next=None)
    assert told(loose, book, "SG-09") == [
        "cảnh báo: đoạn cuối không giữ cùng khối chữ ký, chữ ký có thể đứng một mình ở trang cuối"
    ]
    assert found(mended(loose, book, "SG-09"), book, "SG-09") == []
    torn = tables(loose, lambda table: replace(table, rows=tuple(replace(row, whole=False) for row in table.rows)))
    whole = mended(torn, book, "SG-09").sections[0].blocks
    assert [all(row.whole for row in block.rows) for block in whole if isinstance(block, Table)][-1]
    broken = retyped(paper, "Hết.", "Hết.", "\f")
    assert told(broken, book, "SG-09") == [
        "cảnh báo: ngắt trang ngay trước khối chữ ký, chữ ký đứng một mình ở trang cuối"
    ]
    short = with_body(PAPERS[book](), "Một đoạn.", "Hết.")
    assert found(shaped(short, "Hết.", keep_next=None), book, "SG-09") == [], "all on one page"


# NN


@pytest.mark.parametrize("book", PAPERS)
def test_nn_01_label(book: str) -> None:
    gone = styled(PAPERS[book](), "NhanNoiNhan", lambda _: [])
    assert found(gone, book, "NN-01") == [": lỗi: không thấy “Nơi nhận:”, quy định có, ở bên trái, dưới phần nội dung"]
    capitals = retyped(PAPERS[book](), "Nơi nhận:", "NƠI NHẬN:")
    assert told(capitals, book, "NN-01") == ["cảnh báo: nhãn nơi nhận viết “NƠI NHẬN:”, quy định “Nơi nhận:”"]


def test_nn_01_left_half() -> None:
    swapped = tables(
        party(),
        lambda table: (
            replace(table, rows=tuple(replace(row, cells=row.cells[::-1]) for row in table.rows))
            if len(table.rows) == 1
            else table
        ),
    )
    assert told(swapped, "HD36", "NN-01") == ["lỗi: “Nơi nhận:” ở nửa bên phải, quy định ở nửa bên trái"]
    assert "cảnh báo: quyền hạn ký ở nửa bên trái, quy định ở nửa bên phải" in told(swapped, "HD36", "SG-03")


def test_nn_02_label_of_the_other_system() -> None:
    paper = looking(party(), "Nơi nhận:", size=24, bold=True, italic=True, underline=False)
    assert told(paper, "HD36", "NN-02") == [
        "cảnh báo: nhãn nơi nhận cỡ 12, đậm, nghiêng, không gạch chân; "
        "quy định cỡ 14, không đậm, không nghiêng, gạch chân; đậm, nghiêng là kiểu của văn bản nhà nước"
    ]
    assert found(mended(paper, "HD36", "NN-02"), "HD36", "NN-02") == []
    paper = looking(state(), "Nơi nhận:", size=28, bold=False, italic=False, underline=True)
    assert told(paper, "NĐ30", "NN-02") == [
        "cảnh báo: nhãn nơi nhận cỡ 14, không đậm, không nghiêng, gạch chân; "
        "quy định cỡ 12, đậm, nghiêng, không gạch chân"
    ]
    assert found(mended(paper, "NĐ30", "NN-02"), "NĐ30", "NN-02") == []


@pytest.mark.parametrize(("book", "size", "wanted"), [("HD36", 22, "12"), ("HD05", 28, "12"), ("NĐ30", 24, "11")])
def test_nn_03_size(book: str, size: int, wanted: str) -> None:
    paper = restyled(PAPERS[book](), "NoiNhan", RunFormat(size=size))
    said = told(paper, book, "NN-03")
    assert [each.partition(" (và")[0] for each in said] == [
        f"cảnh báo: danh sách nơi nhận cỡ chữ {size // 2}, quy định {wanted}"
    ]
    assert found(mended(paper, book, "NN-03"), book, "NN-03") == []


def test_nn_03_dash() -> None:
    paper = retyped(party(), "- Ban Dân vận", "• Ban Dân vận Tỉnh uỷ,")
    assert found(paper, "HD36", "NN-03") == [
        "đoạn 63: cảnh báo: nơi nhận không bắt đầu bằng gạch đầu dòng, quy định “- …”"
    ]


def test_nn_03_typists_mark_and_address_under_the_list_are_no_recipients() -> None:
    paper = retyped(party(), "- Lưu", "- Lưu Văn phòng Đảng uỷ Khối.", "ABC-268", "Số 9A, đường Trần Hưng Đạo")
    assert grave(paper, "HD36", "NN") == []


@pytest.mark.parametrize(
    ("book", "marks", "expected"),
    [
        ("HD36", ",,.", None),
        ("HD36", ";;.", "gợi ý: nơi nhận kết thúc bằng “;”, quy định “,”"),
        ("HD05", ";;.", None),
        ("HD05", ",,.", "cảnh báo: nơi nhận kết thúc bằng “,”, quy định “;”"),
        ("NĐ30", ",,.", "cảnh báo: nơi nhận kết thúc bằng “,”, quy định “;”"),
        ("HD36", ",;.", "cảnh báo: nơi nhận kết thúc không cùng một dấu, quy định đều là “,”"),
        ("HD05", ";;;", "cảnh báo: nơi nhận cuối kết thúc bằng “;”, quy định “.”"),
    ],
)
def test_nn_04(book: str, marks: str, expected: str | None) -> None:
    archive = "- Lưu: VT" if book == "NĐ30" else "- Lưu Văn phòng"
    names = ["- Tỉnh uỷ (để báo cáo)", "- Các chi bộ", archive]
    paper = listed(PAPERS[book](), *(name + mark for name, mark in zip(names, marks, strict=True)))
    assert told(paper, book, "NN-04") == ([expected] if expected else [])


def listed(paper: Sheet, *items: str) -> Sheet:
    """With that list of recipients."""
    first = next(number for number, each in enumerate(paper.paragraphs(), 1) if each.style == "NoiNhan")
    return changed(
        paper,
        lambda number, each: (
            [each]
            if each.style != "NoiNhan"
            else [replace(each, runs=(Run(item),)) for item in items]
            if number == first
            else []
        ),
    )


@pytest.mark.parametrize(
    ("book", "last", "expected"),
    [
        ("HD36", "- Lưu: VT, TH.", "dòng lưu viết “- Lưu: VT, TH.”, quy định “- Lưu Văn phòng …”"),
        ("HD05", "- Lưu VT.", "dòng lưu viết “- Lưu VT.”, quy định “- Lưu Văn phòng …”"),
        ("HD36", "- Các chi bộ.", "nơi nhận không có dòng lưu, quy định dòng cuối là “- Lưu Văn phòng …”"),
        ("NĐ30", "- Lưu: VT, NV.", None),
        ("NĐ30", "- Lưu Văn phòng.", "dòng lưu viết “- Lưu Văn phòng.”, quy định “- Lưu: VT, …”"),
    ],
)
def test_nn_05(book: str, last: str, expected: str | None) -> None:
    mark = "," if book == "HD36" else ";"
    paper = listed(PAPERS[book](), f"- Tỉnh uỷ{mark}", last)
    assert told(paper, book, "NN-05") == ([f"cảnh báo: {expected}"] if expected else [])


def test_nn_05_archive_comes_last() -> None:
    paper = listed(party(), "- Lưu Văn phòng,", "- Các chi bộ.")
    assert told(paper, "HD36", "NN-05") == ["cảnh báo: dòng lưu không ở cuối nơi nhận, quy định ở dòng cuối"]


def test_nn_06_as_above() -> None:
    paper = listed(party(), "- Như trên,", "- Lưu Văn phòng.")
    assert told(paper, "HD36", "NN-06") == ["gợi ý: nơi nhận của báo cáo ghi “Như trên”, quy định ghi tên nơi nhận"]
    assert found(listed(state(), "- Như trên;", "- Lưu: VT."), "NĐ30", "NN-06") == []


# AX, tables


def annexed(paper: Sheet, *names: str, new_page: bool = True) -> Sheet:
    """With those annexes after the signature."""
    added = [
        paragraph
        for name in names
        for paragraph in (
            Paragraph("TenLoai", (Run(name),), ParagraphFormat(page_break_before=new_page)),
            Paragraph("NoiDung", (Run("Danh sách."),)),
        )
    ]
    section = paper.sections[0]
    return replace(paper, sections=(replace(section, blocks=(*section.blocks, *added)),))


@pytest.mark.parametrize("book", PAPERS)
def test_ax_01(book: str) -> None:
    paper = PAPERS[book]()
    start = (
        "Theo yêu cầu" if book != "NĐ30" else next(each.text for each in paper.paragraphs() if each.style == "NoiDung")
    )
    named = retyped(paper, start, "Số liệu có trong các phụ lục kèm theo.")
    assert found(annexed(named, "Phụ lục 1", "Phụ lục 2"), book, "AX-01") == []
    assert found(annexed(named, "PHỤ LỤC"), book, "AX-01") == []
    assert told(annexed(paper, "Phụ lục I"), book, "AX-01") == [
        "cảnh báo: lời văn không nhắc đến “Phụ lục I”, quy định phụ lục được nêu trong lời văn"
    ]
    assert told(annexed(named, "Phụ lục", "Phụ lục"), book, "AX-01") == [
        "cảnh báo: có 2 phụ lục mà có phụ lục không có số, quy định đánh số từng phụ lục (và 1 đoạn khác)"
    ]
    assert told(annexed(named, "Phụ lục 1", "Phụ lục 1"), book, "AX-01") == [
        "cảnh báo: số của “Phụ lục 1” lặp lại, quy định mỗi phụ lục một số"
    ]
    same_page = annexed(named, "Phụ lục 1", "Phụ lục 2", new_page=False)
    assert told(same_page, book, "AX-01") == [
        "cảnh báo: phụ lục không bắt đầu ở trang mới, quy định bắt đầu ở trang mới (và 1 đoạn khác)"
    ]
    assert found(mended(same_page, book, "AX-01"), book, "AX-01") == []


def test_ax_01_a_new_section_or_a_break_begins_a_page() -> None:
    named = retyped(party(), "Theo yêu cầu", "Số liệu có trong phụ lục kèm theo.")
    annex = Paragraph("TenLoai", (Run("PHỤ LỤC"),))
    page = Page(11906, 16838, 1134, 850, 1134, 1701, 567, 567)
    section = replace(named, sections=(*named.sections, Section(page, (annex,))))
    assert found(section, "HD36", "AX-01") == []
    first = named.sections[0]
    broken = replace(first, blocks=(*first.blocks, Paragraph("NoiDung", (Run("\f"),)), annex))
    assert found(replace(named, sections=(broken,)), "HD36", "AX-01") == []


def test_frame_tables_have_no_borders() -> None:
    paper = tables(party(), lambda table: replace(table, bordered=True))
    assert found(paper, "HD36", "the-thuc/bang-co-vien") == [
        "đoạn 1: cảnh báo: bảng xếp phần đầu văn bản có đường viền, quy định không viền",
        "đoạn 61: cảnh báo: bảng xếp phần chữ ký có đường viền, quy định không viền",
    ]
    assert found(mended(paper, "HD36", "the-thuc/bang-co-vien"), "HD36", "the-thuc/bang-co-vien") == []
