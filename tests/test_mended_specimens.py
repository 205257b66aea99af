"""`sua` on every specimen: the same words, nothing left that could be mended, nothing to do the second time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao import files
from baocao.cli import run
from baocao.pipeline.documents import mend_document
from baocao.stages.conform import conform
from baocao.stages.read_docx import read_docx
from baocao.stages.recognise import recognise
from baocao.values.mending import Verdict
from baocao.values.rulebook import read_rule_book
from baocao.values.sheet import paragraphs_of
from validity import needs_validator, schema_errors

SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.docx"))
BOOKS = {book.name: book for book in map(read_rule_book, files.rule_books())}
TODAY = date(2026, 11, 23)
each_specimen = pytest.mark.parametrize("path", SPECIMENS, ids=[path.stem for path in SPECIMENS])


def book_of(path: Path) -> str:
    """The rule book that the specimen's list of findings names."""
    return path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0].rpartition(": ")[2]


def mended(path: Path, data: bytes) -> bytes:
    return mend_document(data, path.name, files.rule_books(), TODAY, BOOKS[book_of(path)].key).data


def verdicts(path: Path, data: bytes) -> tuple[Verdict, ...]:
    return conform(recognise(read_docx(data)), BOOKS[book_of(path)], path.name, None, TODAY)


@each_specimen
def test_mending_leaves_the_words_and_nothing_that_could_be_mended(path: Path) -> None:
    before = path.read_bytes()
    after = mended(path, before)
    old, new = read_docx(before), read_docx(after)
    assert new.text == old.text
    assert [note.text for note in new.notes] == [note.text for note in old.notes]
    assert [len(each.drawings) for each in new.paragraphs()] == [len(each.drawings) for each in old.paragraphs()]
    left = verdicts(path, after)
    assert [verdict.problem for verdict in left if verdict.mendings] == []
    told_before = {verdict.problem.rule for verdict in verdicts(path, before)}
    assert {verdict.problem.rule for verdict in left} <= told_before, "mending makes no fault of another kind"
    assert mended(path, after) == after


@each_specimen
def test_what_a_person_must_do_is_left_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    by_hand = {verdict.problem.rule for verdict in verdicts(path, before) if not verdict.mendings}
    left = {verdict.problem.rule for verdict in verdicts(path, mended(path, before))}
    assert left >= by_hand


@needs_validator
@each_specimen
def test_a_mended_file_is_valid(path: Path) -> None:
    assert schema_errors(mended(path, path.read_bytes())) == []


def test_headers_keep_their_words() -> None:
    for path in SPECIMENS:
        data = path.read_bytes()
        old, new = read_docx(data), read_docx(mended(path, data))
        for section, changed in zip(old.sections, new.sections, strict=True):
            words = {each.text for each in paragraphs_of(section.header) if each.runs and not each.text.isdigit()}
            assert words <= {each.text for each in paragraphs_of(changed.header)}, path.name


def test_the_command_writes_beside_and_never_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "Tờ trình cũ.docx"
    original = (Path(__file__).parent / "specimens" / "le-hai-muoi.docx").read_bytes()
    source.write_bytes(original)
    assert run(["sua", source.name, "-o", "mới.docx"]) == 0
    told = capsys.readouterr().out
    assert "phần 1: lề phải 20 mm, quy định 15 mm" in told
    assert told.splitlines()[0].startswith("Xét theo HD36")
    assert "tệp gốc giữ nguyên" in told
    assert source.read_bytes() == original
    assert read_docx((tmp_path / "mới.docx").read_bytes()).sections[0].page.right == 850
    assert run(["sua", source.name, "-o", "mới.docx"]) == 2
    assert "giữ nguyên, không ghi đè" in capsys.readouterr().err
    assert run(["sua", source.name, "-o", source.name]) == 2
    assert source.read_bytes() == original
    assert run(["sua", source.name, "-o", "mới.doc"]) == 2
    assert run(["sua", "không có.docx", "-o", "khác.docx"]) == 2
    assert run(["sua", source.name]) == 2
