"""The findings on a paper that was edited after it was made."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from baocao.stages.collate.tokens import Token
from baocao.values.number import write_number
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule

_LONGEST = 90


class Cause(Enum):
    """Why a passage of the file is not what the data say."""

    WORD = auto()
    DATA = auto()
    BOTH = auto()
    UNKNOWN = auto()


def shortened(text: str) -> str:
    """At most 90 characters of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


def as_written(tokens: Sequence[Token]) -> str:
    """The tokens as they stand in the text, the blanks between them too."""
    text = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None and before.start >= 0 and (before.passage, before.cell) == (token.passage, token.cell):
            text += before.passage.cells[token.cell][before.end : token.start]
        elif before is not None:
            text += " "
        text += token.text
    return text


@rule("doi-chieu/so-khac-du-lieu")
def number_differs(place: Place, found: str, expected: str, source: str, where: str, cause: Cause) -> Problem:
    """
    Kiểm tra gì: mọi con số trên báo cáo vẫn đúng như số liệu, lời văn lập ra nó.
    Vì sao: sửa một con số trong Word thì các tổng, tỷ lệ, so sánh và tệp số liệu không đổi theo; hoặc số liệu đã
        được sửa sau khi lập mà báo cáo vẫn in số cũ.
    Sai: tệp số liệu ghi 7.392, báo cáo in 7.329.
    Đúng: sửa trong tệp số liệu rồi lập lại báo cáo.
    Cách sửa: mở tệp và dòng được nêu; số nào đúng thì giữ, sửa chỗ kia, rồi chạy lại `baocao lap`.
    Căn cứ: mọi con số trên báo cáo đều từ một dòng của tệp số liệu.
    """
    is_new = cause in (Cause.DATA, Cause.BOTH)
    if found and expected:
        message = f"số trên báo cáo là “{found}”, {'số liệu nay' if is_new else 'theo dữ liệu'} là “{expected}”"
    elif found:
        message = f"báo cáo có số “{found}”, {'số liệu nay không còn' if is_new else 'dữ liệu không có'} số ấy"
    else:
        message = f"báo cáo thiếu số “{expected}”, {'số liệu nay' if is_new else 'dữ liệu'} có số ấy"
    match cause:
        case Cause.DATA:
            remedy = f"Không ai sửa đoạn này trong Word; {source} đã đổi sau khi lập: lập lại báo cáo."
        case Cause.BOTH:
            remedy = f"Đoạn này đã sửa trong Word, {source} cũng đã đổi: xem số nào đúng, ghi vào đó rồi lập lại."
        case _:
            remedy = (
                f"Số lấy từ {source}: báo cáo đúng thì sửa dòng ấy rồi lập lại, dữ liệu đúng thì sửa lại trong Word."
            )
    return Problem("doi-chieu/so-khac-du-lieu", place, Severity.ERROR, message, f"{where} {remedy}".strip())


def _told(words: Sequence[tuple[str, str]]) -> str:
    """`“cũ” → “mới”; bỏ “…”; thêm “…”`."""
    return "; ".join(
        f"“{shortened(old)}” → “{shortened(new)}”"
        if old and new
        else (f"thêm “{shortened(new)}”" if new else f"bỏ “{shortened(old)}”")
        for old, new in words
    )


@rule("doi-chieu/doan-da-sua")
def changed(place: Place, words: Sequence[tuple[str, str]], source: str, where: str, cause: Cause) -> Problem:
    """
    Kiểm tra gì: câu chữ của từng đoạn vẫn như khi lập báo cáo.
    Vì sao: sửa trong Word thì kỳ sau lập lại, chỗ sửa ấy mất; người duyệt cần biết chỗ nào đã sửa.
    Sai: “tiếp tục đẩy mạnh” thành “đẩy mạnh”, chỉ có trong tệp Word.
    Đúng: đưa chỗ sửa vào lời văn hoặc tệp số liệu rồi lập lại, nếu muốn giữ cho các kỳ sau.
    Cách sửa: xem chỗ sửa có đúng ý người duyệt không; muốn giữ lâu dài thì sửa ở tệp và dòng được nêu.
    Căn cứ: quy ước của chương trình.
    """
    told = _told(words)
    match cause:
        case Cause.DATA:
            message = f"lời văn hoặc số liệu nay khác báo cáo: {_told([(new, old) for old, new in words])}"
            remedy = f"Không ai sửa đoạn này trong Word; {source} đã đổi sau khi lập: lập lại báo cáo."
        case Cause.BOTH:
            message = f"đoạn đã sửa trong Word, lời văn hoặc số liệu cũng đã đổi: {told}"
            remedy = f"Xem chỗ nào đúng, ghi vào {source} rồi lập lại."
        case _:
            message = f"đoạn đã sửa: {told}"
            remedy = (
                f"Câu chữ lấy từ {source}: muốn giữ chỗ sửa cho kỳ sau thì sửa ở đó; sửa nhầm thì sửa lại trong Word."
            )
    return Problem("doi-chieu/doan-da-sua", place, Severity.WARNING, message, f"{where} {remedy}".strip())


