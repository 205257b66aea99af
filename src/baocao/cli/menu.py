"""The numbered menu of a bare `baocao` on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from baocao.values.sample import SAMPLES

_FRESH, _MEND = "khoi-tao", "sua"
_FILE = "Tệp Word (kéo thả tệp vào cửa sổ này, hoặc gõ đường dẫn)"
_FOLDER = "Thư mục chứa các tệp Excel nhận được (kéo thả vào cửa sổ này, hoặc gõ đường dẫn)"
_TASKS = (
    ("Lập báo cáo Word của kỳ mới nhất", ["lap"], ""),
    ("Lập báo cáo Word và PDF của kỳ mới nhất", ["lap", "--pdf"], ""),
    ("Lập báo cáo Word của một kỳ khác", ["lap"], "Kỳ báo cáo (ví dụ 2021-H1)"),
    ("Kiểm tra kỳ mới nhất, không ghi gì", ["kiem-tra"], ""),
    ("Kiểm tra một kỳ khác, không ghi gì", ["kiem-tra"], "Kỳ báo cáo (ví dụ 2021-H1)"),
    ("Mở tệp số liệu của kỳ sau", ["mo-ky"], ""),
    ("Ghi phiếu Excel để gửi các đơn vị", ["nhap", "--mau"], ""),
    ("Nhập phiếu các đơn vị gửi về", ["nhap"], _FOLDER),
    ("Kiểm tra một tệp Word, không ghi gì", ["kiem-tra"], _FILE),
    ("Sửa thể thức một tệp Word, ghi ra tệp mới", [_MEND], _FILE),
    ("Tạo thư mục làm việc mới", [_FRESH], "Tên thư mục"),
    ("Xem hướng dẫn các lệnh", ["--tro-giup"], ""),
)


def choose() -> list[str]:
    """Ask what to do; the arguments of the command that does it, none for leaving."""
    chosen = _number("Bạn muốn làm gì?", (words for words, _, _ in _TASKS))
    if not chosen:
        return []
    _, arguments, question = _TASKS[chosen - 1]
    if arguments == [_FRESH]:
        sample = _number("Chép từ mẫu nào?", (sample.words for sample in SAMPLES))
        if not sample:
            return []
        arguments = [_FRESH, "--mau", SAMPLES[sample - 1].name]
    answer = click.prompt(question, prompt_suffix=": ").strip() if question else ""
    if question in (_FILE, _FOLDER):
        # Windows puts a dropped path with blanks in quotes.
        answer = answer.strip("\"'& ")
    if arguments == [_MEND]:
        source = Path(answer)
        target = source.with_name(f"{source.stem} - đã sửa.docx") if source.name else Path("đã sửa.docx")
        arguments = [_MEND, "-o", str(target)]
    # `--` keeps an answer that begins with a hyphen from being taken for an option.
    return [*arguments, "--", answer] if answer else list(arguments)


def _number(question: str, choices: Iterable[str]) -> int:
    """Which of the choices, counted from 1; 0 for leaving."""
    click.echo(question)
    most = 0
    for most, words in enumerate(choices, 1):
        click.echo(f"  {most}. {words[:1].upper()}{words[1:]}")
    click.echo("  0. Thoát")
    while True:
        typed = click.prompt("Gõ số rồi bấm Enter", default="0", show_default=False, prompt_suffix=": ").strip()
        if typed.isascii() and typed.isdigit() and int(typed) <= most:
            return int(typed)
        click.echo(f"Chỉ gõ một số từ 0 đến {most}.")
