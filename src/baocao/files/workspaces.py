"""Workspaces found, read and made."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from msgspec import Struct

from baocao.errors import BaocaoError, UnreadableError, UnwritableError, WorkspaceError
from baocao.files.reading import MOST_BYTES_OF_OURS, read_bytes, reading, reason_of
from baocao.values.period import Period, PeriodKind
from baocao.values.sample import SAMPLES, Sample
from baocao.values.sources import LEARNED, AcceptedText, LanguageFiles, SourceFile, Sources

_EXEMPTIONS, _ACCEPTED = "data/ngoai-le-soat-loi.yaml", "data/van-ban-chuan"
_NOT_A_TEXT = re.compile(r"DOC-TRUOC\.txt|[.~].*|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Our own word to the reader, and what Windows and Word lay beside files."""
_FORM, _ISSUER = "bieu-mau.yaml", "data/co-quan-ban-hanh.yaml"
_TABLES = ("data/su-kien.yaml", "data/can-cu.yaml", "data/to-chuc.yaml")
_UNITS, _RETURNS = "data/don-vi.yaml", ".don-vi.yaml"


class Workspace(Struct, frozen=True):
    """A folder with `data/` and `templates/`.

    Attributes:
        shared: of one workspace among many, the folder that holds them: `templates/` and the tables of events, legal
            bases and bodies are taken from there where the workspace has none of its own.
    """

    root: Path
    shared: Path | None = None

    @property
    def _home_of_templates(self) -> Path:
        is_own = self.shared is None or (self.root / "templates").is_dir()
        return self.root if is_own or self.shared is None else self.shared

    def reports(self) -> tuple[str, ...]:
        """Names of the reports: the folders of `templates/` that hold a form."""
        folder = self._home_of_templates / "templates"
        with reading(folder):
            return tuple(sorted(form.parent.name for form in folder.glob(f"*/{_FORM}")))

    def periods(self, report: str) -> tuple[Period, ...]:
        """The periods of a report that have a file, the newest last; of those that end on one day, the shortest."""
        with reading(self.root / "data"):
            stems = [path.stem for path in (self.root / "data" / report).glob("*.yaml")]
        periods = [period for stem in stems if (period := Period.parse(stem)) is not None]
        return tuple(
            sorted(periods, key=lambda period: (period.kind is not PeriodKind.SPAN, period.last_day, period.first_day))
        )

    def issuer(self) -> SourceFile:
        """`data/co-quan-ban-hanh.yaml`.

        Raises:
            WorkspaceError: there is none.
        """
        return self._required(_ISSUER, "tệp khai cơ quan ban hành")

    def sources(self, report: str, period: Period, *, is_new: bool = False) -> Sources:
        """All files that this period's report is made from; a new period has no file of its own yet.

        Raises:
            WorkspaceError: the form, the issuer's file or the period file is missing.
            UnreadableError: the system does not let us read one of them.
        """
        form = self._required(f"templates/{report}/{_FORM}", "biểu mẫu của báo cáo")
        own_path = f"data/{report}/{period.key}.yaml"
        period_file = SourceFile(own_path, b"") if is_new else self._period_file(report, period)
        events, legal_bases, bodies = (self._optional(path) for path in _TABLES)
        earlier = {
            other.key: found
            for other in self.periods(report)
            if other != period and (found := self._optional(f"data/{report}/{other.key}.yaml")) is not None
        }
        templates = {}
        folder = self._home_of_templates / "templates"
        with reading(folder):
            paths = sorted(folder.rglob("*.j2"))
        for path in paths:
            name = path.relative_to(folder).as_posix()
            templates[name] = SourceFile(f"templates/{name}", read_bytes(path))
        return Sources(
            report,
            period_file,
            form,
            self.issuer(),
            events,
            legal_bases,
            bodies,
            earlier,
            templates,
            self.language(),
            self._optional(_UNITS),
            self._returns(report),
        )

    def _returns(self, report: str) -> dict[str, SourceFile]:
        """What units sent in, by the key of the period."""
        with reading(self.root / "data"):
            names = sorted(path.name for path in (self.root / "data" / report).glob(f"*{_RETURNS}"))
        keys = [name.removesuffix(_RETURNS) for name in names]
        return {
            key: SourceFile(path, read_bytes(self.root / path, MOST_BYTES_OF_OURS))
            for key in keys
            if Period.parse(key) is not None and (self.root / (path := f"data/{report}/{key}{_RETURNS}")).is_file()
        }

    def language(self) -> LanguageFiles:
        """What the office tells about its language; a text that cannot be read is named."""
        with reading(self.root / _ACCEPTED):
            paths = sorted(path for path in (self.root / _ACCEPTED).rglob("*") if path.is_file())
        texts = tuple(self._accepted(path) for path in paths if not _NOT_A_TEXT.fullmatch(path.name))
        return LanguageFiles(self._optional(_EXEMPTIONS), texts)

    def _accepted(self, path: Path) -> AcceptedText:
        name = path.relative_to(self.root).as_posix()
        if path.suffix.lower() not in LEARNED:
            return AcceptedText(name, b"")
        try:
            return AcceptedText(name, read_bytes(path))
        except UnreadableError as error:
            return AcceptedText(name, b"", error.message)

    def line(self, path: str, number: int) -> str:
        """One line of a file of the workspace, for showing it under a finding; empty where there is none."""
        try:
            text = self._where(path).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""
        lines = text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _period_file(self, report: str, period: Period) -> SourceFile:
        path = f"data/{report}/{period.key}.yaml"
        found = self._optional(path)
        if found is not None:
            return found
        like = [each.name for each in sorted((self.root / "data" / report).glob(f"{period.key}*"))]
        like = [name for name in like if not name.endswith(_RETURNS)]
        if like:
            remedy = f"Có tệp {', '.join(like)}: đổi tên thành {period.key}.yaml (bật hiện đuôi tệp trong Windows)."
        elif known := self.periods(report):
            remedy = f"Các kỳ đã có số liệu: {', '.join(f'{each.label} ({each.key})' for each in known)}."
        else:
            remedy = f"Tạo tệp ấy trong thư mục data/{report}, có thể chép từ tệp của kỳ khác."
        raise WorkspaceError(f"Chưa có số liệu {period.label}: không thấy tệp {path}.", remedy)

    def _required(self, path: str, meaning: str) -> SourceFile:
        found = self._optional(path)
        if found is None:
            raise WorkspaceError(f"Không thấy {path} ({meaning}).", "Chép lại tệp ấy từ bản mẫu của `baocao khoi-tao`.")
        return found

    def _optional(self, path: str) -> SourceFile | None:
        found = self._where(path)
        return SourceFile(path, read_bytes(found)) if found.is_file() else None

    def _where(self, path: str) -> Path:
        """The file of the workspace, or the one that it shares with others."""
        own = self.root / path
        if path.startswith("templates/"):
            return self._home_of_templates / path
        return self.shared / path if self.shared is not None and path in _TABLES and not own.is_file() else own


