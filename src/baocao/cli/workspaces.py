"""`mo-ky`, `so-sanh` and `khoi-tao`: what surrounds the report of one period."""

from __future__ import annotations

from pathlib import Path

import click

from baocao.cli import screen
from baocao.cli.program import EXIT_FOUND, program
from baocao.errors import WorkspaceError
from baocao.values.sample import SAMPLES


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
    from baocao.cli.choice import choose_report_and_period  # noqa: PLC0415

    if len({key.upper() for key in period_keys}) < 2:
        raise WorkspaceError("Cần ít nhất hai kỳ để so sánh.", "Viết như: baocao so-sanh 2021-H1 2022-H1")
    if target is not None and target.suffix.lower() != ".xlsx":
        raise WorkspaceError("Tên tệp sau -o phải có đuôi .xlsx.", f"Viết lại thành {target.stem}.xlsx.")
    workspace = files.find_workspace(folder)
    name, _ = choose_report_and_period(workspace, report, period_keys[-1])
    periods = [choose_report_and_period(workspace, name, key)[1] for key in period_keys]
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


_FRESH_HELP = """Tạo THƯ-MỤC mới có sẵn biểu mẫu, lời văn và số liệu ví dụ của một kỳ, chép từ một trong các mẫu:

\b
"""  # click leaves the lines below its mark as they are


@program.command(
    "khoi-tao",
    short_help="Tạo một thư mục làm việc mới có sẵn ví dụ.",
    help=_FRESH_HELP + "\n".join(f"  {sample.name:<20}{sample.words}" for sample in SAMPLES),
)
@click.option("--mau", "sample_name", metavar="TÊN", default=SAMPLES[0].name,
              help="Chép mẫu nào; không ghi thì lấy mẫu đầu tiên.")  # fmt: skip
@click.argument("folder", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
def khoi_tao(folder: Path, sample_name: str) -> int:
    """Copy a ready-made workspace and say which period to run."""
    from baocao import files  # noqa: PLC0415
    from baocao.cli.choice import choose_report_and_period, choose_sample  # noqa: PLC0415

    for name in files.write_fresh_workspace(folder, choose_sample(sample_name)):
        click.echo(f"  {name}")
    _, period = choose_report_and_period(files.find_workspace(folder), None, None)
    click.echo(
        f"Đã tạo thư mục làm việc {folder}. Vào thư mục ấy rồi chạy: baocao lap {period.key}\n"
        "Dùng cho cơ quan mình: mở data/co-quan-ban-hanh.yaml, sửa trước tiên những dòng có chữ SỬA."
    )
    return 0
