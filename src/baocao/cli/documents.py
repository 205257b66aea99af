"""`sua`, `giai-thich`, and what `kiem-tra` does with a Word file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baocao.cli import screen
from baocao.cli.program import EXIT_FOUND, program, rule_book_option
from baocao.errors import WorkspaceError

if TYPE_CHECKING:
    # Loaded inside the commands: the help must not wait for Word's libraries.
    from baocao.pipeline.documents import FindSources
    from baocao.values.period import Period
    from baocao.values.rulebook import RuleBook
    from baocao.values.sources import Sources

_WORD_SUFFIX = ".docx"
_FILE_SUFFIXES = (_WORD_SUFFIX, ".doc", ".docm", ".dotx", ".rtf", ".odt", ".pdf")


def is_file_name(argument: str) -> bool:
    """Whether what was typed in place of a period means a file."""
    return Path(argument).suffix.lower() in _FILE_SUFFIXES or any(sign in argument for sign in "/\\")


def check_file(argument: str, folder: Path | None, rule_book: str | None, *, as_json: bool, verbose: bool) -> int:
    """`kiem-tra TỆP`: the layout, and for our own paper every number and passage against the data; its exit code."""
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import documents  # noqa: PLC0415

    path = Path(argument)
    data = files.read_bytes(path)
    checked = documents.check_document(
        data, path.as_posix(), files.rule_books(), date.today(), rule_book or "", _finder(path, folder)
    )
    if as_json:
        click.echo(screen.as_json(checked.problems))
        click.echo(_why(checked.book, checked.reason), err=True)
    else:
        click.echo(_why(checked.book, checked.reason))
        screen.show_findings(checked.problems, lambda _, __: "", hints=verbose)
        click.echo(f"{screen.summary(checked.problems, hints=verbose)} Đã kiểm tra {path.name}.")
    return EXIT_FOUND if screen.has_errors(checked.problems) else 0


def _why(book: RuleBook, reason: str) -> str:
    return f"Xét theo {book.name} ({book.title}): {reason}."


def _finder(path: Path, folder: Path | None) -> FindSources:
    """Finds the data of our own paper: in the workspace named, else around the file, else around the current folder."""
    from baocao import files  # noqa: PLC0415

    def find(report: str, period: Period) -> Sources | None:
        if folder is not None:
            around: list[files.Workspace | None] = [files.find_workspace(folder)]
        else:
            around = [files.enclosing_workspace(start) for start in (path.resolve().parent, Path.cwd())]
        for workspace in around:
            if workspace is not None and report in workspace.reports() and period in workspace.periods(report):
                return workspace.sources(report, period)
        return None

    return find


@program.command("sua", short_help="Sửa thể thức của tệp Word mà không đụng tới chữ.")
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("-o", "--ra", "target", metavar="MỚI", type=click.Path(path_type=Path), required=True,
              help="Ghi tệp đã sửa ra đây; tệp gốc giữ nguyên.")  # fmt: skip
@rule_book_option
def sua(source: Path, target: Path, rule_book: str | None) -> int:
    """Sửa lề, phông chữ, cỡ chữ, giãn dòng, thụt dòng, căn lề, số trang… của một tệp Word.

    Chữ, hình và chú thích không thay đổi. Tệp gốc giữ nguyên; tệp đã sửa ghi ra MỚI. Việc nào phải do người làm thì
    được liệt kê.
    """
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import documents  # noqa: PLC0415

    if target.suffix.lower() != _WORD_SUFFIX:
        raise WorkspaceError(
            f"Tên tệp sau -o phải có đuôi .docx; ở đây là {target.name}.",
            f"Viết lại thành {target.stem}{_WORD_SUFFIX}.",
        )
    mended = documents.mend_document(
        files.read_bytes(source), source.as_posix(), files.rule_books(), date.today(), rule_book or ""
    )
    files.write_new(target, mended.data, "Chọn tên khác sau -o.")
    click.echo(_why(mended.book, mended.reason))
    if mended.done:
        click.echo(f"Đã sửa {len(mended.done)} lỗi thể thức:")
        for problem in mended.done:
            click.echo(f"  {problem.place.part or 'cả văn bản'}: {problem.message} ({screen.rule_of(problem)})")
    else:
        click.echo("Không có lỗi thể thức nào tự sửa được.")
    if mended.left:
        click.echo("Còn lại, phải sửa tay:")
        screen.show_findings(mended.left, lambda _, __: "", hints=True)
    click.echo(f"{screen.summary(mended.left, hints=True)} Đã ghi {target}; tệp gốc giữ nguyên.")
    return EXIT_FOUND if screen.has_errors(mended.left) else 0


@program.command("giai-thich", short_help="Giải thích một quy tắc.")
@click.argument("name", metavar="QUY-TẮC")
def giai_thich(name: str) -> int:
    """Cho biết một quy tắc kiểm tra gì, vì sao, thế nào là sai, là đúng, cách sửa và căn cứ.

    QUY-TẮC là tên đứng trong ngoặc ở cuối mỗi thông báo, ví dụ the-thuc/le-phai, hoặc mã như PG-06.
    """
    from baocao.cli.choice import nearest_names  # noqa: PLC0415
    from baocao.pipeline import documents  # noqa: PLC0415

    pages, codes = documents.rule_pages()
    wanted = name.strip()
    found = codes.get(wanted.upper(), wanted.lower())
    if found not in pages:
        short = [each for each in pages if each.split("/")[-1] == wanted.lower()]
        if len(short) == 1:
            found = short[0]
        else:
            perhaps = nearest_names(wanted, [*pages, *codes])
            raise WorkspaceError(
                f"Không có quy tắc “{name}”.",
                f"{perhaps}Tên quy tắc đứng trong ngoặc ở cuối mỗi thông báo, ví dụ the-thuc/le-phai hoặc PG-06.",
            )
    code = next((code for code, rule in codes.items() if rule == found), "")
    click.echo(f"{found} · {code}" if code else found)
    click.echo()
    click.echo(pages[found])
    return 0
