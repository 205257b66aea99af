"""The numbered menu of a bare `baocao` on a terminal."""

from __future__ import annotations

import click

_TASKS = (
    ("Lập báo cáo Word của kỳ mới nhất", ["lap"], ""),
    ("Lập báo cáo Word và PDF của kỳ mới nhất", ["lap", "--pdf"], ""),
    ("Lập báo cáo Word của một kỳ khác", ["lap"], "Kỳ báo cáo (ví dụ 2021-H1)"),
    ("Kiểm tra kỳ mới nhất, không ghi gì", ["kiem-tra"], ""),
    ("Kiểm tra một kỳ khác, không ghi gì", ["kiem-tra"], "Kỳ báo cáo (ví dụ 2021-H1)"),
    ("Mở tệp số liệu của kỳ sau", ["mo-ky"], ""),
    ("Tạo thư mục làm việc mới", ["khoi-tao"], "Tên thư mục"),
    ("Xem hướng dẫn các lệnh", ["--tro-giup"], ""),
)


def choose() -> list[str]:
    """Ask what to do; the arguments of the command that does it, none for leaving."""
    click.echo("Bạn muốn làm gì?")
    for number, (words, _, _) in enumerate(_TASKS, 1):
        click.echo(f"  {number}. {words}")
    click.echo("  0. Thoát")
    while True:
        typed = click.prompt("Gõ số rồi bấm Enter", default="0", show_default=False, prompt_suffix=": ").strip()
        if typed == "0":
            return []
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(_TASKS):
            break
        click.echo(f"Chỉ gõ một số từ 0 đến {len(_TASKS)}.")
    _, arguments, question = _TASKS[int(typed) - 1]
    answer = click.prompt(question, prompt_suffix=": ").strip() if question else ""
    # `--` keeps an answer that begins with a hyphen from being taken for an option.
    return [*arguments, "--", answer] if answer else list(arguments)
