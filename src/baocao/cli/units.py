"""`nhap`: spreadsheets for the units out, what they send back in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from baocao.cli import screen
from baocao.cli.program import EXIT_FOUND, program
from baocao.errors import WorkspaceError

if TYPE_CHECKING:
    # Loaded inside the commands: the help must not wait for the libraries of spreadsheets.
    from baocao.files import Workspace
    from baocao.pipeline.units import PutTogether
    from baocao.values.figures import Figures
    from baocao.values.period import Period
    from baocao.values.problem import Problem
    from baocao.values.taken_in import Doubt
    from baocao.values.unit import UnitReturn


class _Read(Struct):
    """What all files of this run gave."""

    returns: list[UnitReturn] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    untouched: int = 0
    files: int = 0


@program.command("nhap", short_help="Gửi phiếu số liệu cho các đơn vị, nhập phiếu gửi về.")
@click.option("--mau", "forms_wanted", is_flag=True, help="Ghi phiếu để gửi các đơn vị, thay vì nhập.")
@click.option("-o", "--ra", "target", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Với --mau: ghi phiếu vào thư mục này.")  # fmt: skip
@click.option("--ky", "period_key", metavar="KỲ", help="Kỳ báo cáo, ví dụ 2021-H1; mặc định là kỳ mới nhất.")
@click.option("--ghi-de", "overwrite", is_flag=True,
              help="Thay cả số gõ tay và phiếu đã nhận bằng số mới; mỗi chỗ thay đều được nêu.")  # fmt: skip
@click.option("--bao-cao", "report", metavar="TÊN", help="Báo cáo nào, khi có nhiều báo cáo.")
@click.option("--thu-muc", "folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path),
              help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại trở lên.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Ghi các thông báo dạng JSON.")
@click.option("-v", "--chi-tiet", "verbose", is_flag=True, help="Hiện cả gợi ý.")
@click.argument("arguments", metavar="[TỆP]…", nargs=-1)
def nhap(
    arguments: tuple[str, ...],
    forms_wanted: bool,
    target: Path | None,
    period_key: str | None,
    overwrite: bool,
    report: str | None,
    folder: Path | None,
    as_json: bool,
    verbose: bool,
) -> int:
    """Nhập số liệu của các đơn vị từ bảng tính Excel vào tệp số liệu của kỳ.

    `nhap --mau -o THƯ-MỤC` ghi phiếu cho từng đơn vị trong data/don-vi.yaml, và một bảng chung để tự gõ.
    `nhap TỆP… --ky KỲ` đọc phiếu gửi về (.xlsx, .xls; ghi tên thư mục thì lấy mọi bảng tính trong đó), cộng lại, chèn
    tổng vào tệp số liệu, ghi bảng “… - tổng hợp.xlsx” nêu ai chưa gửi, chỗ nào cần hỏi. Có thể nhập làm nhiều lần.

    Số gõ tay trong tệp số liệu không bị thay nếu không có --ghi-de.
    """
    from baocao import files  # noqa: PLC0415
    from baocao.cli.choice import choose_report_and_period  # noqa: PLC0415

    workspace = files.find_workspace(folder)
    name, period = choose_report_and_period(workspace, report, period_key)
    if forms_wanted:
        if arguments:
            raise WorkspaceError(
                f"Với --mau không ghi tên tệp; ở đây là {arguments[0]}.", "Thư mục để ghi phiếu đặt sau -o."
            )
        return _send_out(workspace, name, period, target, as_json=as_json, verbose=verbose)
    if target is not None:
        raise WorkspaceError("-o chỉ dùng với --mau.", "Bỏ -o; bảng tổng hợp được ghi vào thư mục ket-qua.")
    if not arguments:
        raise WorkspaceError(
            "Chưa ghi tên tệp cần nhập.",
            "Viết như: baocao nhap phieu-gui-ve --ky 2021-H1 (thư mục chứa các tệp Excel), hoặc --mau để ghi phiếu.",
        )
    if period not in workspace.periods(name):
        raise WorkspaceError(
            f"Chưa có tệp số liệu {period.label} (data/{name}/{period.key}.yaml).",
            f"Tạo tệp ấy trước, rồi nhập lại: baocao mo-ky {period.key}",
        )
    return _take_in(workspace, name, period, arguments, overwrite=overwrite, as_json=as_json, verbose=verbose)


def _send_out(
    workspace: Workspace, report: str, period: Period, target: Path | None, *, as_json: bool, verbose: bool
) -> int:
    from baocao import files, pipeline  # noqa: PLC0415
    from baocao.pipeline import units  # noqa: PLC0415

    figures, problems = units.open_intake(workspace.sources(report, period, is_new=True), period, is_new=True)
    _tell(problems, workspace, as_json=as_json, verbose=verbose)
    if figures is None:
        if not as_json:
            click.echo(f"{screen.summary(problems, hints=verbose)} Chưa ghi phiếu nào.")
        return EXIT_FOUND
    folder = target if target is not None else workspace.root / "ket-qua" / f"phieu-{report}-{period.key}"
    count, filled = 0, []
    with screen.progress(list(figures.units), "Ghi phiếu") as bar:
        for code, data in units.draw_forms(figures):
            wanted = folder / f"{report}-{period.key}-{code or 'tat-ca-don-vi'}.xlsx"
            written = files.write_paper(wanted, data, is_own=pipeline.is_own_paper, verify=lambda _: None)
            filled += [wanted.name] if written != wanted else []
            count += bool(code)
            bar.update(bool(code))
    for name in filled:
        click.echo(f"{name} đã có người điền: giữ nguyên, phiếu mới ghi bên cạnh.", err=as_json)
    click.echo(
        f"Đã ghi {count} phiếu {period.label} và một bảng chung các đơn vị vào {_shown(folder, workspace.root)}."
        f" Khi nhận lại, chạy: baocao nhap THƯ-MỤC --ky {period.key}",
        err=as_json,
    )
    return 0


def _take_in(
    workspace: Workspace,
    report: str,
    period: Period,
    arguments: Sequence[str],
    *,
    overwrite: bool,
    as_json: bool,
    verbose: bool,
) -> int:
    from baocao import files, pipeline  # noqa: PLC0415
    from baocao.pipeline import units  # noqa: PLC0415

    sources = workspace.sources(report, period)
    figures, problems = units.open_intake(sources, period)
    if figures is None:
        _tell(problems, workspace, as_json=as_json, verbose=verbose)
        if not as_json:
            click.echo(f"{screen.summary(problems, hints=verbose)} Chưa nhập gì.")
        return EXIT_FOUND
    paths = files.spreadsheets(arguments)
    read = _read_all(paths, workspace.root, figures, asks=screen.is_asking() and not as_json)
    made = units.put_together(sources, figures, read.returns, (*problems, *read.problems), overwrite=overwrite)
    if made.period_file is not None:
        files.write_over(workspace.root / sources.period_file.path, sources.period_file.data, made.period_file)
    if made.returns_file is not None:
        files.write_own(workspace.root / f"data/{report}/{period.key}.don-vi.yaml", made.returns_file)
    wanted = workspace.root / "ket-qua" / f"{report}-{period.key} - tổng hợp.xlsx"
    summed = files.write_paper(wanted, made.report, is_own=pipeline.is_own_paper, verify=lambda _: None)
    _tell(made.problems, workspace, as_json=as_json, verbose=verbose)
    for line in _told(made, read, sources.period_file.path, _shown(summed, workspace.root)):
        click.echo(line, err=as_json)
    return EXIT_FOUND if screen.has_errors(made.problems) else 0


def _read_all(paths: Sequence[Path], root: Path, figures: Figures, *, asks: bool) -> _Read:
    """Read every spreadsheet, one at a time, and ask about what is in doubt where somebody is there to answer."""
    read, decisions = _Read(), dict[str, str]()
    names = _names(paths, root)
    doubtful = _read_some(paths, names, figures, decisions, read, keeps_doubtful=not asks)
    if doubtful:
        for doubt in {doubt.label: doubt for doubts in doubtful.values() for doubt in doubts}.values():
            decisions[doubt.label] = _ask(doubt)
        _read_some(list(doubtful), names, figures, decisions, read, keeps_doubtful=True)
    return read


def _read_some(
    paths: Sequence[Path],
    names: Mapping[Path, str],
    figures: Figures,
    decisions: Mapping[str, str],
    read: _Read,
    *,
    keeps_doubtful: bool,
) -> dict[Path, tuple[Doubt, ...]]:
    """Add what the files hold to `read`; those with doubts are left for a second reading, unless they are kept."""
    from baocao import files  # noqa: PLC0415
    from baocao.pipeline import units  # noqa: PLC0415

    doubtful = {}
    with screen.progress(paths, "Đọc phiếu") as bar:
        for path in bar:
            taken = units.take_in_file(names[path], files.read_bytes(path), figures, decisions)
            if taken is None:
                read.untouched += 1
            elif taken.doubts and not keeps_doubtful:
                doubtful[path] = taken.doubts
            else:
                read.files += 1
                read.returns += taken.returns
                read.problems += taken.problems
    return doubtful


def _names(paths: Sequence[Path], root: Path) -> dict[Path, str]:
    """How findings call the files: by their path in the workspace, else by name, or in full where two have one name."""
    names = {path: _shown(path.resolve(), root) if path.resolve().is_relative_to(root) else path.name for path in paths}
    often = Counter(names.values())
    return {path: name if often[name] == 1 else path.as_posix() for path, name in names.items()}


def _ask(doubt: Doubt) -> str:
    """Which of the candidates is meant; empty for none of them."""
    click.echo(f"{doubt.cell.place}: “{doubt.label}” là mục nào?")
    for number, (_, label) in enumerate(doubt.candidates, 1):
        click.echo(f"  {number}. {label}")
    click.echo("  0. Không phải mục nào, bỏ qua")
    choice = click.prompt(
        "Gõ số rồi bấm Enter", type=click.IntRange(0, len(doubt.candidates)), default=0, show_default=False
    )
    return doubt.candidates[choice - 1][0] if choice else ""


def _told(made: PutTogether, read: _Read, period_file: str, report: str) -> Iterator[str]:
    """What was done, in lines."""
    if read.untouched:
        yield f"Bỏ qua {read.untouched} phiếu còn nguyên như khi gửi đi, chưa điền số nào."
    expected, sent = len(made.tally.expected), sum(unit.code in made.tally.returns for unit in made.tally.expected)
    yield f"Đã đọc {read.files} tệp; đến nay {sent}/{expected} đơn vị đã gửi."
    if made.period_file is not None:
        yield f"Đã chèn {made.spliced} số vào {period_file}; mọi chữ khác trong tệp giữ nguyên."
    else:
        yield f"{period_file} không có gì phải thay."
    yield f"Ai chưa gửi, chỗ nào cần hỏi: xem {report}."


def _tell(problems: Sequence[Problem], workspace: Workspace, *, as_json: bool, verbose: bool) -> None:
    if as_json:
        click.echo(screen.as_json(problems))
    else:
        screen.show_findings(problems, workspace.line, hints=verbose)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
