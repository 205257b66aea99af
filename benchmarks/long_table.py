"""The time and memory of a whole `lap` with an annex of many rows, stage by stage: both grow in step with the rows."""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from baocao import files, pipeline
from baocao.values.sources import SourceFile, Sources

SIZES = (1_000, 2_000, 5_000, 10_000)
REPORT = "thu"
FORM = """\
ten: Báo cáo thử
trich_yeu: kết quả thử {{ ky }}
chi_tieu:
  danh_sach:
    nhan: Danh sách mô hình
    kieu: bang_ghi
    cot:
      ten: Tên mô hình
      noi: {nhan: Nơi thực hiện, nhom: Chủ mô hình}
      nguoi: {nhan: Người phụ trách, nhom: Chủ mô hình}
      ngay: {nhan: Ngày công nhận, kieu: ngay}
      so_ho: {nhan: Số hộ, kieu: dem}
      kinh_phi: {nhan: Kinh phí, kieu: tien, don_vi_tinh: đồng}
"""
ISSUER = """\
loai: dang
cap_tren: Đảng bộ tỉnh Hoà Sơn
ten: Huyện uỷ Thuỷ Khê
goi_tat: Huyện uỷ
dang_bo: Đảng bộ huyện
chu_the: Ban Thường vụ Huyện uỷ
ky_hieu: HU
dia_danh: Thuỷ Khê
nguoi_ky: {quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: PHÓ BÍ THƯ, ho_ten: Hoàng Thị Mẫu}
noi_nhan: [Ban Thường vụ Tỉnh uỷ]
"""
BODY = 'Danh sách mô hình tại {{ phu_luc("mo-hinh") }}.\n'
BY_TABLE = "{{ trang_ngang() }}\n# Danh sách mô hình\n{{ bang(danh_sach, tong=true) }}\n"
BY_LOOP = (
    "# Danh sách mô hình\n{% for m in danh_sach %}\n"
    "{{ loop.index }}. {{ m.ten }} của {{ m.noi }}, {{ m.so_ho }} hộ\n{% endfor %}\n"
)


def main() -> None:
    """Print milliseconds and megabytes: as a table, and as a list of paragraphs."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    for title, annex in (("bang(…)", BY_TABLE), ("{% for %}", BY_LOOP)):
        print(title)
        for rows in sizes:
            times, peak = measured(rows, annex)
            told = "  ".join(f"{stage} {took * 1000:.0f}" for stage, took in times.items())
            print(f"{rows:>7} rows  {sum(times.values()) * 1000:7.0f} ms  {peak / 1e6:6.0f} MB   {told}")


def measured(rows: int, annex: str) -> tuple[Mapping[str, float], int]:
    """Seconds by stage, then in a second run the most bytes that Python held at once."""
    found = sources(rows, annex)
    times: dict[str, float] = {}

    @contextmanager
    def watch(stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        times[stage] = times.get(stage, 0.0) + time.perf_counter() - began

    gc.collect()
    make(found, watch)
    tracemalloc.start()
    make(found, lambda _: watch("traced"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    times.pop("traced")
    return times, peak


def make(found: Sources, watch: pipeline.Watch) -> None:
    """The whole of `lap` but for the disk."""
    outcome = pipeline.make_report(found, files.rule_books(), watch=watch)
    assert outcome.sheet is not None, outcome.problems
    with watch("write"):
        data = pipeline.finished(outcome.sheet)
    with watch("verify"):
        pipeline.verify(outcome.sheet)(data)
    if outcome.sources_of_numbers is not None:
        with watch("workbook"):
            pipeline.finished_workbook(outcome.sources_of_numbers)


def sources(rows: int, annex: str) -> Sources:
    """A workspace in memory; the period before has as many rows."""
    period, before = (f"ky: {key}\ndanh_sach:\n{records(rows, key[:4])}" for key in ("2021-H1", "2020-H2"))
    templates = {f"{REPORT}/bao-cao.md.j2": BODY, f"{REPORT}/phu-luc-mo-hinh.md.j2": annex}
    return Sources(
        REPORT,
        file(f"data/{REPORT}/2021-H1.yaml", period),
        file(f"templates/{REPORT}/bieu-mau.yaml", FORM),
        file("data/co-quan-ban-hanh.yaml", ISSUER),
        earlier={"2020-H2": file(f"data/{REPORT}/2020-H2.yaml", before)},
        templates={name: file(f"templates/{name}", text) for name, text in templates.items()},
    )


def records(rows: int, year: str) -> str:
    """That many records, each of six lines."""
    return "".join(
        f"  - ten: Mô hình bảo vệ môi trường số {number}\n    noi: Chi bộ thôn {number % 97}, xã Hoà Lộc\n"
        f"    nguoi: Nguyễn Văn {'ABCDEGH'[number % 7]}\n    ngay: {number % 28 + 1}/6/{year}\n"
        f"    so_ho: {number % 400}\n    kinh_phi: {number % 999 + 1}000\n"
        for number in range(1, rows + 1)
    )


def file(path: str, text: str) -> SourceFile:
    """A file of the workspace."""
    return SourceFile(path, text.encode())


if __name__ == "__main__":
    main()
