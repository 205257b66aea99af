"""Lexicon, accepted texts → Lexicon: what an office writes in texts that it accepted is right for it."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.values.lexicon import Lexicon
from baocao.values.problem import Place, Problem, Severity
from baocao.values.prose import LineKind, Prose
from baocao.values.rule import rule


def learn(lexicon: Lexicon, accepted: Iterable[Prose]) -> Lexicon:
    """The lexicon and the words of these texts; mastheads, recipients and signatures are left out."""
    texts = ["\n".join(line.text for line in prose.lines if line.kind is not LineKind.LABEL) for prose in accepted]
    return lexicon.with_texts(texts) if texts else lexicon


@rule("van-ban-chuan/khong-doc-duoc")
def not_readable(place: Place, why: str, remedy: str) -> Problem:
    """
    Kiểm tra gì: mỗi tệp trong thư mục văn bản chuẩn đều đọc được để học cách viết của cơ quan.
    Vì sao: tệp không đọc được thì những từ riêng trong đó vẫn bị báo là lạ.
    Sai: một tệp .docx có mật khẩu; một tệp .txt gõ bằng phông TCVN3.
    Đúng: tệp .docx mở được bằng Word; tệp .txt, .md lưu kiểu UTF-8.
    Cách sửa: theo lời chỉ ở thông báo; không cần nữa thì bỏ tệp ấy ra khỏi thư mục.
    Căn cứ: quy ước của baocao.
    """
    return Problem("van-ban-chuan/khong-doc-duoc", place, Severity.WARNING, f"chưa học được: {why}", remedy)


@rule("van-ban-chuan/kieu-tep")
def other_kind(place: Place, suffix: str) -> Problem:
    """
    Kiểm tra gì: thư mục văn bản chuẩn chỉ gồm tệp .docx, .md, .txt.
    Vì sao: chương trình không đọc được chữ trong tệp kiểu khác (.doc, .pdf …).
    Sai: `bao-cao-nam.pdf`.
    Đúng: `bao-cao-nam.docx`.
    Cách sửa: mở tệp bằng Word, lưu thành .docx rồi đặt vào thư mục ấy.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "van-ban-chuan/kieu-tep", place, Severity.WARNING,
        f"chưa học được: chỉ học từ tệp .docx, .md, .txt{f', đây là {suffix}' if suffix else ''}",
        "Mở tệp bằng Word rồi lưu thành .docx; không cần thì bỏ tệp này ra khỏi thư mục.",
    )  # fmt: skip
