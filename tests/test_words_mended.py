"""Words replaced in a Word file: the very characters, in the formats of those that stood there, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.cli import run
from baocao.stages.mend import mend, within_reach
from baocao.stages.read_docx import read_docx
from baocao.stages.recognise import recognise
from baocao.stages.transcribe import transcribe_document
from baocao.stages.write import write
from baocao.values.mending import TextMending
from baocao.values.sheet import Field, Run, RunFormat, Sheet, effective
from test_docx import sheets


def looks(paper: Sheet, at: int) -> list[tuple[str, RunFormat | None]]:
    """The characters of a paragraph, each with the look of its run; those of fields without."""
    paragraph = list(paper.paragraphs())[at]
    found: list[tuple[str, RunFormat | None]] = []
    for run_ in paragraph.runs:
        if isinstance(run_, Field):
            found += [(letter, None) for letter in run_.shown]
        else:
            found += [(letter, effective(paper, paragraph, run_)[1]) for letter in run_.text]
    return found


@settings(max_examples=150, deadline=None)
@given(sheets, st.data())
def test_exactly_the_spans_change_and_no_format(paper: Sheet, data: st.DataObject) -> None:
    before = write(paper)
    paragraphs = list(paper.paragraphs())
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    words = paragraphs[at].words
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, min(len(words), start + 6)))
    replacement = data.draw(st.text("aộ “”.", max_size=5))
    mending = TextMending(at, start, end, words[start:end], replacement)
    mended = mend(before, (mending,))
    if not within_reach(before, (mending,)):
        assert mended == mend(before, (TextMending(at, 0, 0, "không có", ""),))
        assert read_docx(mended) == read_docx(before)
        return
    after = read_docx(mended)
    assert list(after.paragraphs())[at].words == words[:start] + replacement + words[end:]
    others = [each for index, each in enumerate(after.paragraphs()) if index != at]
    assert others == [each for index, each in enumerate(paragraphs) if index != at]
    assert after.sections[0].header == read_docx(before).sections[0].header
    old, new = looks(paper, at), looks(after, at)
    assert new[:start] == old[:start]
    assert new[start + len(replacement) :] == old[end:]
    put = [look for _, look in new[start : start + len(replacement)]]
    stood = [look for _, look in old[start:end]]
    assert put[: len(stood)] == stood[: len(put)]
    assert set(put[len(stood) :]) <= {stood[-1]} if stood else set(put) <= {look for _, look in old}


def saved(paragraph: WordParagraph) -> bytes:
    buffer = io.BytesIO()
    body = paragraph._p.getparent()
    assert body is not None
    document = docx.Document()
    document.element.replace(document.element.body, body)
    document.save(buffer)
    return buffer.getvalue()


def paragraph_of(*runs: str) -> WordParagraph:
    paragraph: WordParagraph = docx.Document().add_paragraph()
    for text in runs:
        paragraph.add_run(text)
    return paragraph


def replaced(data: bytes, found: str, replacement: str) -> str:
    """The words of the last paragraph, after that."""
    paragraphs = list(read_docx(data).paragraphs())
    start = paragraphs[-1].words.index(found)
    mending = TextMending(len(paragraphs) - 1, start, start + len(found), found, replacement)
    return list(read_docx(mend(data, (mending,))).paragraphs())[-1].words


def test_a_word_in_three_runs() -> None:
    paragraph = paragraph_of("thái đ", "ọ", ", ý thức")
    paragraph.runs[1].bold = True
    data = saved(paragraph)
    mended = mend(data, (TextMending(0, 0, 8, "thái đọ,", "thái độ và"),))
    (after,) = read_docx(mended).paragraphs()
    assert [(run_.text, run_.format.bold) for run_ in after.runs if isinstance(run_, Run)] == [
        ("thái đ", None), ("ộ", True), (" và ý thức", None),
    ]  # fmt: skip


def test_blanks_at_the_ends_are_kept() -> None:
    assert replaced(saved(paragraph_of("một", "  hai ")), "  ", " ") == "một hai "
    assert replaced(saved(paragraph_of("tỉnh", ",huyện")), ",", ", ") == "tỉnh, huyện"


def field_code(paragraph: WordParagraph) -> None:
    for kind, text in (("begin", ""), ("", "REF x"), ("separate", ""), ("text", "đọ"), ("end", "")):
        run_ = paragraph.add_run(text if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
            run_._r.append(sign)
        elif not kind:
            code = OxmlElement("w:instrText")
            code.text = text
            run_._r.append(code)


def deleted(paragraph: WordParagraph) -> None:
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>cũ</w:delText></w:r></w:del>')
    )


def inserted(paragraph: WordParagraph, text: str) -> None:
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>{text}</w:t></w:r></w:ins>'))


def linked(paragraph: WordParagraph) -> None:
    paragraph._p.append(parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>đọ</w:t></w:r></w:hyperlink>'))


def noted(paragraph: WordParagraph) -> None:
    paragraph.add_run()._r.append(OxmlElement("w:footnoteReference"))


def tabbed(paragraph: WordParagraph) -> None:
    paragraph.add_run("\t")


@pytest.mark.parametrize("between", [field_code, deleted, linked, noted, tabbed])
def test_what_lies_across_something_of_word_s_own_is_left(between: object) -> None:
    paragraph = paragraph_of("thái")
    assert callable(between)
    between(paragraph)
    paragraph.add_run(" đọ")
    data = saved(paragraph)
    words = next(iter(read_docx(data).paragraphs())).words
    mending = TextMending(0, 0, len(words), words, "thái độ")
    assert within_reach(data, (mending,)) == ()
    assert read_docx(mend(data, (mending,))) == read_docx(data)


def test_a_field_is_not_judged_and_never_touched() -> None:
    paragraph = paragraph_of("thái ")
    field_code(paragraph)
    data = saved(paragraph)
    (line,) = transcribe_document(recognise(read_docx(data)), "x.docx").lines
    assert line.text == "thái □□"
    assert within_reach(data, (TextMending(0, 5, 7, "đọ", "độ"),)) == ()


def test_an_insertion_is_mended_within_itself_and_stays_one() -> None:
    paragraph = paragraph_of("thái ")
    inserted(paragraph, "đọ")
    data = saved(paragraph)
    assert replaced(data, "đọ", "độ") == "thái độ"
    assert within_reach(data, (TextMending(0, 4, 7, " đọ", " độ"),)) == ()
    with zipfile.ZipFile(io.BytesIO(mend(data, (TextMending(0, 5, 7, "đọ", "độ"),)))) as archive:
        assert 'w:author="a"><w:r><w:t>độ</w:t></w:r></w:ins>' in archive.read("word/document.xml").decode()


def test_marks_of_the_spelling_checker_are_no_hindrance() -> None:
    paragraph = paragraph_of("thái ")
    paragraph._p.append(OxmlElement("w:proofErr"))
    paragraph.add_run("đọ")
    assert replaced(saved(paragraph), "thái đọ", "thái độ") == "thái độ"


def test_of_two_that_touch_the_first_is_carried_out() -> None:
    data = saved(paragraph_of("một  hai"))
    both = (TextMending(0, 3, 5, "  ", " "), TextMending(0, 4, 5, " ", ""))
    assert within_reach(data, both) == both[:1]
    assert [each.words for each in read_docx(mend(data, both)).paragraphs()] == ["một hai"]


def test_lines_of_a_paragraph_know_where_they_stand() -> None:
    paragraph = paragraph_of("dòng một\ndòng", " hai", "\nba")
    lines = transcribe_document(recognise(read_docx(saved(paragraph))), "x.docx").lines
    assert [(line.text, line.number, line.span_in_file(0, len(line.text))) for line in lines] == [
        ("dòng một", 1, (0, 8)), ("dòng hai", 1, (9, 17)), ("ba", 1, (18, 20)),
    ]  # fmt: skip
    assert str(lines[1].place_at(6)) == "x.docx:đoạn 1"


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Word file with a letter Eth for Đ, a double blank in two runs and a typo, and the current folder around it."""
    monkeypatch.chdir(tmp_path)
    made = docx.Document()
    made.add_paragraph("Ðảng bộ xã đã lãnh đạo")
    second = made.add_paragraph("Cán bộ có ")
    second.add_run(" thái đọ").bold = True
    second.add_run(" tốt.")
    made.save("Tờ trình.docx")
    return tmp_path / "Tờ trình.docx"


