"""The findings on a paper that was edited after it was made."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule

_LONGEST = 90


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"


@rule("doi-chieu/so-khac-du-lieu")
def number_differs(place: Place, found: str, expected: str, source: str, sentence: str, *, by_data: bool) -> Problem:
    """
    Kiểm tra gì: mọi con số trên báo cáo vẫn đúng như số liệu, lời văn lập ra nó.
    Vì sao: sửa một con số trong Word thì các tổng, tỷ lệ, so sánh và tệp số liệu không đổi theo; hoặc số liệu đã
        được sửa sau khi lập mà báo cáo vẫn in số cũ.
    Sai: tệp số liệu ghi 7.392, báo cáo in 7.329.
    Đúng: sửa trong tệp số liệu rồi lập lại báo cáo.
    Cách sửa: mở tệp và dòng được nêu; số nào đúng thì giữ, sửa chỗ kia, rồi chạy lại `baocao lap`.
    Căn cứ: mọi con số trên báo cáo đều từ một dòng của tệp số liệu.
    """
    if by_data:
        message = f"báo cáo in “{found}”, số liệu nay là “{expected}”"
        remedy = f"Số liệu đổi sau khi lập báo cáo ({source}): lập lại báo cáo. Câu: “{sentence}”"
    else:
        now, was = (f"“{found}”" if found else "bỏ mất"), (f"“{expected}”" if expected else "không có số ấy")
        message = f"số trên báo cáo là {now}, theo dữ liệu là {was}"
        remedy = f"Theo {source}; số nào đúng thì sửa chỗ kia rồi lập lại. Câu: “{sentence}”"
    return Problem("doi-chieu/so-khac-du-lieu", place, Severity.ERROR, message, remedy)


@rule("doi-chieu/doan-da-sua")
def changed(place: Place, words: Sequence[tuple[str, str]], source: str, *, by_data: bool) -> Problem:
    """
    Kiểm tra gì: câu chữ của từng đoạn vẫn như khi lập báo cáo.
    Vì sao: sửa trong Word thì kỳ sau lập lại, chỗ sửa ấy mất; người duyệt cần biết chỗ nào đã sửa.
    Sai: “tiếp tục đẩy mạnh” thành “đẩy mạnh”, chỉ có trong tệp Word.
    Đúng: đưa chỗ sửa vào lời văn hoặc tệp số liệu rồi lập lại, nếu muốn giữ cho các kỳ sau.
    Cách sửa: xem chỗ sửa có đúng ý người duyệt không; muốn giữ lâu dài thì sửa ở tệp và dòng được nêu.
    Căn cứ: quy ước của chương trình.
    """
    told = "; ".join(
        f"“{_cut(old)}” → “{_cut(new)}”" if old and new else f"thêm “{_cut(new)}”" if new else f"bỏ “{_cut(old)}”"
        for old, new in words
    )
    why = "lời văn hoặc số liệu đổi sau khi lập" if by_data else "đoạn đã sửa trong Word"
    return Problem(
        "doi-chieu/doan-da-sua", place, Severity.WARNING, f"{why}: {told}",
        f"Theo {source}; muốn giữ chỗ sửa cho kỳ sau thì sửa ở đó, không thì lập lại báo cáo.",
    )  # fmt: skip


@rule("doi-chieu/doan-them")
def added(place: Place, text: str) -> Problem:
    """
    Kiểm tra gì: báo cáo không có đoạn nào mà dữ liệu không lập ra.
    Vì sao: đoạn thêm trong Word không qua kiểm tra nào, kỳ sau cũng không còn.
    Sai: một đoạn gõ thêm trong Word.
    Đúng: đoạn ấy ghi ở `noi_dung_them` của tệp số liệu, hoặc trong lời văn.
    Cách sửa: đưa đoạn ấy vào `noi_dung_them` rồi lập lại; hoặc để vậy nếu người duyệt đã đồng ý.
    Căn cứ: quy ước của chương trình.
    """
    return Problem(
        "doi-chieu/doan-them", place, Severity.WARNING, f"đoạn thêm, dữ liệu không có: “{_cut(text)}”",
        "Muốn giữ cho kỳ sau thì đưa vào `noi_dung_them` của tệp số liệu rồi lập lại.",
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
    why = "dữ liệu có thêm đoạn sau khi lập" if is_new else "đoạn không còn trên báo cáo"
    return Problem(
        "doi-chieu/doan-mat", place, Severity.WARNING, f"{why}: “{_cut(text)}”",
        f"Theo {source}; lập lại để có đoạn ấy, hoặc bỏ ở đó nếu muốn bỏ hẳn.",
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
        "doi-chieu/dien-them", place, Severity.HINT, f"văn thư đã điền hoặc đổi: “{_cut(text)}”",
        "Muốn lưu thì ghi số, ngày vào `phat_hanh` của tệp số liệu, họ tên vào tệp cơ quan ban hành.",
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
        f"báo cáo do chương trình lập ({report}, {period}) nhưng ở đây không có số liệu để đối chiếu",
        "Chạy trong thư mục làm việc có số liệu kỳ ấy, hoặc thêm --thu-muc.",
    )  # fmt: skip
