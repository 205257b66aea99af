"""`sua`, `giai-thich`, and what `kiem-tra` does with a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from baocao.cli import screen
from baocao.cli.program import EXIT_FOUND, program, rule_book_option
from baocao.errors import WorkspaceError
from baocao.values.sources import LanguageFiles

if TYPE_CHECKING:
    # Loaded inside the commands: the help must not wait for Word's libraries.
    from baocao.files import Workspace
    from baocao.pipeline.documents import FindSources
    from baocao.pipeline.language import Language
    from baocao.values.exemption import Exemption
    from baocao.values.mending import TextMending
    from baocao.values.period import Period
    from baocao.values.problem import Problem
    from baocao.values.rulebook import RuleBook
    from baocao.values.sources import Sources

_WORD_SUFFIX = ".docx"
_TEXT_SUFFIXES = (".txt", ".md", ".markdown")
_FILE_SUFFIXES = (_WORD_SUFFIX, *_TEXT_SUFFIXES, ".doc", ".docm", ".dotx", ".rtf", ".odt", ".pdf")


def is_file_name(argument: str) -> bool:
    """Whether what was typed in place of a period means a file."""
    return Path(argument).suffix.lower() in _FILE_SUFFIXES or any(sign in argument for sign in "/\\")


def check_file(argument: str, folder: Path | None, rule_book: str | None, *, as_json: bool, verbose: bool) -> int:
    """`kiem-tra TỆP`: the language, a Word file's layout, our own paper against the data; its exit code."""
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import documents, texts  # noqa: PLC0415

    path = Path(argument)
    data, language = files.read_bytes(path), _language(path, folder)
    if path.suffix.lower() in _TEXT_SUFFIXES:
        text = texts.check_text(data, path.as_posix(), language)
        _tell(text.problems, text.silenced, _line_of(data), as_json=as_json, verbose=verbose)
        if not as_json:
            click.echo(f"{screen.summary(text.problems, hints=verbose)} Đã kiểm tra {path.name}.")
        return EXIT_FOUND if screen.has_errors(text.problems) else 0
    checked = documents.check_document(
        data, path.as_posix(), files.rule_books(), date.today(), rule_book or "", _finder(path, folder), language
    )
    click.echo(_why(checked.book, checked.reason), err=as_json)
    _tell(checked.problems, checked.silenced, lambda _, __: "", as_json=as_json, verbose=verbose)
    if not as_json:
        on_layout = len(checked.problems) - checked.on_language
        told = f"{on_layout} thông báo về thể thức và số liệu, {checked.on_language} về câu chữ"
        click.echo(f"{screen.summary(checked.problems, hints=verbose)} Đã kiểm tra {path.name} ({told}).")
    return EXIT_FOUND if screen.has_errors(checked.problems) else 0


def _tell(
    problems: Sequence[Problem],
    silenced: Sequence[tuple[Exemption, Problem]],
    line_of: Callable[[str, int], str],
    *,
    as_json: bool,
    verbose: bool,
) -> None:
    if as_json:
        click.echo(screen.as_json(problems))
        return
    screen.show_findings(problems, line_of, hints=verbose)
    if silenced:
        files = ", ".join(sorted({exemption.place.path for exemption, _ in silenced}))
        click.echo(f"Bỏ qua {len(silenced)} thông báo về câu chữ theo {files}.")


def _line_of(data: bytes) -> Callable[[str, int], str]:
    """The lines of a text by their number; of a file that is not Unicode none."""
    from baocao.adapters.plain_text import read_plain  # noqa: PLC0415

    try:
        lines = re.split(r"\r\n|\r|\n", read_plain(data).text)
    except UnicodeDecodeError:
        lines = []
    return lambda _, number: lines[number - 1] if 0 < number <= len(lines) else ""


def _language(path: Path, folder: Path | None) -> Language:
    """The program's words, and what the workspace named, around the file or around the current folder says."""
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline.language import read_language  # noqa: PLC0415

    workspace = next((each for each in _workspaces(path, folder) if each is not None), None)
    return read_language(files.lexicon(), workspace.language() if workspace else LanguageFiles())


def _workspaces(path: Path, folder: Path | None) -> list[Workspace | None]:
    """The workspace named, else those around the file and around the current folder."""
    from baocao import files  # noqa: PLC0415

    if folder is not None:
        return [files.find_workspace(folder)]
    return [files.enclosing_workspace(start) for start in (path.resolve().parent, Path.cwd())]


def _why(book: RuleBook, reason: str) -> str:
    return f"Xét theo {book.name} ({book.title}): {reason}."


