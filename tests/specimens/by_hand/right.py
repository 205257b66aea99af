"""Right papers."""

from __future__ import annotations

from paper import Paper, changed
from registry import specimen
from texts import ND30
from usual import ALWAYS, varied


@specimen(
    "HD36",
    "Viết thẳng bằng XML, mỗi thành phần một kiểu có tên; đúng tất cả.",
    passes=f"{ALWAYS} the-thuc/khong-nhan-ra the-thuc/theo-doi-sua the-thuc/bang-co-vien",
)
def hd36_dung() -> Paper:
    return varied(by_style=True)


@specimen(
    "NĐ30",
    "Viết thẳng bằng XML, định dạng trực tiếp từng đoạn; văn bản của một sở, đúng tất cả.",
    passes="PG-06 HD-01 HD-02 HD-03 HD-04 HD-05 HD-10 NO-01 NO-02 TT-03 TT-04 "
    "BD-05 SG-02 SG-04 NN-02 NN-03 NN-05 EN-01 HE-01",
)
def nd30_dung() -> Paper:
    return ND30


@specimen(
    "NĐ30",
    "Lề 25 - 20 - 35 - 20 mm, chữ cỡ 13, giãn dòng 1,5: các mức khác mà Nghị định 30 cũng cho phép; không lỗi.",
    passes="PG-03 PG-04 PG-05 PG-06 BD-01 BD-05",
)
def nd30_muc_khac() -> Paper:
    body = {"size": 13, "line": 360}
    return changed(
        ND30,
        dict.fromkeys(("doan", "muc1", "muc2", "khoan"), body) | {"gach": {"left": 3140, "right": 3147}},
        page=(11906, 16838, 1417, 1134, 1134, 1984, 567, 0),
        columns=(3515, 5273),
    )