def find_workspace(start: Path | None) -> Workspace:
    """The workspace at `start`, or, when that is None, in the current folder or the nearest one above it.

    Raises:
        WorkspaceError: there is none.
    """
    if start is not None:
        if not _is_workspace(start):
            raise WorkspaceError(
                f"Thư mục {start} không có hai thư mục con data và templates.",
                "Kiểm tra lại đường dẫn sau --thu-muc.",
            )
        return Workspace(start.resolve())
    here = Path.cwd()
    found = enclosing_workspace(here)
    if found is not None:
        return found
    raise WorkspaceError(
        f"Không thấy thư mục làm việc (có data và templates) ở {here} và các thư mục chứa nó.",
        "Vào đúng thư mục rồi chạy lại, hoặc thêm --thu-muc ĐƯỜNG-DẪN;"
        " chưa có thì tạo bằng `baocao khoi-tao TÊN-THƯ-MỤC`.",
    )


def workspaces_in(folder: Path) -> tuple[Workspace, ...]:
    """The workspaces that are subfolders, by name; each has a `data/`, and `templates/` if only beside them.

    Raises:
        WorkspaceError: there is none.
    """
    with reading(folder):
        found = [each for each in sorted(folder.glob("*")) if (each / "data").is_dir() and each.name != "data"]
    shared = folder.resolve()
    workspaces = tuple(Workspace(each.resolve(), shared) for each in found)
    if workspaces and all((each._home_of_templates / "templates").is_dir() for each in workspaces):
        return workspaces
    lacking = next((each.root.name for each in workspaces), "")
    if lacking:
        raise WorkspaceError(
            f"Không có thư mục templates, cả trong {lacking} lẫn trong {folder}.",
            f"Đặt thư mục templates dùng chung vào {folder}.",
        )
    raise WorkspaceError(
        f"{folder} không có thư mục con nào có thư mục data.",
        "Mỗi cơ quan một thư mục con, trong đó có data; templates dùng chung đặt cạnh các thư mục ấy.",
    )


def enclosing_workspace(folder: Path) -> Workspace | None:
    """The workspace at the folder or nearest above it; None where there is none."""
    return next((Workspace(each) for each in (folder, *folder.parents) if _is_workspace(each)), None)


def _is_workspace(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "templates").is_dir()


def write_fresh_workspace(target: Path, sample: Sample = SAMPLES[0]) -> tuple[str, ...]:
    """Copy a ready-made workspace into a new or empty folder; returns the paths written, with `/`.

    Raises:
        WorkspaceError: something stands there already.
        UnwritableError: the system refuses.
    """
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise WorkspaceError(
                f"{target} đã có và không trống.", "Chọn tên thư mục khác; chương trình không ghi đè lên tệp nào đã có."
            )
        written = []
        for name, data in sorted(_fresh_files(sample).items()):
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(name)
    except OSError as error:
        message = f"Không tạo được {target}: {reason_of(error)}."
        raise UnwritableError(message, "Chọn thư mục khác rồi chạy lại.") from error
    return tuple(written)


def _fresh_files(sample: Sample) -> dict[str, bytes]:
    """The files of a fresh workspace: from the installed package, or, in a checkout, from the repository itself."""
    package = Path(str(resources.files("baocao")))
    for root in (package / "khoi_tao" / sample.name, package.parents[1] / sample.folder):
        if _is_workspace(root):
            found = [*(root / "data").rglob("*.*"), *(root / "templates").rglob("*")]
            return {
                path.relative_to(root).as_posix(): path.read_bytes()
                for path in found
                if path.is_file() and re.search(r"\.(?:yaml|j2|md)$|^DOC-TRUOC\.txt$", path.name)
            }
    raise BaocaoError("Bản cài đặt thiếu thư mục mẫu.", "Cài lại chương trình.")