@rule("doi-chieu/doan-them")
def added(place: Place, text: str, *, is_repeated: bool, is_old: bool) -> Problem:
    """
    Kiểm tra gì: báo cáo không có đoạn nào mà dữ liệu không lập ra, không đoạn nào in hai lần.
    Vì sao: đoạn thêm trong Word không qua kiểm tra nào, kỳ sau cũng không còn.
    Sai: một đoạn gõ thêm trong Word; một đoạn dán hai lần.
    Đúng: đoạn ấy ghi ở `noi_dung_them` của tệp số liệu, hoặc trong lời văn.
    Cách sửa: đưa đoạn ấy vào `noi_dung_them` rồi lập lại; hoặc để vậy nếu người duyệt đã đồng ý.
    Căn cứ: quy ước của chương trình.
    """
    message = f"đoạn thêm, dữ liệu không có: “{shortened(text)}”"
    remedy = "Số liệu trong đoạn này không được kiểm tra. Muốn giữ cho kỳ sau thì đưa vào `noi_dung_them` rồi lập lại."
    if is_repeated:
        message = f"đoạn này có hai lần trên báo cáo, dữ liệu chỉ có một: “{shortened(text)}”"
        remedy = "Dán nhầm thì xoá một đoạn trong Word."
    elif is_old:
        message = f"dữ liệu nay không còn đoạn này: “{shortened(text)}”"
        remedy = "Không ai sửa đoạn này trong Word; lời văn hoặc số liệu đã đổi sau khi lập: lập lại báo cáo."
    return Problem("doi-chieu/doan-them", place, Severity.WARNING, message, remedy)


