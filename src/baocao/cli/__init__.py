"""The shell's mouth and watch: arguments, printing, exit codes."""

from __future__ import annotations

import sys

import click

from baocao.cli import documents, reports, screen, units, workspaces
from baocao.cli.program import EXIT_STOPPED, program, stopped
from baocao.cli.vietnamese import words_for
from baocao.errors import BaocaoError

__all__ = ["documents", "main", "program", "reports", "run", "units", "workspaces"]


def main() -> None:
    """Run the program and leave with its exit code: 0 no errors, 1 errors found, 2 could not run."""
    screen.prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """One command line → its exit code."""
    try:
        return int(program.main(arguments, "baocao", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "baocao"
        return stopped(words_for(error), f"Xem cách dùng: {where} --tro-giup")
    except BaocaoError as error:
        return stopped(error.message, error.remedy)
    except (KeyboardInterrupt, click.Abort):
        return stopped("Đã dừng theo yêu cầu.", "Tệp đã có (nếu có) vẫn nguyên vẹn.")
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not complain about that on its way out.
        sys.stdout = None
        return EXIT_STOPPED
    except OSError as error:
        return stopped(f"Hệ thống báo lỗi số {error.errno} khi đọc hoặc ghi.", "Kiểm tra ổ đĩa rồi chạy lại.")
