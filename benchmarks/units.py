"""`nhap` for many units: time and peak memory of the whole command and of a `lap` afterwards."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import openpyxl

from baocao.files import write_fresh_workspace

SIZES = (106, 1_000, 10_000)
PERIOD = "2021-H2"
STEM = f"dan-van-kheo-{PERIOD}-"
_RUN = "import resource,sys; from baocao.cli import run; code=run(sys.argv[1:]); " \
       "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr); sys.exit(code)"  # fmt: skip


def main() -> None:
    """Print one line for each number of units."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    print(f"{'units':>7} {'forms out':>16} {'taken in':>16} {'per 1,000':>10} {'again':>16} {'lap afterwards':>16}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{size:>7} " + " ".join(measured(Path(folder), size)), flush=True)


def measured(folder: Path, size: int) -> list[str]:
    """Seconds and megabytes: forms written, taken in, taken in once more, the report made."""
    root = folder / "x"
    write_fresh_workspace(root)
    units = "".join(f"don_vi_{at}:\n  ten: Chi bộ số {at}\n  loai: chi bộ\n" for at in range(1, size + 1))
    (root / "data" / "don-vi.yaml").write_text(units, encoding="utf-8")
    period = root / "data" / "dan-van-kheo" / f"{PERIOD}.yaml"
    shipped = (root / "data" / "dan-van-kheo" / "2021-H1.yaml").read_text(encoding="utf-8")
    period.write_text(shipped.replace("2021-H1", PERIOD), encoding="utf-8")
    forms = folder / "phieu"
    out = timed(root, "nhap", "--mau", "-o", str(forms), "--ky", PERIOD)
    (forms / f"{STEM}tat-ca-don-vi.xlsx").unlink()
    fill(forms)
    taken = [timed(root, "nhap", str(forms), "--ky", PERIOD, "--ghi-de") for _ in range(5 if size < 1_000 else 1)]
    first = sorted(taken)[len(taken) // 2]
    again = timed(root, "nhap", str(forms), "--ky", PERIOD, "--ghi-de")
    paper = timed(root, "lap", PERIOD, "--du-thao")
    return [shown(out), shown(first), f"{first[0] / size * 1000:8.2f} s", shown(again), shown(paper)]


def shown(result: tuple[float, float]) -> str:
    """`  1.23 s   60 MB`."""
    return f"{result[0]:7.2f} s {result[1]:4.0f} MB"


def timed(root: Path, *arguments: str) -> tuple[float, float]:
    """Seconds, and the most megabytes that the process held."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - began
    return took, int(done.stderr.split()[-1]) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def fill(forms: Path) -> None:
    """Fill in every form, with nought but for the first cell; one form's stamp names the cells of all."""
    paths = sorted(forms.glob("*.xlsx"))
    book = openpyxl.load_workbook(paths[0])
    rows = [tuple(map(str, row)) for row in book["_baocao"].iter_rows(values_only=True)]
    cells = [row[3] for row in rows if row[0] == "o" and book["Số liệu"][row[3]].value is None]
    for at, path in enumerate(paths):
        path.write_bytes(typed(path.read_bytes(), cells, 31 + at % 60))


def typed(data: bytes, cells: list[str], number: int) -> bytes:
    """The form filled in, straight into its XML, since opening 10,000 books takes minutes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as form, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as filled:
        for item in form.infolist():
            part = form.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                part = with_numbers(part.decode(), dict.fromkeys(cells, 0) | {cells[0]: number}).encode()
            filled.writestr(item.filename, part)
    return buffer.getvalue()


def with_numbers(xml: str, values: dict[str, int]) -> str:
    """The sheet with those values in its cells, which are empty in it."""
    for cell, number in values.items():
        start = xml.index(f'<c r="{cell}"')
        end = xml.index(">", start)
        opening = xml[start:end].rstrip("/").replace(' t="n"', "").rstrip()
        after = end + 1 if xml[end - 1] == "/" else xml.index("</c>", end) + 4
        xml = f"{xml[:start]}{opening}><v>{number}</v></c>{xml[after:]}"
    return xml


if __name__ == "__main__":
    main()
