"""Click in Vietnamese: its help screens, and its messages about wrong options and arguments."""

from __future__ import annotations

import difflib
from typing import Any

import click

_HELP_OPTION = ["--tro-giup", "--help", "-h"]


class _Speaking:
    """What commands and groups share: headings and wording of the help."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return click.Option(
            _HELP_OPTION, is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help="Hiện trang này."
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            (record[0], record[1].replace("[required]", "[bắt buộc]"))
            for parameter in self.get_params(ctx)  # type: ignore[attr-defined]
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section("Tuỳ chọn"):
                formatter.write_dl(records)


class Command(_Speaking, click.Command):
    """A command whose help is Vietnamese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[TUỲ CHỌN]"


class Group(_Speaking, click.Group):
    """The program itself; its help lists the commands in the order in which they were added."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar, self.subcommand_metavar = "", "LỆNH …"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Speaking.format_options(self, ctx, formatter)
        with formatter.section("Lệnh"):
            formatter.write_dl([(_usage_of(command), command.short_help or "") for command in self.commands.values()])


def _usage_of(command: click.Command) -> str:
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    return " ".join([command.name or "", *(str(argument.metavar) for argument in arguments)])


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def words_for(error: click.ClickException) -> str:
    """One of click's errors, in words."""
    match error:
        case click.NoSuchOption():
            return f"Không có tuỳ chọn {error.option_name}.{_perhaps(error.option_name, error.possibilities or ())}"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "giá trị"
            return f"Còn thiếu {name}."
        case click.BadOptionUsage():
            return f"Tuỳ chọn {error.option_name} viết chưa đúng: còn thiếu hoặc thừa giá trị đi kèm."
        case click.BadArgumentUsage():
            return "Tham số viết chưa đúng."
        case click.BadParameter() if isinstance(error.param, click.Option):
            return f"Giá trị của {error.param.opts[0]} chưa đúng."
        case click.BadParameter():
            return error.message
        case click.UsageError() if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            typed = error.message.split("'")[1] if "'" in error.message else ""
            known = list(error.ctx.command.commands)
            if typed and error.message.startswith("No such command"):
                return f"Không có lệnh “{typed}”.{_perhaps(typed, difflib.get_close_matches(typed, known))}"
            return f"Lệnh viết chưa đúng. Các lệnh: {', '.join(known)}."
        case click.UsageError():
            return "Lệnh có tham số thừa."
        case _:
            return error.message


def _perhaps(typed: str, near: Any) -> str:
    names = [name for name in near if name != typed]
    return f" Có phải “{names[0]}” không?" if names else ""
