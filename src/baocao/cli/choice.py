"""Which report and which period a command means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from baocao import pipeline
from baocao.errors import WorkspaceError
from baocao.files import Workspace
from baocao.values.period import Period
from baocao.values.sample import SAMPLES, Sample


def choose_report_and_period(workspace: Workspace, report: str | None, period_key: str | None) -> tuple[str, Period]:
    """The report: the one named, else the office's usual one, else the only one with figures for the period.

    The period: the one named, else the newest that has a file.

    Raises:
        WorkspaceError: nothing fits, or several do.
    """
    period = _period(period_key) if period_key is not None else None
    report = _report(workspace, report, period)
    if period is not None:
        return report, period
    periods = workspace.periods(report)
    if not periods:
        raise WorkspaceError(
            f"Báo cáo {report} chưa có tệp số liệu nào trong data/{report}.", "Tạo tệp số liệu, ví dụ 2021-H1.yaml."
        )
    return report, periods[-1]


def choose_report_and_new_period(
    workspace: Workspace, report: str | None, period_key: str | None
) -> tuple[str, Period]:
    """The report likewise; the period: the one named, else the one after the newest that has a file.

    Raises:
        WorkspaceError: nothing fits, or several do.
    """
    period = _period(period_key) if period_key is not None else None
    report = _report(workspace, report, None)
    periods = workspace.periods(report)
    if period is not None:
        return report, period
    if not periods:
        raise WorkspaceError(f"Báo cáo {report} chưa có kỳ nào.", "Ghi rõ kỳ cần mở: baocao mo-ky 2021-H1")
    return report, periods[-1].next


def choose_sample(name: str) -> Sample:
    """The ready-made workspace of that name.

    Raises:
        WorkspaceError: there is none.
    """
    known = {sample.name: sample for sample in SAMPLES}
    if name in known:
        return known[name]
    raise WorkspaceError(f"Không có mẫu “{name}”.", f"{nearest_names(name, known)}Các mẫu: {', '.join(known)}.")


def nearest_names(name: str, known: Iterable[str]) -> str:
    """`Có phải “…” không? `, or nothing where no known name is near."""
    near = difflib.get_close_matches(name, known, 1)
    return f"Có phải “{near[0]}” không? " if near else ""


def _period(key: str) -> Period:
    period = Period.parse(key.strip().upper())
    if period is not None:
        return period
    raise WorkspaceError(
        f"“{key}” không phải là một kỳ báo cáo.",
        "Viết 2021-H1 (6 tháng đầu năm 2021), 2021-H2 (6 tháng cuối năm), 2021-Q3, 2021-9T, 2021 hoặc 2021-2025.",
    )


def _report(workspace: Workspace, name: str | None, period: Period | None) -> str:
    known = workspace.reports()
    if name is not None:
        if name in known:
            return name
        reports = f"Các báo cáo: {', '.join(known) or 'chưa có'}."
        raise WorkspaceError(f"Không có báo cáo “{name}”.", f"{nearest_names(name, known)}{reports}")
    if not known:
        raise WorkspaceError(
            "Chưa có báo cáo nào: templates không có thư mục con nào chứa bieu-mau.yaml.",
            "Tạo thư mục mẫu bằng `baocao khoi-tao TÊN-THƯ-MỤC`.",
        )
    fitting = [each for each in known if _has(workspace, each, period)]
    usual = pipeline.default_report(workspace.issuer())
    if usual and usual not in known:
        raise WorkspaceError(
            f"data/co-quan-ban-hanh.yaml ghi bao_cao_mac_dinh “{usual}”, không có báo cáo ấy.",
            f"Sửa bao_cao_mac_dinh. Các báo cáo: {', '.join(known)}.",
        )
    if usual in fitting or (usual in known and not fitting):
        return usual
    if len(fitting) == 1 or (not fitting and len(known) == 1):
        return (fitting or list(known))[0]
    raise WorkspaceError(
        f"Có {len(fitting or known)} báo cáo: {', '.join(fitting or known)}.",
        "Thêm --bao-cao TÊN, hoặc ghi bao_cao_mac_dinh trong data/co-quan-ban-hanh.yaml.",
    )


def _has(workspace: Workspace, report: str, period: Period | None) -> bool:
    periods = workspace.periods(report)
    return bool(periods) if period is None else period in periods
