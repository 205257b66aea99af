"""Where the tone mark of oa, oe, uy stands: one style in one text."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.values.issuer import ToneMarks
from baocao.values.tone_marks import in_tone_style


@language_rule("soat/dau-thanh", "TX-01")
def tone_mark_style(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: dấu thanh của oa, oe, uy đặt theo một kiểu trong cả văn bản.
    Vì sao: một văn bản lúc “uỷ” lúc “ủy” là soạn cẩu thả; văn bản của Đảng dùng kiểu “uỷ, hoà, khoá”.
    Sai: “ủy” khi cơ quan chọn `dau_thanh: moi`.
    Đúng: “uỷ”.
    Cách sửa: sửa chữ ấy trong tệp số liệu; hoặc đổi `dau_thanh` trong tệp cơ quan ban hành.
    Căn cứ: cách viết trong chính Hướng dẫn 36-HD/VPTW; `dau_thanh` của cơ quan.
    """
    style = reading.prose.tone_marks
    if style is None:
        return
    kind = "mới (uỷ, hoà)" if style is ToneMarks.NEW else "cũ (ủy, hòa)"
    for index, tokens in enumerate(reading.tokens):
        for token in tokens:
            wanted = in_tone_style(token.text, style) if token.kind == "w" and not token.text.isascii() else token.text
            if wanted != token.text:
                yield Slip(index, token.start, token.end, wanted, remedy=f"Cơ quan chọn kiểu {kind}.", is_safe=True)
