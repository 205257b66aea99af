"""What a run goes by in matters of language: the base lexicon, what the office accepted, its exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec import Struct, field

from baocao.adapters.plain_text import read_plain
from baocao.errors import UnreadableError
from baocao.stages.exempt import exempt
from baocao.stages.learn import learn, not_readable, other_kind
from baocao.stages.read_docx import read_docx
from baocao.stages.recognise import recognise
from baocao.stages.transcribe import transcribe_document, transcribe_text
from baocao.values.exemption import Exemption
from baocao.values.lexicon import Lexicon
from baocao.values.mending import Verdict
from baocao.values.problem import Place, Problem
from baocao.values.prose import Prose
from baocao.values.sources import LEARNED, AcceptedText, LanguageFiles


class Language(Struct, frozen=True):
    """The words that are known, and the phrases in which nothing is wrong.

    Attributes:
        problems: findings on the office's own files about language.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    exemptions: tuple[Exemption, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_language(base: Lexicon, office: LanguageFiles) -> Language:
    """The base lexicon with what the office's own files say; what is wrong with these files are findings."""
    exemptions, found = exempt(office.exemptions)
    problems = list(found)
    accepted = [prose for file in office.accepted if (prose := _prose(file, problems)) is not None]
    return Language(learn(base, accepted), exemptions, tuple(problems))


def _prose(file: AcceptedText, problems: list[Problem]) -> Prose | None:
    suffix, place = PurePosixPath(file.path).suffix.lower(), Place(file.path)
    if suffix not in LEARNED:
        problems.append(other_kind(place, suffix))
        return None
    if file.trouble:
        problems.append(not_readable(place, file.trouble, "Đóng chương trình đang mở tệp, hoặc xin quyền đọc."))
        return None
    try:
        if suffix == ".docx":
            return transcribe_document(recognise(read_docx(file.data)), file.path)
        return transcribe_text(read_plain(file.data).text, file.path)
    except UnreadableError as error:
        problems.append(not_readable(place, error.message[:1].lower() + error.message[1:].rstrip("."), error.remedy))
    except UnicodeDecodeError:
        problems.append(not_readable(place, "tệp không lưu kiểu UTF-8", "Mở bằng Notepad, lưu lại kiểu UTF-8."))
    return None


def divided(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, ...], tuple[tuple[Exemption, Problem], ...]]:
    """The verdicts to be told, and those that an exception of the office silences."""
    told, silenced = [], []
    for verdict in verdicts:
        if verdict.exemption is None:
            told.append(verdict)
        else:
            silenced.append((verdict.exemption, verdict.problem))
    return tuple(told), tuple(silenced)
