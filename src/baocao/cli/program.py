"""The program itself: its group of commands, the options that several share, its watch and how it stops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click
from msgspec import Struct, field

from baocao import __version__
from baocao.cli import screen
from baocao.cli.menu import choose
from baocao.cli.vietnamese import Group
from baocao.errors import WorkspaceError

_Command = TypeVar("_Command", bound=Callable[..., int])

EXIT_FOUND, EXIT_STOPPED = 1, 2
_STAGES = {
    "load": "đọc tệp",
    "derive": "tính số liệu",
    "validate": "kiểm tra số liệu",
    "narrate": "lời văn",
    "parse": "chia đoạn",
    "proofread": "soát chữ",
    "account": "đối chiếu kỳ trước",
    "layout": "dàn trang",
    "conform": "soát thể thức",
    "trace": "nguồn số liệu",
    "write": "ghi Word",
    "verify": "đọc lại",
    "workbook": "ghi bảng nguồn",
    "pdf": "ghi PDF",
}


class Stopwatch(Struct):
    """The time of each stage, in milliseconds, in the order of their runs."""

    times: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.times.append((stage, (time.perf_counter() - began) * 1000))

    def show(self) -> None:
        """Tell them on stderr."""
        told = ", ".join(f"{_STAGES.get(stage, stage)} {took:.0f} ms" for stage, took in self.times)
        click.echo(f"Thời gian từng bước: {told}.", err=True)


def stopped(message: str, remedy: str) -> int:
    """Say on stderr why we cannot go on, and what to do; the exit code for that."""
    click.echo(message, err=True)
    if remedy:
        click.echo(f"    {remedy}", err=True)
    return EXIT_STOPPED


@click.group(cls=Group, invoke_without_command=True, context_settings={"max_content_width": 100})
@click.version_option(__version__, "--phien-ban", message="baocao %(version)s", help="Hiện số phiên bản.")
@click.pass_context
def program(context: click.Context) -> int:
    """Lập báo cáo công tác đúng thể thức từ tệp số liệu.

    Số liệu từng kỳ nằm ở data/, lời văn ở templates/. Chạy `baocao lap` để kiểm tra mọi thứ rồi ghi báo cáo Word.
    """
    if context.invoked_subcommand is not None:
        return 0
    if screen.is_asking():
        arguments = choose()
        from baocao.cli import run  # noqa: PLC0415

        return run(arguments) if arguments else 0
    click.echo(context.get_help())
    return 0


def shared_options(function: _Command) -> _Command:
    """The options of every command that works on a period."""
    for option in (
        click.option("-v", "--chi-tiet", "verbose", is_flag=True, help="Hiện cả gợi ý và thời gian từng bước."),
        click.option("--json", "as_json", is_flag=True, help="Ghi các thông báo dạng JSON."),
        click.option("--thu-muc", "folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
                     help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại trở lên."),
        click.option("--bao-cao", "report", metavar="TÊN", help="Báo cáo nào, khi có nhiều báo cáo."),
        click.argument("period_key", metavar="[KỲ]", required=False),
    ):  # fmt: skip
        function = option(function)
    return function


_RULE_BOOKS = ("hd36", "hd05", "nd30")


def _rule_book_key(_: click.Context, __: click.Parameter, text: str | None) -> str | None:
    """`NĐ30` → `nd30`."""
    key = None if text is None else text.strip().lower().replace("đ", "d")
    if key is None or key in _RULE_BOOKS:
        return key
    raise WorkspaceError(
        f"Sau --the-thuc là {', '.join(_RULE_BOOKS)}; ở đây là “{text}”.",
        "hd36: văn bản của Đảng đến 26/5/2026; hd05: từ 27/5/2026; nd30: văn bản của cơ quan nhà nước.",
    )


rule_book_option = click.option(
    "--the-thuc", "rule_book", metavar="TÊN", callback=_rule_book_key,
    help="Theo hd36, hd05 hoặc nd30; mặc định theo cơ quan và ngày văn bản.",
)  # fmt: skip
