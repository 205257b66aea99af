"""Rule on the signer's name (SG-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import look_faults
from baocao.stages.conform.paper import Paper, spot
from baocao.stages.conform.signature.authority import written_pieces
from baocao.values import official_terms as words
from baocao.values.document import Line
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_NO_NAME = re.compile(r"\W*(?:ĐÃ KÝ|KÝ TÊN|CHỮ KÝ|KÝ|DẤU)\b")


@layout_rule("the-thuc/ho-ten", "SG-07", "kieu.ho_ten", "chu_ky.hoc_ham")
def signer_name(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: họ tên người ký chữ thường, đậm, đứng, cỡ 14 (NĐ30: 13 - 14), canh giữa. Văn bản của Đảng: trước họ
        tên không ghi học hàm, học vị, cấp bậc; có ghi là lỗi. Chưa có họ tên thì không sao.
    Vì sao: người ký với tư cách chức vụ, không với tư cách học vị.
    Sai: ThS. Nguyễn Văn A; NGUYỄN VĂN A.
    Đúng: Nguyễn Văn A.
    Cách sửa: xoá học vị, gõ lại bằng chữ thường; đậm, cỡ chữ thì `baocao sua` đặt được.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 7c và thể thức đề ký; NĐ30 Phụ lục I.
    """
    name = paper.parts.name
    capitals = _name_in_capitals(paper) if name is None else None
    if capitals is not None:
        yield Fault(
            spot(capitals),
            Severity.WARNING,
            f"họ tên người ký “{capitals.text}” in hoa, quy định chữ thường, đậm",
            f"Gõ lại: “{capitals.text.title()}”.",
        )
    found = name or capitals
    if found is None:
        return
    title = _title(paper, found.text)
    if title:
        yield Fault(
            spot(found),
            Severity.ERROR,
            f"trước họ tên người ký có “{title}”, quy định không ghi học hàm, học vị, cấp bậc",
            f"Xoá “{title}”, chỉ để họ tên.",
        )
    yield from look_faults(paper, (found,), "ho_ten", "họ tên người ký")


def _title(paper: Paper, text: str) -> str:
    if not paper.prescribes("chu_ky.hoc_ham"):
        return ""
    known = "|".join(sorted(map(re.escape, paper.book.allowed("chu_ky.hoc_ham")), key=len, reverse=True))
    found = re.match(rf"(?:(?:{known})(?:[.,:\s]+|$))+", text)
    return found[0].strip(" ,:") if found else ""


def _name_in_capitals(paper: Paper) -> Line | None:
    """The last line under the position that is two to five words in capitals and nothing else known."""
    above = (*paper.parts.authority, *paper.parts.position)
    if not above:
        return None
    pieces = written_pieces(paper)
    last = above[-1]
    start = pieces.index(last) if last in pieces else len(pieces)
    for line in reversed(pieces[start + 1 :]):
        text = folded(line.text)
        same_place = (line.cell is None) == (last.cell is None) and (
            line.cell is None or last.cell is None or line.cell.column == last.cell.column
        )
        is_known = text.startswith((*words.POSITIONS, *words.SUPERIORS)) or _NO_NAME.match(text)
        if same_place and not is_known and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){1,4}", text) and line.is_in_capitals:
            return line
    return None
