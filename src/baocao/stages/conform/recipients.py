"""Rules on “Nơi nhận” (NN)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import Paper, mend_runs, points, prescribed, several, spot
from baocao.values import official_terms as words
from baocao.values.document import Line, Side
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_DASH = re.compile(rf"[{words.HYPHENS}\uf02d]\s*")
_MARKS = ",;."
_TYPIST = re.compile(r"[A-ZĐ]{1,6}\s?[-–./]\s?\d+")


class _Item(Struct, frozen=True):
    """One recipient: its first line, and those on which it goes on."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def words(self) -> str:
        """Without the dash."""
        return _DASH.sub("", " ".join(line.text for line in self.lines), count=1)

    @property
    def mark(self) -> str:
        """The sign at its end; empty where none of those that set recipients apart stands there."""
        return self.words[-1] if self.words and self.words[-1] in _MARKS else ""


def _items(paper: Paper) -> tuple[_Item, ...]:
    """The list, without the typist's mark and the address that may stand under it."""
    found: list[list[Line]] = []
    for line in paper.parts.recipients:
        has_dash = re.match(rf"[{words.HYPHENS}\uf02d+•\uf0b7*]", line.text) is not None
        ended = bool(found) and found[-1][-1].text.endswith(".") and _is_archive(found[-1][0])
        if not has_dash and (ended or _TYPIST.fullmatch(line.text)):
            break
        if found and not has_dash and found[-1][-1].text[-1:] not in _MARKS:
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(_Item(tuple(lines)) for lines in found)


def _is_archive(line: Line) -> bool:
    return re.match(r"LƯU\b", folded(_DASH.sub("", line.text, count=1))) is not None