def _finder(path: Path, folder: Path | None) -> FindSources:
    """Finds the data of our own paper: in the workspace named, else around the file, else around the current folder."""

    def find(report: str, period: Period) -> Sources | None:
        for workspace in _workspaces(path, folder):
            if workspace is not None and report in workspace.reports() and period in workspace.periods(report):
                return workspace.sources(report, period)
        return None

    return find


@program.command("sua", short_help="Sửa thể thức của tệp Word; sửa cả lỗi chữ khi được yêu cầu.")
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("-o", "--ra", "target", metavar="MỚI", type=click.Path(path_type=Path), required=True,
              help="Ghi tệp đã sửa ra đây; tệp gốc giữ nguyên.")  # fmt: skip
@click.option("--chinh-ta", "with_words", is_flag=True, help="Sửa cả những lỗi chữ chắc chắn; dùng được cho .txt, .md.")
@click.option("--thu-muc", "folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Thư mục làm việc có ngoại lệ và văn bản chuẩn; mặc định tìm quanh tệp.")  # fmt: skip
@rule_book_option
def sua(source: Path, target: Path, with_words: bool, folder: Path | None, rule_book: str | None) -> int:
    """Sửa lề, phông chữ, cỡ chữ, giãn dòng, thụt dòng, căn lề, số trang… của một tệp Word.

    Chữ, hình và chú thích không thay đổi, trừ khi có --chinh-ta: khi ấy những lỗi chữ chắc chắn (gõ sai, dấu cách
    thừa, dấu thanh đặt khác kiểu …) cũng được sửa, từng chỗ được liệt kê. Tệp gốc giữ nguyên; tệp đã sửa ghi ra MỚI.
    Việc nào phải do người làm thì được liệt kê.
    """
    suffix = source.suffix.lower()
    is_text = suffix in _TEXT_SUFFIXES
    wanted = suffix if is_text else _WORD_SUFFIX
    if target.suffix.lower() != wanted:
        raise WorkspaceError(
            f"Tên tệp sau -o phải có đuôi {wanted}; ở đây là {target.name}.", f"Viết lại thành {target.stem}{wanted}."
        )
    if is_text and not with_words:
        raise WorkspaceError(
            f"{source.name} là tệp chữ, không có thể thức nào để sửa; chưa ghi tệp nào.",
            "Muốn sửa lỗi chữ thì thêm --chinh-ta.",
        )
    language = _language(source, folder) if with_words else None
    if is_text and language is not None:
        return _mend_text(source, target, language)
    return _mend_document(source, target, language, rule_book)


def _mend_document(source: Path, target: Path, language: Language | None, rule_book: str | None) -> int:
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import documents  # noqa: PLC0415

    mended = documents.mend_document(
        files.read_bytes(source), source.as_posix(), files.rule_books(), date.today(), rule_book or "", language
    )
    files.write_new(target, mended.data, "Chọn tên khác sau -o.")
    click.echo(_why(mended.book, mended.reason))
    if mended.done:
        click.echo(f"Đã sửa {len(mended.done)} lỗi thể thức:")
        for problem in mended.done:
            click.echo(f"  {problem.place.part or 'cả văn bản'}: {problem.message} ({screen.rule_of(problem)})")
    else:
        click.echo("Không có lỗi thể thức nào tự sửa được.")
    if language is not None:
        _tell_replaced("đoạn", mended.replaced)
    left = (*(language.problems if language else ()), *mended.left)
    return _tell_left(left, target, lambda _, __: "")


def _mend_text(source: Path, target: Path, language: Language) -> int:
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import texts  # noqa: PLC0415

    mended = texts.mend_text(files.read_bytes(source), source.as_posix(), language)
    _tell_replaced("dòng", mended.replaced)
    if not mended.replaced and screen.has_errors(mended.left):
        # What cannot be read as text is not copied either.
        return _tell_left(mended.left, None, _line_of(mended.data))
    files.write_new(target, mended.data, "Chọn tên khác sau -o.")
    return _tell_left(mended.left, target, _line_of(mended.data))


def _tell_replaced(unit: str, replaced: Sequence[TextMending]) -> None:
    if not replaced:
        click.echo("Không có lỗi chữ nào tự sửa được.")
        return
    click.echo(f"Đã sửa chữ {len(replaced)} chỗ:")
    for each in replaced:
        click.echo(f"  {unit} {each.paragraph + 1}: {each.told}")


def _tell_left(left: Sequence[Problem], target: Path | None, line_of: Callable[[str, int], str]) -> int:
    if left:
        click.echo("Còn lại, phải sửa tay:")
        screen.show_findings(left, line_of, hints=True)
    written = f"Đã ghi {target}; tệp gốc giữ nguyên." if target else "Chưa ghi tệp nào."
    click.echo(f"{screen.summary(left, hints=True)} {written}")
    return EXIT_FOUND if screen.has_errors(left) else 0


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