def words_of(path: Path) -> str:
    return read_docx(path.read_bytes()).text


def test_without_the_option_no_word_changes(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sua", letter.name, "-o", "mới.docx"]) in (0, 1)
    assert words_of(Path("mới.docx")) == words_of(letter)
    assert "Đã sửa chữ" not in capsys.readouterr().out


def test_with_it_what_is_safe_is_replaced_and_told_and_the_rest_left(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["sua", letter.name, "-o", "mới.docx", "--chinh-ta"])
    told = capsys.readouterr().out
    text = words_of(Path("mới.docx"))
    assert text.splitlines()[0] == "Đảng bộ xã đã lãnh đạo"
    assert text.splitlines()[1].startswith("Cán bộ có thái đ")
    assert "  đoạn 1: “Ðảng” → “Đảng”" in told.splitlines()
    assert any(line.startswith("  đoạn 2: “có  thái” → “có thái”") for line in told.splitlines()), told
    left = told.partition("Còn lại, phải sửa tay:")[2]
    assert ("thái độ" in text) != ("“thái đọ” → “thái độ”" in left)
    run(["sua", "mới.docx", "-o", "lần hai.docx", "--chinh-ta"])
    assert "Không có lỗi chữ nào tự sửa được." in capsys.readouterr().out
    assert Path("lần hai.docx").read_bytes() == Path("mới.docx").read_bytes()


def test_the_check_tells_layout_and_language_apart(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["kiem-tra", letter.name])
    told = capsys.readouterr().out
    assert f"{letter.name}:đoạn 2: cảnh báo: “thái đọ” → “thái độ” (soat/cap-tu)" in told
    first = min(told.index("(soat/"), told.index("(the-thuc/"))
    assert first == told.index("(the-thuc/")
    assert "về câu chữ)." in told.splitlines()[-1]