@layout_rule("the-thuc/noi-nhan", "NN-01", "chu_ky.nhan_noi_nhan")
def label_stands(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: có “Nơi nhận:” dưới phần nội dung, ở nửa bên trái, ngang với chữ ký.
    Vì sao: nơi nhận là thành phần thể thức bắt buộc.
    Sai: không có nơi nhận; nơi nhận ở bên phải.
    Đúng: “Nơi nhận:” ở cột trái, dưới đó là danh sách.
    Cách sửa: thêm “Nơi nhận:” và danh sách vào cột trái của bảng chữ ký.
    Căn cứ: Phụ lục 1, ô số 9b (HD36, HD05); NĐ30 Phụ lục I: nơi nhận.
    """
    wanted = paper.book.words("chu_ky.nhan_noi_nhan")
    label = paper.parts.label
    if label is None:
        yield Fault(
            "", Severity.ERROR, f"không thấy “{wanted}”, quy định có, ở bên trái, dưới phần nội dung",
            f"Gõ “{wanted}” và danh sách ở bên trái, ngang với chữ ký.",
        )  # fmt: skip
        return
    if label.side is Side.RIGHT:
        yield Fault(
            spot(label), Severity.ERROR, f"“{wanted}” ở nửa bên phải, quy định ở nửa bên trái",
            "Đưa nơi nhận sang cột bên trái, chữ ký ở cột bên phải.",
        )  # fmt: skip
    if not label.text.startswith(wanted):
        yield Fault(
            spot(label), Severity.WARNING, f"nhãn nơi nhận viết “{label.text[:20]}”, quy định “{wanted}”",
            f"Gõ lại: “{wanted}”.",
        )  # fmt: skip


@layout_rule("the-thuc/nhan-noi-nhan", "NN-02", "kieu.nhan_noi_nhan")
def label_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: nhãn “Nơi nhận:”. Văn bản của Đảng: cỡ 14, gạch chân, không đậm, không nghiêng. Văn bản nhà nước: cỡ
        12, đậm, nghiêng, không gạch chân.
    Vì sao: đậm nghiêng cỡ 12 là kiểu của văn bản nhà nước, hay bị lẫn vào văn bản của Đảng.
    Sai: Nơi nhận: cỡ 12, đậm, nghiêng (văn bản của Đảng).
    Đúng: Nơi nhận: cỡ 14, gạch chân.
    Cách sửa: chọn “Nơi nhận:”, đặt cỡ chữ, gạch chân (Ctrl+U), bỏ đậm, bỏ nghiêng; hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 9; NĐ30 Phụ lục I.
    """
    label = paper.parts.label
    if label is None or len(label.text) > len("Nơi nhận như trên"):
        return
    look = paper.book.look("kieu.nhan_noi_nhan")
    bold, italic, underline = (bool(look.get(name)) for name in ("dam", "nghieng", "gach_chan"))
    size = paper.book.size("nhan_noi_nhan")
    allowed = paper.book.range("kieu.nhan_noi_nhan")
    wrong = [f"cỡ {points(each)}" for each in sorted(label.sizes) if not allowed.holds(Fraction(each, 2))]
    states = (
        (label.is_bold if bold else label.has_bold, bold, "đậm"),
        (label.is_italic if italic else label.has_italic, italic, "nghiêng"),
        (label.is_underlined if underline else _has_underline(label), underline, "gạch chân"),
    )
    wrong += [word if found else f"không {word}" for found, wanted, word in states if found is not wanted]
    if not wrong:
        return
    words_of = ", ".join(word if wanted else f"không {word}" for _, wanted, word in states)
    is_state = label.is_bold and label.is_italic and underline
    hint = "; đậm, nghiêng là kiểu của văn bản nhà nước" if is_state else ""
    yield Fault(
        spot(label),
        Severity.WARNING,
        f"nhãn nơi nhận {', '.join(wrong)}; quy định cỡ {points(size)}, {words_of}{hint}",
        f"Chọn “Nơi nhận:”, đặt cỡ {points(size)}, {words_of}.",
        mend_runs((label,), size=size, bold=bold, italic=italic, underline=underline),
    )


def _has_underline(line: Line) -> bool:
    return any(piece.look.underline for piece in line.pieces)


@layout_rule("the-thuc/danh-sach-noi-nhan", "NN-03", "kieu.noi_nhan")
def list_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng, cỡ chữ 12 (NĐ30: 11).
    Vì sao: danh sách nơi nhận có cỡ chữ riêng, nhỏ hơn nội dung.
    Sai: • Ban Thường vụ Tỉnh uỷ, cỡ 14.
    Đúng: - Ban Thường vụ Tỉnh uỷ (để báo cáo), cỡ 12.
    Cách sửa: gõ “- ” ở đầu dòng; chọn danh sách, đặt cỡ chữ, hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 9.1; NĐ30 Phụ lục I: danh sách nơi nhận.
    """
    items = _items(paper)
    bare = tuple(item.first for item in items if not _DASH.match(item.first.text) and item.first.text[:1] != "+")
    yield from told_once(
        bare,
        Severity.WARNING,
        "nơi nhận không bắt đầu bằng gạch đầu dòng, quy định “- …”",
        "Gõ “- ” ở đầu mỗi nơi nhận.",
    )
    lines = tuple(line for item in items for line in item.lines)
    allowed = paper.book.range("kieu.noi_nhan")
    wanted, size = prescribed(paper.book, "kieu.noi_nhan").removesuffix(" pt"), paper.book.size("noi_nhan")
    for found in sorted({each for line in lines for each in line.sizes if not allowed.holds(Fraction(each, 2))}):
        wrong = several(lines, lambda line, found=found: found in line.sizes)  # type: ignore[misc]
        yield from told_once(
            wrong, Severity.WARNING, f"danh sách nơi nhận cỡ chữ {points(found)}, quy định {wanted}",
            f"Chọn danh sách nơi nhận, đặt cỡ chữ {points(size)}.", mend_runs(wrong, size=size),
        )  # fmt: skip


@layout_rule("the-thuc/ngan-cach-noi-nhan", "NN-04", "chu_ky.ngan_cach", "chu_ky.ngan_cach_khac", "chu_ky.ket_thuc")
def separators(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: mỗi nơi nhận kết thúc bằng cùng một dấu: HD36 dấu phẩy (dấu chấm phẩy chấp nhận, là gợi ý), HD05 và
        NĐ30 dấu chấm phẩy; nơi cuối kết thúc bằng dấu chấm.
    Vì sao: danh sách lẫn dấu phẩy, dấu chấm phẩy là dấu vết của việc chép ghép.
    Sai: dòng đầu kết thúc bằng dấu phẩy, dòng sau bằng dấu chấm phẩy.
    Đúng: các dòng kết thúc bằng cùng một dấu, dòng cuối bằng dấu chấm.
    Cách sửa: sửa dấu ở cuối các dòng.
    Căn cứ: HD36 dấu phẩy (một nguồn dẫn lại); HD05 điểm 9.2.5 và NĐ30 Phụ lục I dấu chấm phẩy.
    """
    items = _items(paper)
    if not items:
        return
    wanted = paper.book.words("chu_ky.ngan_cach")
    marks = Counter(item.mark for item in items[:-1])
    if marks:
        usual = max(marks, key=lambda mark: (marks[mark], mark == wanted))
        others = tuple(item.first for item in items[:-1] if item.mark != usual)
        if others:
            yield from told_once(
                others, Severity.WARNING, f"nơi nhận kết thúc không cùng một dấu, quy định đều là “{wanted}”",
                f"Kết thúc mỗi nơi nhận, trừ nơi cuối, bằng “{wanted}”.",
            )  # fmt: skip
        elif usual != wanted:
            figure = "chu_ky.ngan_cach_khac"
            is_accepted = paper.prescribes(figure) and usual in paper.book.allowed(figure)
            yield Fault(
                spot(items[0].first),
                Severity.HINT if is_accepted else Severity.WARNING,
                f"nơi nhận kết thúc {f'bằng “{usual}”' if usual else 'không có dấu'}, quy định “{wanted}”",
                f"Kết thúc mỗi nơi nhận, trừ nơi cuối, bằng “{wanted}”.",
            )
    end = paper.book.words("chu_ky.ket_thuc")
    if items[-1].mark != end:
        found = f"bằng “{items[-1].mark}”" if items[-1].mark else "không có dấu"
        yield Fault(
            spot(items[-1].lines[-1]),
            Severity.WARNING,
            f"nơi nhận cuối kết thúc {found}, quy định “{end}”",
            f"Kết thúc nơi nhận cuối bằng “{end}”.",
        )


@layout_rule("the-thuc/luu", "NN-05", "chu_ky.luu", "chu_ky.luu_van_thu")
def archive(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng cuối của nơi nhận là dòng lưu. Văn bản của Đảng: “- Lưu Văn phòng …”, không có dấu hai chấm,
        không có “VT”. Văn bản nhà nước: “- Lưu: VT, …”.
    Vì sao: “Lưu: VT” là cách của văn bản nhà nước, hay bị chép lẫn.
    Sai: - Lưu: VT, TH. (văn bản của Đảng).
    Đúng: - Lưu Văn phòng Đảng uỷ Khối.
    Cách sửa: gõ lại dòng lưu.
    Căn cứ: nơi nhận (HD36, HD05); NĐ30 Phụ lục I: nơi nhận.
    """
    items = _items(paper)
    if not items:
        return
    wanted = paper.book.words("chu_ky.luu")
    has_clerk = "chu_ky.luu_van_thu"
    shape = f"- {wanted} {paper.book.words(has_clerk)}, …" if paper.prescribes(has_clerk) else f"- {wanted} Văn phòng …"
    found = [item for item in items if _is_archive(item.first)]
    if not found:
        yield Fault(
            spot(items[-1].first), Severity.WARNING, f"nơi nhận không có dòng lưu, quy định dòng cuối là “{shape}”",
            f"Thêm dòng cuối: “{shape}”.",
        )  # fmt: skip
        return
    archive_item = found[-1]
    text = archive_item.words
    is_right = bool(re.match(rf"{re.escape(wanted)}\s", text))
    names_clerk = re.search(r"\bVT\b", text) is not None
    if not is_right or names_clerk is not paper.prescribes(has_clerk):
        yield Fault(
            spot(archive_item.first), Severity.WARNING, f"dòng lưu viết “- {text}”, quy định “{shape}”",
            f"Gõ lại dòng lưu theo mẫu “{shape}”.",
        )  # fmt: skip
    if archive_item is not items[-1]:
        yield Fault(
            spot(archive_item.first), Severity.WARNING, "dòng lưu không ở cuối nơi nhận, quy định ở dòng cuối",
            "Chuyển dòng lưu xuống cuối danh sách.",
        )  # fmt: skip


@layout_rule("the-thuc/nhu-tren", "NN-06", "chu_ky.nhu_tren")
def as_above(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: nơi nhận của báo cáo không có “Như trên”.
    Vì sao: “Như trên” chỉ những nơi ở dòng “Kính gửi”; báo cáo của Đảng không có dòng ấy.
    Sai: - Như trên,
    Đúng: - Ban Thường vụ Tỉnh uỷ (để báo cáo),
    Cách sửa: ghi rõ tên nơi nhận thay cho “Như trên”.
    Căn cứ: nơi nhận (HD36, HD05).
    """
    if paper.parts.type_key != "BÁO CÁO":
        return
    said = folded(paper.book.words("chu_ky.nhu_tren"))
    wrong = tuple(item.first for item in _items(paper) if folded(item.words).startswith(said))
    yield from told_once(
        wrong, Severity.HINT, "nơi nhận của báo cáo ghi “Như trên”, quy định ghi tên nơi nhận",
        "Ghi rõ tên nơi nhận thay cho “Như trên”.",
    )  # fmt: skip
