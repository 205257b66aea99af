"""The only disk: workspaces found and read, papers written so that nothing is ever half written or overwritten."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from baocao.errors import BaocaoError, UnreadableError, UnwritableError, WorkspaceError
from baocao.values.lexicon import Lexicon
from baocao.values.period import Period, PeriodKind
from baocao.values.sample import SAMPLES, Sample
from baocao.values.sources import LEARNED, AcceptedText, LanguageFiles, SourceFile, Sources

MOST_BYTES = 20_000_000
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_EXEMPTIONS, _ACCEPTED = "data/ngoai-le-soat-loi.yaml", "data/van-ban-chuan"
_NOT_A_TEXT = re.compile(r"DOC-TRUOC\.txt|[.~].*|Thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Our own word to the reader, and what Windows and Word lay beside files."""
_FORM, _ISSUER = "bieu-mau.yaml", "data/co-quan-ban-hanh.yaml"
_TABLES = ("data/su-kien.yaml", "data/can-cu.yaml", "data/to-chuc.yaml")


@dataclass(frozen=True)
class Workspace:
    """A folder with `data/` and `templates/`."""

    root: Path

    def reports(self) -> tuple[str, ...]:
        """Names of the reports: the folders of `templates/` that hold a form."""
        with _reading(self.root / "templates"):
            return tuple(sorted(form.parent.name for form in (self.root / "templates").glob(f"*/{_FORM}")))

    def periods(self, report: str) -> tuple[Period, ...]:
        """The periods of a report that have a file, the newest last; of those that end on one day, the shortest."""
        with _reading(self.root / "data"):
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
        with _reading(self.root / "templates"):
            paths = sorted((self.root / "templates").rglob("*.j2"))
        for path in paths:
            name = path.relative_to(self.root / "templates").as_posix()
            templates[name] = self._read(f"templates/{name}")
        return Sources(
            report, period_file, form, self.issuer(), events, legal_bases, bodies, earlier, templates, self.language()
        )

    def language(self) -> LanguageFiles:
        """What the office tells about its language; a text that cannot be read is named."""
        with _reading(self.root / _ACCEPTED):
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
            text = (self.root / path).read_bytes().decode("utf-8-sig")
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
        return self._read(path) if (self.root / path).is_file() else None

    def _read(self, path: str) -> SourceFile:
        return SourceFile(path, read_bytes(self.root / path))


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


def enclosing_workspace(folder: Path) -> Workspace | None:
    """The workspace at the folder or nearest above it; None where there is none."""
    return next((Workspace(each) for each in (folder, *folder.parents) if _is_workspace(each)), None)


def _is_workspace(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "templates").is_dir()


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        UnreadableError: it is missing, the system refuses, or it is larger than any file of an office.
    """
    with _reading(path):
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(f"Tệp {path} quá lớn.", "Xem có phải chọn nhầm tệp không.")
        return path.read_bytes()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError(
            f"Không đọc được {path}: {_reason(error)}.", "Xem lại tên tệp và thư mục chứa tệp."
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"Không đọc được {path}: {_reason(error)}.",
            "Đóng chương trình đang mở tệp, hoặc xin quyền đọc, rồi chạy lại.",
        ) from error


def rule_books() -> tuple[str, ...]:
    """The texts of all rule books that the program ships."""
    folder = resources.files("baocao") / "rule_books"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def lexicon() -> Lexicon:
    """The words and pairs of words that the program brings along."""
    return Lexicon.from_bytes((resources.files("baocao") / "lexicon" / "nen.bin").read_bytes())


def write_paper(target: Path, data: bytes, *, is_own: Callable[[bytes], bool], verify: Callable[[bytes], None]) -> Path:
    """Write a paper where nothing that somebody edited stands.

    Args:
        target: where it should go; when the file there is not as we wrote it, `… (lần 2).docx` beside it, and so on.
        is_own: whether bytes are as we once wrote them.
        verify: reads back what was written and raises when it is not right; then nothing is replaced.

    Returns:
        Where it went.

    Raises:
        UnwritableError: open in Word, read-only folder, full disk; what was there before is whole.
    """
    path, attempt = target, 1
    while _is_somebodys(path, is_own):
        attempt += 1
        path = target.with_name(f"{target.stem} (lần {attempt}){target.suffix}")
    _replace(path, data, verify)
    return path


def write_new(path: Path, data: bytes, remedy: str = "") -> None:
    """Write a file that must not be there yet; `remedy` says what to do where it is.

    Raises:
        WorkspaceError: it is there.
        UnwritableError: the system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise WorkspaceError(
            f"{path.name} đã có: giữ nguyên, không ghi đè.",
            remedy or "Mở tệp ấy ra điền tiếp; muốn làm lại từ đầu thì đổi tên tệp cũ.",
        ) from error
    except OSError as error:
        raise UnwritableError(f"Không ghi được {path}: {_reason(error)}.", _write_remedy(error)) from error


def write_own(path: Path, data: bytes) -> None:
    """Write a file that is ours alone, in place of its earlier version.

    Raises:
        UnwritableError: the system refuses.
    """
    _replace(path, data, lambda _: None)


def _is_somebodys(path: Path, is_own: Callable[[bytes], bool]) -> bool:
    if not path.exists():
        return False
    if path.is_dir():
        return True
    with _reading(path):
        if path.stat().st_size > MOST_BYTES:
            # Larger than any paper of ours, such as a scan of the signed one.
            return True
    return not is_own(read_bytes(path))


def _replace(path: Path, data: bytes, verify: Callable[[bytes], None]) -> None:
    """Into a temporary file in the same folder, back from the disk to be verified, then renamed in one step."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        descriptor, name = tempfile.mkstemp(prefix=".baocao-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        verify(temporary.read_bytes())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise UnwritableError(f"Không ghi được {path}: {_reason(error)}.", _write_remedy(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError) or error.errno in (errno.EROFS, errno.EACCES):
        return "tệp đang mở trong Word hoặc thư mục chỉ cho đọc"
    if error.errno in _FULL:
        return "ổ đĩa đã đầy hoặc hết hạn mức"
    if isinstance(error, FileNotFoundError):
        return "không có tệp hoặc thư mục ấy"
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError):
        return "đường dẫn đi qua một tệp, không phải thư mục"
    if error.errno == errno.ENAMETOOLONG:
        return "tên tệp quá dài"
    return f"hệ thống báo lỗi số {error.errno}"


def _write_remedy(error: OSError) -> str:
    if error.errno in _FULL:
        return "Xoá bớt tệp trên ổ đĩa rồi chạy lại; tệp cũ (nếu có) vẫn nguyên vẹn."
    if isinstance(error, NotADirectoryError | FileExistsError | IsADirectoryError | FileNotFoundError):
        return "Kiểm tra lại đường dẫn, rồi chạy lại."
    return "Đóng tệp trong Word, hoặc chọn chỗ khác bằng -o TỆP, rồi chạy lại; tệp cũ (nếu có) vẫn nguyên vẹn."


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
        message = f"Không tạo được {target}: {_reason(error)}."
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
