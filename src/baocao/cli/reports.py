"""`lap` and `kiem-tra`: a period's report written, or only checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baocao.cli import screen
from baocao.cli.program import EXIT_FOUND, Stopwatch, program, rule_book_option, shared_options, stopped
from baocao.errors import WorkspaceError

if TYPE_CHECKING:
    # Loaded inside the commands: the help must not wait for Word's libraries.
    from baocao.cli.as_pdf import PdfOutcome
    from baocao.pipeline import Outcome

_WORD_SUFFIX = ".docx"


@program.command("lap", short_help="Kiểm tra mọi thứ rồi ghi báo cáo Word.")
@shared_options
@click.option("-o", "--ra", "target", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi vào tệp này.")
@click.option("--du-thao", "draft", metavar="[N]", is_flag=False, flag_value="0", default=None,
              help="Còn lỗi vẫn ghi, đánh dấu “Dự thảo lần N” trên giấy.")  # fmt: skip
@click.option("--pdf", "with_pdf", is_flag=True, help="Ghi cả PDF bên cạnh bản Word; máy phải có LibreOffice.")
@click.option("--tat-ca", "everything", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Lập báo cáo của mọi cơ quan: mỗi cơ quan một thư mục con của THƯ-MỤC.")  # fmt: skip
@rule_book_option
def lap(
    period_key: str | None,
    report: str | None,
    folder: Path | None,
    as_json: bool,
    verbose: bool,
    target: Path | None,
    draft: str | None,
    with_pdf: bool,
    everything: Path | None,
    rule_book: str | None,
) -> int:
    """Kiểm tra mọi thứ rồi ghi báo cáo Word vào thư mục ket-qua.

    KỲ là kỳ báo cáo: 2021-H1 (6 tháng đầu năm 2021), 2021-H2, 2021-Q3, 2021-9T, 2021, 2021-2025. Không ghi KỲ thì
    lấy kỳ mới nhất có số liệu. Còn lỗi thì không ghi. Bản Word, bản PDF ai đó đã sửa không bao giờ bị ghi đè.

    Với --tat-ca, thư mục con nào còn lỗi thì nêu tên, các thư mục khác vẫn lập; templates dùng chung đặt cạnh chúng.

    Với --pdf mà chưa ghi được PDF (chẳng hạn máy không có LibreOffice) thì bản Word vẫn được ghi, mã thoát là 2.
    """
    from baocao import files, pipeline  # noqa: PLC0415
    from baocao.cli.choice import choose_report_and_period  # noqa: PLC0415
    from baocao.cli.written import write_report  # noqa: PLC0415

    if draft is not None and period_key is None and not draft.isdigit():
        period_key, draft = draft, "0"
    number = _draft_number(draft)
    if everything is not None:
        from baocao.cli.many import write_all  # noqa: PLC0415

        others = {"-o": target, "--thu-muc": folder, "--pdf": with_pdf or None}
        refused = next((name for name, value in others.items() if value is not None), None)
        if refused is not None:
            raise WorkspaceError(f"Với --tat-ca không dùng được {refused}.", f"Bỏ {refused}, rồi chạy lại.")
        return write_all(everything, report, period_key, number, rule_book, as_json=as_json, verbose=verbose)
    workspace = files.find_workspace(folder)
    sources = workspace.sources(*choose_report_and_period(workspace, report, period_key))
    watch = Stopwatch()
    outcome = pipeline.make_report(sources, files.rule_books(), number, watch, rule_book, files.lexicon())
    made = write_report(outcome, workspace.root, number, watch, lambda name: _target(target, name) if target else None)
    pdf: PdfOutcome | None = None
    if with_pdf and made.written is not None:
        from baocao.cli.as_pdf import write_pdf  # noqa: PLC0415

        with watch("pdf"):
            pdf = write_pdf(made.written, made.data)
    if as_json:
        click.echo(screen.as_json(outcome.problems))
        _tell_pdf(pdf, workspace.root, err=True)
    else:
        screen.show_findings(outcome.problems, workspace.line, hints=verbose)
        if made.written is None:
            click.echo(f"{screen.summary(outcome.problems, hints=verbose)} Chưa ghi báo cáo.")
        else:
            _tell_pdf(pdf, workspace.root, err=False)
            _tell_written(outcome, made.written, made.wanted, workspace.root, verbose=verbose)
    if verbose:
        watch.show()
    if pdf is not None and pdf.failure is not None:
        return stopped(*pdf.failure)
    return EXIT_FOUND if outcome.has_errors else 0


def _tell_pdf(pdf: PdfOutcome | None, root: Path, *, err: bool) -> None:
    """Everything but why there is none; beside JSON it goes to stderr."""
    if pdf is None:
        return
    for note in pdf.notes:
        click.echo(note, err=err)
    if pdf.written is not None:
        click.echo(f"Đã ghi bản PDF {_shown(pdf.written, root)}.", err=err)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _tell_written(outcome: Outcome, written: Path, wanted: Path, root: Path, *, verbose: bool) -> None:
    if written != wanted:
        click.echo(
            f"{wanted.name} đã được sửa từ lần lập trước (hoặc không do chương trình ghi): giữ nguyên, không ghi đè."
        )
    _tell_aside(outcome)
    summary = screen.summary(outcome.problems, hints=verbose)
    period = f" ({outcome.figures.period.label})" if outcome.figures else ""
    click.echo(f"{summary} Đã ghi {_shown(written, root)}{period}.")


def _tell_aside(outcome: Outcome) -> None:
    """What is no finding and yet good to know."""
    if outcome.acknowledged:
        click.echo(f"Cơ quan đã xác nhận {len(outcome.acknowledged)} thông báo, ghi trong tệp nguồn số liệu.")
    if outcome.blanks:
        click.echo(f"Để trống trên giấy, chờ điền: {', '.join(outcome.blanks)}.")


@program.command("kiem-tra", short_help="Kiểm tra một kỳ, một tệp Word hoặc tệp chữ; không ghi gì.")
@shared_options
@rule_book_option
def kiem_tra(
    period_key: str | None,
    report: str | None,
    folder: Path | None,
    as_json: bool,
    verbose: bool,
    rule_book: str | None,
) -> int:
    """Kiểm tra số liệu, biểu mẫu và lời văn của một kỳ, hoặc thể thức và câu chữ của một tệp; không ghi gì.

    KỲ là kỳ báo cáo, ví dụ 2021-H1. Không ghi KỲ thì lấy kỳ mới nhất có số liệu. TỆP là tệp .docx của bất cứ ai; nếu
    do chương trình lập thì mọi con số và từng đoạn còn được đối chiếu với số liệu. Tệp .txt, .md thì soát câu chữ.
    """
    from baocao import files, pipeline  # noqa: PLC0415
    from baocao.cli.choice import choose_report_and_period  # noqa: PLC0415
    from baocao.cli.documents import check_file, is_file_name  # noqa: PLC0415

    if period_key is not None and is_file_name(period_key):
        return check_file(period_key, folder, rule_book, as_json=as_json, verbose=verbose)
    workspace = files.find_workspace(folder)
    sources = workspace.sources(*choose_report_and_period(workspace, report, period_key))
    watch = Stopwatch()
    outcome = pipeline.make_report(sources, files.rule_books(), None, watch, rule_book, files.lexicon())
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
            f"Viết lại thành {target.stem}{_WORD_SUFFIX}{' và thêm --pdf' if target.suffix.lower() == '.pdf' else ''}.",
        )
    return target
