"""Jinja's English words about syntax, in Vietnamese."""

from __future__ import annotations

import re

_SENTENCES: tuple[tuple[str, str], ...] = (
    (r"unexpected end of template.*'(end\w+)'.*", r"thiếu lệnh đóng {{% {0} %}}"),
    (r"unexpected end of template.*", r"mẫu dừng giữa chừng, còn thiếu phần đóng"),
    (r"Encountered unknown tag '(end\w+)'.*", r"lệnh đóng “{0}” không có lệnh mở tương ứng"),
    (r"Encountered unknown tag '(\w+)'.*", r"không có lệnh “{0}”"),
    (r"expected name or number.*", r"sau dấu chấm phải là một tên"),
    (r"unexpected '(.+)'", r"thừa “{0}”, hoặc thiếu phần đứng trước nó"),
    (r"expected token '(.+)', got '(.+)'", r"cần “{0}” nhưng gặp “{1}”"),
    (r"Missing end of comment tag", r"ghi chú {{# … thiếu #}} đóng"),
    (r"Missing end of raw directive", r"lệnh raw thiếu phần đóng"),
    (r"unexpected char (.+) at \d+", r"ký tự {0} không dùng được ở đây"),
    (r"No (?:filter|test) named '(\w+)'.*", r"không có “{0}”"),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "name": "một tên",
    "string": "chữ trong ngoặc kép",
    "integer": "một số",
    "end of template": "hết tệp",
    "assign": "=",
}


def syntax_in_vietnamese(message: str) -> str:
    """One of Jinja's messages → what a Vietnamese reader needs of it; one sentence for those not in the list."""
    for pattern, words in _SENTENCES:
        found = re.match(pattern, message, re.IGNORECASE | re.DOTALL)
        if found:
            return words.format(*(_TOKENS.get(group, group) for group in found.groups()))
    return "không đọc được câu lệnh này"
