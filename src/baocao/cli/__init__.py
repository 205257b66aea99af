"""The shell's mouth and watch: arguments, printing, exit codes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from baocao import __version__
from baocao.cli import screen
from baocao.cli.menu import choose
from baocao.cli.vietnamese import Group, words_for
from baocao.errors import BaocaoError, WorkspaceError

if TYPE_CHECKING:
    # Loaded inside the commands: the help must not wait for Word's libraries.
    from baocao.files import Workspace
    from baocao.pipeline import Outcome
    from baocao.values.period import Period

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
    "trace": "nguồn số liệu",
    "write": "ghi Word",
    "verify": "đọc lại",
    "workbook": "ghi bảng nguồn",
}
_WORD_SUFFIX = ".docx"


@dataclass
class _Stopwatch:
    """The time of each stage, in milliseconds, in the order of their runs."""

    times: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.times.append((stage, (time.perf_counter() - began) * 1000))

    def show(self) -> None:
        told = ", ".join(f"{_STAGES.get(stage, stage)} {took:.0f} ms" for stage, took in self.times)
        click.echo(f"Thời gian từng bước: {told}.", err=True)


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
        return _stopped(words_for(error), f"Xem cách dùng: {where} --tro-giup")
    except BaocaoError as error:
        return _stopped(error.message, error.remedy)
    except (KeyboardInterrupt, click.Abort):
        return _stopped("Đã dừng theo yêu cầu.", "Tệp đã có (nếu có) vẫn nguyên vẹn.")
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not complain about that on its way out.
        sys.stdout = None
        return EXIT_STOPPED
    except OSError as error:
        return _stopped(f"Hệ thống báo lỗi số {error.errno} khi đọc hoặc ghi.", "Kiểm tra ổ đĩa rồi chạy lại.")


def _stopped(message: str, remedy: str) -> int:
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
    if sys.stdin is not None and sys.stdin.isatty() and screen.is_terminal():
        arguments = choose()
        return run(arguments) if arguments else 0
    click.echo(context.get_help())
    return 0


def _shared(function: _Command) -> _Command:
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


_rule_book = click.option(
    "--the-thuc", "rule_book", metavar="TÊN",
    help="Trình bày theo hd36, hd05 hoặc nd30; mặc định theo cơ quan và ngày văn bản.",
)  # fmt: skip


@program.command("lap", short_help="Kiểm tra mọi thứ rồi ghi báo cáo Word.")
@_shared
@click.option("-o", "--ra", "target", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi vào tệp này.")
@click.option("--du-thao", "draft", metavar="[N]", is_flag=False, flag_value="0", default=None,
              help="Còn lỗi vẫn ghi, đánh dấu “Dự thảo lần N” trên giấy.")  # fmt: skip
@_rule_book
def lap(
    period_key: str | None,
    report: str | None,
    folder: Path | None,
    as_json: bool,
    verbose: bool,
    target: Path | None,
    draft: str | None,
    rule_book: str | None,
) -> int:
    """Kiểm tra mọi thứ rồi ghi báo cáo Word vào thư mục ket-qua.

    KỲ là kỳ báo cáo: 2021-H1 (6 tháng đầu năm 2021), 2021-H2, 2021-Q3, 2021-9T, 2021, 2021-2025. Không ghi KỲ thì
    lấy kỳ mới nhất có số liệu. Còn lỗi thì không ghi. Bản Word ai đó đã sửa không bao giờ bị ghi đè.
    """
    from baocao import files, pipeline  # noqa: PLC0415

    if draft is not None and period_key is None and not draft.isdigit():
        period_key, draft = draft, "0"
    number = _draft_number(draft)
    workspace = files.find_workspace(folder)
    sources = workspace.sources(*_chosen(workspace, report, period_key))
    watch = _Stopwatch()
    outcome = pipeline.make_report(sources, files.rule_books(), number, watch, _rule_book_key(rule_book))
    written: Path | None = None
    wanted: Path | None = None
    if outcome.sheet is not None and outcome.figures is not None:
        form, period = outcome.figures.form, outcome.figures.period
        mark = "" if number is None else f" - dự thảo lần {number}" if number else " - dự thảo"
        name = f"{form.type_code}-{form.report}-{period.key}{mark}{_WORD_SUFFIX}"
        wanted = _target(target, name) if target is not None else workspace.root / "ket-qua" / name
        with watch("write"):
            data = pipeline.finished(outcome.sheet)
        with watch("verify"):
            written = files.write_paper(
                wanted, data, is_own=pipeline.is_own_paper, verify=pipeline.verify(outcome.sheet)
            )
        if outcome.sources_of_numbers is not None:
            with watch("workbook"):
                workbook = pipeline.finished_workbook(outcome.sources_of_numbers)
                beside = written.with_name(f"{written.stem} - nguồn số liệu.xlsx")
                files.write_paper(beside, workbook, is_own=pipeline.is_own_paper, verify=lambda _: None)
    if as_json:
        click.echo(screen.as_json(outcome.problems))
    else:
        screen.show_findings(outcome.problems, workspace.line, hints=verbose)
        if written is None or wanted is None:
            click.echo(f"{screen.summary(outcome.problems, hints=verbose)} Chưa ghi báo cáo.")
        else:
            _tell_written(outcome, written, wanted, workspace.root, verbose=verbose)
    if verbose:
        watch.show()
    return EXIT_FOUND if outcome.has_errors else 0


def _tell_written(outcome: Outcome, written: Path, wanted: Path, root: Path, *, verbose: bool) -> None:
    shown = written.relative_to(root).as_posix() if written.is_relative_to(root) else str(written)
    if written != wanted:
        click.echo(
            f"{wanted.name} đã được sửa từ lần lập trước (hoặc không do chương trình ghi): giữ nguyên, không ghi đè."
        )
    _tell_aside(outcome)
    summary = screen.summary(outcome.problems, hints=verbose)
    period = f" ({outcome.figures.period.label})" if outcome.figures else ""
    click.echo(f"{summary} Đã ghi {shown}{period}.")


def _tell_aside(outcome: Outcome) -> None:
    """What is no finding and yet good to know."""
    if outcome.acknowledged:
        click.echo(f"Cơ quan đã xác nhận {len(outcome.acknowledged)} thông báo, ghi trong tệp nguồn số liệu.")
    if outcome.blanks:
        click.echo(f"Để trống trên giấy, chờ điền: {', '.join(outcome.blanks)}.")


@program.command("kiem-tra", short_help="Kiểm tra như lap nhưng không ghi gì.")
@_shared
@_rule_book
def kiem_tra(
    period_key: str | None,
    report: str | None,
    folder: Path | None,
    as_json: bool,
    verbose: bool,
    rule_book: str | None,
) -> int:
    """Kiểm tra số liệu, biểu mẫu và lời văn của một kỳ; không ghi gì.

    KỲ là kỳ báo cáo, ví dụ 2021-H1. Không ghi KỲ thì lấy kỳ mới nhất có số liệu.
    """
    from baocao import files, pipeline  # noqa: PLC0415

    workspace = files.find_workspace(folder)
    sources = workspace.sources(*_chosen(workspace, report, period_key))
    watch = _Stopwatch()
    outcome = pipeline.make_report(sources, files.rule_books(), watch=watch, rule_book=_rule_book_key(rule_book))
    if as_json:
        click.echo(screen.as_json(outcome.problems))
    else:
        screen.show_findings(outcome.problems, workspace.line, hints=verbose)
        _tell_aside(outcome)
        period = outcome.figures.period.label if outcome.figures else ""
        click.echo(
            f"{screen.summary(outcome.problems, hints=verbose)} Đã kiểm tra {period or sources.period_file.path}."
        )
    if verbose:
        watch.show()
    return EXIT_FOUND if outcome.has_errors else 0


@program.command("mo-ky", short_help="Tạo tệp số liệu của kỳ mới để điền.")
@click.option("--thu-muc", "folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại trở lên.")  # fmt: skip
@click.option("--bao-cao", "report", metavar="TÊN", help="Báo cáo nào, khi có nhiều báo cáo.")
@click.argument("period_key", metavar="[KỲ]", required=False)
def mo_ky(period_key: str | None, report: str | None, folder: Path | None) -> int:
    """Tạo tệp số liệu của kỳ mới: các ô để trống, số của kỳ trước và cùng kỳ ghi bên cạnh để đối chiếu.

    Không ghi KỲ thì mở kỳ ngay sau kỳ mới nhất. Tệp đã có thì giữ nguyên, không ghi đè.
    """
    from baocao import files, pipeline  # noqa: PLC0415
    from baocao.cli.choice import choose_report_and_new_period  # noqa: PLC0415

    workspace = files.find_workspace(folder)
    name, period = choose_report_and_new_period(workspace, report, period_key)
    schema_name = "bieu-mau.schema.json"
    text, schema, problems = pipeline.open_period(workspace.sources(name, period, is_new=True), period, schema_name)
    screen.show_findings(problems, workspace.line, hints=False)
    if not text:
        click.echo(f"{screen.summary(problems, hints=False)} Chưa tạo tệp số liệu.")
        return EXIT_FOUND
    option = f" --bao-cao {name}" if report else ""
    path = f"data/{name}/{period.key}.yaml"
    files.write_new(workspace.root / path, text.encode())
    files.write_own(workspace.root / "data" / name / schema_name, schema.encode())
    click.echo(
        f"Đã tạo {path} ({period.label}). Điền số liệu vào tệp ấy, rồi chạy: baocao kiem-tra {period.key}{option}"
    )
    return 0


@program.command("so-sanh", short_help="Đặt số liệu các kỳ cạnh nhau.")
@click.option("--thu-muc", "folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại trở lên.")  # fmt: skip
@click.option("--bao-cao", "report", metavar="TÊN", help="Báo cáo nào, khi có nhiều báo cáo.")
@click.option("-o", "--ra", "target", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi cả ra bảng tính .xlsx.")
@click.argument("period_keys", metavar="KỲ KỲ…", nargs=-1, required=True)
def so_sanh(period_keys: tuple[str, ...], report: str | None, folder: Path | None, target: Path | None) -> int:
    """Đặt số liệu của hai hay nhiều kỳ cạnh nhau, kèm chênh lệch và tỷ lệ giữa kỳ đầu và kỳ cuối."""
    from baocao import files, pipeline  # noqa: PLC0415

    if len({key.upper() for key in period_keys}) < 2:
        raise WorkspaceError("Cần ít nhất hai kỳ để so sánh.", "Viết như: baocao so-sanh 2021-H1 2022-H1")
    if target is not None and target.suffix.lower() != ".xlsx":
        raise WorkspaceError("Tên tệp sau -o phải có đuôi .xlsx.", f"Viết lại thành {target.stem}.xlsx.")
    workspace = files.find_workspace(folder)
    name, _ = _chosen(workspace, report, period_keys[-1])
    periods = [_chosen(workspace, name, key)[1] for key in period_keys]
    sources = [workspace.sources(name, each) for each in periods]
    table, problems = pipeline.side_by_side(sources[-1], [each.key for each in periods])
    screen.show_findings(problems, workspace.line, hints=False)
    if table is None:
        click.echo(f"{screen.summary(problems, hints=False)} Chưa so sánh được.")
        return EXIT_FOUND
    click.echo(screen.table(table))
    if target is not None:
        data = pipeline.finished_workbook(pipeline.comparison_workbook(table, name))
        written = files.write_paper(target, data, is_own=pipeline.is_own_paper, verify=lambda _: None)
        click.echo(f"Đã ghi {written}.")
    return EXIT_FOUND if pipeline.has_errors(problems) else 0


@program.command("khoi-tao", short_help="Tạo một thư mục làm việc mới có sẵn ví dụ.")
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
def khoi_tao(folder: Path) -> int:
    """Tạo THƯ-MỤC mới có sẵn biểu mẫu, lời văn và số liệu ví dụ của kỳ 6 tháng đầu năm 2021."""
    from baocao import files  # noqa: PLC0415

    for name in files.write_fresh_workspace(folder):
        click.echo(f"  {name}")
    click.echo(f"Đã tạo thư mục làm việc {folder}. Vào thư mục ấy rồi chạy: baocao lap 2021-H1")
    return 0


def _chosen(workspace: Workspace, report: str | None, period_key: str | None) -> tuple[str, Period]:
    """The report and the period that the arguments mean."""
    from baocao.cli.choice import choose_report_and_period  # noqa: PLC0415

    return choose_report_and_period(workspace, report, period_key)


def _rule_book_key(text: str | None) -> str | None:
    known = ("hd36", "hd05", "nd30")
    key = None if text is None else text.strip().lower().replace("đ", "d")
    if key is None or key in known:
        return key
    raise click.BadParameter(f"Sau --the-thuc là {', '.join(known)}; ở đây là “{text}”.")


def _draft_number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) < 3:
        return int(text)
    raise click.BadParameter(f"Sau --du-thao là số lần dự thảo, ví dụ 2; ở đây là “{text}”.")


def _target(target: Path, name: str) -> Path:
    """Where `-o` points: into a folder, or to a file, which must be a .docx."""
    if not target.name:
        raise WorkspaceError("Sau -o phải có tên tệp.", f"Viết như: -o {name}")
    if os.path.isdir(target):  # noqa: PTH112 unlike Path.is_dir, false for a name that is too long
        return target / name
    if target.suffix.lower() != _WORD_SUFFIX:
        raise WorkspaceError(
            f"Tên tệp sau -o phải có đuôi .docx; ở đây là {target.name}.",
            f"Viết lại thành {target.stem}{_WORD_SUFFIX}.",
        )
    return target