@rule("doi-chieu/chu-thich-them")
def added_note(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: báo cáo không có chú thích chân trang, cuối trang nào; chương trình không lập chú thích.
    Vì sao: chú thích thêm trong Word không qua kiểm tra nào, kỳ sau cũng không còn.
    Sai: chú thích “Số liệu đến ngày 15/6” gõ thêm trong Word.
    Đúng: điều ấy ghi trong lời văn.
    Cách sửa: đưa vào lời văn rồi lập lại; hoặc để vậy nếu người duyệt đã đồng ý.
    Căn cứ: quy ước của chương trình.
    """
    return Problem(
        "doi-chieu/chu-thich-them", place, Severity.WARNING, f"chú thích thêm trong Word: “{shortened(text)}”",
        "Số liệu trong chú thích không được kiểm tra. Muốn giữ cho kỳ sau thì đưa vào lời văn rồi lập lại.",
    )  # fmt: skip


@rule("doi-chieu/doan-mat")
def gone(place: Place, text: str, source: str, *, is_new: bool) -> Problem:
    """
    Kiểm tra gì: mọi đoạn mà dữ liệu lập ra đều còn trên báo cáo.
    Vì sao: một đoạn mất đi thì thiếu nội dung, có khi thiếu cả số liệu mà không ai thấy.
    Sai: đoạn nêu hạn chế bị xoá trong Word.
    Đúng: đoạn ấy còn trên báo cáo, hoặc đã bỏ khỏi lời văn, tệp số liệu.
    Cách sửa: lập lại báo cáo để có lại đoạn ấy; muốn bỏ hẳn thì bỏ ở tệp và dòng được nêu.
    Căn cứ: quy ước của chương trình.
    """
    if is_new:
        message = f"dữ liệu nay có đoạn này, báo cáo chưa có: “{shortened(text)}”"
        remedy = f"{source} đã đổi sau khi lập: lập lại báo cáo."
    else:
        message = f"đoạn này đã mất trên báo cáo: “{shortened(text)}”"
        remedy = f"Đoạn lấy từ {source}: muốn bỏ hẳn thì bỏ ở đó; xoá nhầm thì đưa lại vào báo cáo, hoặc lập lại."
    return Problem("doi-chieu/doan-mat", place, Severity.WARNING, message, remedy)


@rule("doi-chieu/doan-chuyen-cho")
def moved(place: Place, text: str, source: str) -> Problem:
    """
    Kiểm tra gì: các đoạn đứng theo thứ tự mà lời văn, dữ liệu lập ra.
    Vì sao: đoạn chuyển sang chỗ khác trong Word thì kỳ sau lập lại, nó về chỗ cũ; có khi chuyển nhầm mục.
    Sai: đoạn nêu hạn chế nằm ở mục ưu điểm.
    Đúng: thứ tự các đoạn trên báo cáo như trong lời văn.
    Cách sửa: đưa đoạn về chỗ cũ; muốn giữ thứ tự mới thì đổi ở tệp và dòng được nêu rồi lập lại.
    Căn cứ: quy ước của chương trình.
    """
    return Problem(
        "doi-chieu/doan-chuyen-cho", place, Severity.WARNING,
        f"đoạn này đứng khác chỗ so với dữ liệu: “{shortened(text)}”",
        f"Đoạn lấy từ {source}: muốn giữ chỗ mới cho kỳ sau thì chuyển ở đó; chuyển nhầm thì đưa về chỗ cũ.",
    )  # fmt: skip


@rule("doi-chieu/doan-tach-gop")
def regrouped(place: Place, before: int, now: int, text: str, source: str) -> Problem:
    """
    Kiểm tra gì: mỗi đoạn của dữ liệu là một đoạn trên báo cáo.
    Vì sao: tách, gộp đoạn trong Word thì kỳ sau lập lại, chỗ tách gộp ấy mất; thường là lỡ tay bấm Enter, Delete.
    Sai: một câu bị ngắt làm hai đoạn.
    Đúng: ngắt đoạn như trong lời văn, tệp số liệu.
    Cách sửa: nối hoặc ngắt lại trong Word; muốn giữ thì sửa ở tệp và dòng được nêu rồi lập lại.
    Căn cứ: quy ước của chương trình.
    """
    how = f"một đoạn đã tách thành {now} đoạn" if before == 1 else f"{before} đoạn đã gộp làm một"
    return Problem(
        "doi-chieu/doan-tach-gop", place, Severity.WARNING, f"{how}: “{shortened(text)}”",
        f"Đoạn lấy từ {source}: muốn giữ cho kỳ sau thì sửa ở đó; lỡ tay thì sửa lại trong Word.",
    )  # fmt: skip


@rule("doi-chieu/so-thu-tu")
def renumbered(place: Place, found: str, expected: str, count: int) -> Problem:
    """
    Kiểm tra gì: số thứ tự của mục, của đoạn liệt kê, của hàng trong bảng như khi lập.
    Vì sao: thêm, bớt một mục trong Word thì các số sau phải sửa tay, dễ nhảy số hoặc trùng số.
    Sai: mục 3 đứng ngay sau mục 1.
    Đúng: số thứ tự liền nhau.
    Cách sửa: xem lại dãy số trong Word; hoặc sửa ở lời văn, tệp số liệu rồi lập lại, chương trình tự đánh số.
    Căn cứ: quy ước của chương trình.
    """
    remedy = "Xem lại dãy số trong Word; thêm, bớt mục ở lời văn hoặc tệp số liệu thì chương trình tự đánh số."
    where = f" ở {write_number(count)} chỗ, đầu tiên" if count > 1 else ""
    return Problem(
        "doi-chieu/so-thu-tu", place, Severity.WARNING,
        f"số thứ tự khác dữ liệu{where}: trên báo cáo là “{found}”, theo dữ liệu là “{expected}”", remedy,
    )  # fmt: skip


@rule("doi-chieu/nam-ban-hanh")
def earlier_year(place: Place, found: int, expected: int) -> Problem:
    """
    Kiểm tra gì: năm ban hành không sớm hơn năm mà dữ liệu ghi, hoặc năm kết thúc của kỳ báo cáo.
    Vì sao: năm hay bị chép từ tệp của kỳ trước.
    Sai: báo cáo 6 tháng đầu năm 2021 đề năm 2020.
    Đúng: “ngày 15 tháng 6 năm 2021”.
    Cách sửa: sửa năm ở dòng địa danh, ngày tháng; kỳ báo cáo sai thì lập lại theo đúng kỳ.
    Căn cứ: kỳ báo cáo và `phat_hanh` của tệp số liệu.
    """
    return Problem(
        "doi-chieu/nam-ban-hanh", place, Severity.WARNING,
        f"năm ban hành là “{found}”, sớm hơn năm theo dữ liệu là “{expected}”",
        "Xem có phải năm chép từ báo cáo cũ không; ngày ban hành ghi ở `phat_hanh` của tệp số liệu.",
    )  # fmt: skip


@rule("doi-chieu/dien-them")
def filled_in(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: số văn bản, ngày ban hành, họ tên người ký được điền hoặc đổi trong Word.
    Vì sao: đó là việc bình thường của văn thư; chỉ báo để biết.
    Sai: không có.
    Đúng: “Số 15-BC/ĐUK”.
    Cách sửa: không phải sửa; muốn lưu lại thì ghi vào `phat_hanh` của tệp số liệu.
    Căn cứ: quy ước của chương trình.
    """
    return Problem(
        "doi-chieu/dien-them", place, Severity.HINT, f"đã điền hoặc đổi trong Word: “{shortened(text)}”",
        "Không phải sửa. Muốn lưu thì ghi số, ngày vào `phat_hanh` của tệp số liệu, họ tên vào tệp cơ quan ban hành.",
    )  # fmt: skip


@rule("doi-chieu/thieu-du-lieu")
def no_data(place: Place, period: str, report: str) -> Problem:
    """
    Kiểm tra gì: tệp Word do chương trình lập thì có thư mục làm việc để đối chiếu từng con số.
    Vì sao: không có số liệu gốc thì chỉ kiểm tra được thể thức.
    Sai: kiểm tra tệp ở máy không có thư mục data và templates của báo cáo ấy.
    Đúng: chạy trong thư mục làm việc, hoặc thêm `--thu-muc`.
    Cách sửa: vào thư mục làm việc có số liệu của kỳ ấy rồi chạy lại.
    Căn cứ: quy ước của chương trình.
    """
    return Problem(
        "doi-chieu/thieu-du-lieu", place, Severity.HINT,
        f"chưa đối chiếu số liệu: không thấy số liệu {period} của báo cáo {report}",
        "Mới kiểm tra thể thức. Chạy trong thư mục làm việc có số liệu kỳ ấy, hoặc thêm --thu-muc.",
    )  # fmt: skip


@rule("doi-chieu/du-lieu-co-loi")
def faulty_data(place: Place, period: str, key: str, errors: int, *, is_collated: bool) -> Problem:
    """
    Kiểm tra gì: số liệu, biểu mẫu, lời văn của kỳ đọc được, không có lỗi, để đối chiếu từng con số.
    Vì sao: số liệu có lỗi thì chỗ in ra để trống hoặc sai, đối chiếu báo thừa.
    Sai: biểu mẫu đã bỏ một chỉ tiêu mà tệp số liệu của kỳ vẫn ghi.
    Đúng: `baocao kiem-tra KỲ` không còn lỗi.
    Cách sửa: chạy `baocao kiem-tra KỲ`, sửa hết lỗi rồi đối chiếu lại.
    Căn cứ: quy ước của chương trình.
    """
    told = "những chỗ khác nhau có thể do đó" if is_collated else "nên chưa đối chiếu được"
    return Problem(
        "doi-chieu/du-lieu-co-loi", place, Severity.WARNING, f"dữ liệu {period} nay có {errors} lỗi, {told}",
        f"Chạy `baocao kiem-tra {key}`, sửa hết lỗi rồi kiểm tra lại tệp này.",
    )  # fmt: skip
