"""Specimens of recorded changes and content controls."""

from __future__ import annotations

from elements import Look, cell, grid, para, row, run
from paper import Paper, Sheets, changed, swapped
from registry import specimen
from texts import HD36, LEFT_COLUMN, RIGHT_COLUMN
from usual import BODY, CENTRED, varied


@specimen(
    "HD36",
    "Có ghi lại sửa đổi: chèn, xoá, dời đoạn, xoá dấu ngắt đoạn. Coi như "
    "đã chấp nhận thì văn bản đúng (chữ “Số:” bị xoá).",
    "cả văn bản | gợi ý | the-thuc/theo-doi-sua",
    passes="NO-01 NO-02 BD-02 EN-01 HE-03",
)
def theo_doi_sua() -> Paper:
    who = 'w:author="Nguyễn Thị B" w:date="2021-06-14T09:00:00Z"'

    def deleted(text: str, look: Look, number: int) -> str:
        return (
            f'<w:del w:id="{number}" '
            f"{who}>{run(text, look).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"
        )

    so = para(
        deleted("Số: 9", CENTRED, 1)
        + f'<w:ins w:id="2" {who}>{run("Số 15", CENTRED)}</w:ins>'
        + run("-BC/ĐU", CENTRED),
        CENTRED,
    )
    texts = {words.split()[0] + words.split()[1]: words for _, words in HD36.lines}
    first, dong = texts["Toànxã"], texts["-Thôn"]
    broken = para(run(first[:90], BODY), BODY, mark=f'<w:rPr><w:del w:id="3" {who}/></w:rPr>') + para(
        run(first[90:], BODY), BODY
    )
    doai = "- Thôn Đoài giúp 12 hộ nghèo vay vốn phát triển chăn nuôi, đã có 5 hộ thoát nghèo."
    dong = "- Thôn Đông vận động 35 hộ hiến 1.250 m đất để mở rộng đường giao thông nông thôn."
    away = para(
        f'<w:moveFromRangeStart w:id="4" w:name="doi1" {who}/><w:moveFrom w:id="5" '
        f'{who}>{run(doai, BODY)}</w:moveFrom><w:moveFromRangeEnd w:id="4"/>',
        BODY,
        mark=f'<w:rPr><w:del w:id="6" {who}/></w:rPr>',
    )
    here = para(
        f'<w:moveToRangeStart w:id="7" w:name="doi1" {who}/><w:moveTo w:id="8" '
        f'{who}>{run(doai, BODY)}</w:moveTo><w:moveToRangeEnd w:id="7"/>',
        BODY,
        mark=f'<w:rPr><w:ins w:id="9" {who}/></w:rPr>',
    )
    changes = {
        "Toàn xã": ("doan", broken),
        "- Thôn Đông": ("doan", away + para(run(dong, BODY), BODY)),
        "- Thôn Đoài": ("doan", here),
    }
    return changed(HD36, None, {"so": so}, lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Có điều khiển nội dung (w:sdt) quanh đoạn, quanh hàng, quanh ô và quanh chữ; số văn bản có dấu hai chấm.",
    "Số: 15-BC/ĐU | lỗi | NO-02",
    passes="HD-01 DT-01 BD-02 NN-01 SG-01",
)
def o_dieu_khien() -> Paper:
    def control(content: str, name: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    sheets = Sheets(HD36)
    left, right = (LEFT_COLUMN, RIGHT_COLUMN)
    so = para(run("Số: ", CENTRED) + control(run("15-BC/ĐU", CENTRED), "số"), CENTRED)
    first = row(
        cell(left, sheets.one("cap_tren") + sheets.one("ban_hanh") + sheets.one("sao"))
        + control(cell(right, sheets.one("tieu_de") + sheets.one("ke", "")), "tiêu đề")
    )
    second = control(row(cell(left, so) + cell(right, sheets.one("ngay"))), "hàng số")
    texts = [words for kind, words in HD36.lines if kind == "doan"]
    changes = {
        texts[1]: ("doan", control(para(run(texts[1], BODY), BODY), "đoạn")),
        texts[2]: ("doan", control(control(para(run(texts[2], BODY), BODY), "trong"), "ngoài")),
    }
    return varied(masthead=grid(first + second, (left, right)), lines=swapped(HD36, changes))
