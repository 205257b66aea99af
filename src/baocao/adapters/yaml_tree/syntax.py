"""PyYAML's English words about syntax, in Vietnamese."""

from __future__ import annotations

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("could not find expected ':'", "dòng này thiếu dấu hai chấm sau tên mục"),
    ("mapping values are not allowed here", "dấu hai chấm thừa, hoặc dòng này thụt vào sai chỗ"),
    ("found unexpected end of stream", "dấu nháy mở mà không đóng"),
    ("expected <block end>, but found '-'", "dấu gạch đầu dòng đứng sai chỗ"),
    ("expected <block end>", "dòng này thụt vào sai chỗ so với dòng trên"),
    ("expected ',' or '}'", "dấu “{” không có dấu “}” đóng, hoặc thiếu dấu phẩy"),
    ("expected ',' or ']'", "dấu “[” không có dấu “]” đóng, hoặc thiếu dấu phẩy"),
    ("found character '\\t'", "có dấu tab ở đầu dòng"),
    ("that cannot start any token", "ký tự đầu giá trị không dùng được ở đây"),
    ("expected the node content", "thiếu giá trị, hoặc có dấu ngoặc, dấu phẩy thừa"),
    ("block sequence entries are not allowed", "dấu gạch đầu dòng đứng sai chỗ"),
    ("expected a comment or a line break", "sau dấu “|” phải xuống dòng"),
    ("expected chomping or indentation", "sau dấu “|” phải xuống dòng"),
    ("unknown escape character", "dấu “\\” trong ngoặc kép không dùng được"),
    ("expected alphabetic or numeric character", "dấu “&” hoặc “*” ở đầu giá trị"),
    ("found unknown directive", "dòng bắt đầu bằng “%” không dùng được"),
    ("expected '<document start>'", "dòng này không nằm trong mục nào"),
)


def syntax_in_vietnamese(context: str, problem: str) -> str:
    """One of PyYAML's messages → what a clerk needs of it; one sentence for those not in the list."""
    return next((words for part, words in _SENTENCES if part in problem or part in context), "dòng này viết sai cách")
