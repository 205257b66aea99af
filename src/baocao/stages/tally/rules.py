"""Findings on what the units sent, taken together."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.values.calendar_date import write_date
from baocao.values.form import Indicator
from baocao.values.number import write_number
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.tally import Number, Total
from baocao.values.unit import Unit, UnitReturn

_SHOWN = 10
_LABELS = 6


def _listed(names: Sequence[str]) -> str:
    more = f" và {len(names) - _SHOWN} đơn vị nữa" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


@rule("don-vi/chua-gui")
def not_sent(place: Place, units: Sequence[Unit], expected: int) -> Problem:
    """
    Kiểm tra gì: mọi đơn vị còn hoạt động vào ngày cuối kỳ đều đã gửi phiếu.
    Vì sao: thiếu một đơn vị thì tổng của cả cơ quan nhỏ hơn thực tế.
    Sai: 104 phiếu của 106 đơn vị mà tổng ghi như đã đủ.
    Đúng: đủ 106 phiếu; hoặc tổng còn ghi “(sơ bộ)”.
    Cách sửa: đôn đốc các đơn vị được nêu; đơn vị đã giải thể thì ghi `den` trong data/don-vi.yaml.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác, đầy đủ.
    """
    return Problem(
        "don-vi/chua-gui", place, Severity.WARNING,
        f"{len(units)}/{expected} đơn vị chưa gửi số liệu: {_listed([unit.name for unit in units])}",
        "Đôn đốc các đơn vị ấy; đơn vị đã giải thể thì ghi `den`. Tổng hiện ghi kèm “(sơ bộ)”.",
    )  # fmt: skip


@rule("don-vi/thieu-so")
def left_empty(place: Place, names: Sequence[str], labels: Sequence[str]) -> Problem:
    """
    Kiểm tra gì: đơn vị đã gửi phiếu thì có đủ các số được hỏi.
    Vì sao: để trống là chưa có số liệu, không phải số không; cộng thiếu thì tổng sai.
    Sai: để trống ô “duy trì” vì không có mô hình nào.
    Đúng: không có thì ghi 0; chưa có thì hỏi cho có.
    Cách sửa: hỏi đơn vị được nêu, điền vào phiếu rồi nhập lại.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác, đầy đủ.
    """
    more = f" và {len(labels) - _LABELS} số nữa" if len(labels) > _LABELS else ""
    return Problem(
        "don-vi/thieu-so", place, Severity.WARNING,
        f"{_listed(names)}: để trống, hoặc không lấy được, {len(labels)} số: {'; '.join(labels[:_LABELS])}{more}",
        "Hỏi đơn vị; không có thì ghi 0. Tổng hiện ghi kèm “(sơ bộ)”, hoặc chưa ghi được.",
    )  # fmt: skip


@rule("don-vi/khong-con")
def no_longer(sent: UnitReturn, unit: Unit | None) -> Problem:
    """
    Kiểm tra gì: phiếu đã nhận là của đơn vị còn hoạt động vào ngày cuối kỳ.
    Vì sao: số của đơn vị đã giải thể thường đã tính ở đơn vị tiếp nhận; cộng nữa là trùng.
    Sai: đơn vị hoạt động đến 30/6/2021 mà có phiếu 6 tháng cuối năm 2021.
    Đúng: chỉ cộng các đơn vị còn hoạt động.
    Cách sửa: xem lại `tu`, `den` của đơn vị trong data/don-vi.yaml.
    Căn cứ: yêu cầu của chương trình.
    """
    name = unit.name if unit else f"mã `{sent.unit}`"
    why = "không có trong danh sách"
    if unit and unit.valid_to:
        why = f"chỉ hoạt động đến {write_date(unit.valid_to)}"
    elif unit and unit.valid_from:
        why = f"hoạt động từ {write_date(unit.valid_from)}"
    return Problem(
        "don-vi/khong-con", Place(sent.file), Severity.ERROR,
        f"có phiếu của {name}, đơn vị {why}: không cộng",
        "Sửa data/don-vi.yaml nếu đơn vị ấy vẫn phải gửi số liệu kỳ này.",
        about=sent.unit,
    )  # fmt: skip


@rule("don-vi/bien-dong")
def far_from_last(place: Place, unit: Unit, indicator: Indicator, was: Number, now: Number) -> Problem:
    """
    Kiểm tra gì: số của một đơn vị không khác xa số kỳ trước của chính đơn vị ấy.
    Vì sao: gõ thừa, gõ thiếu một chữ số ở một đơn vị thì lẫn trong tổng, không nhìn ra.
    Sai: kỳ trước 70 đảng viên, kỳ này 700.
    Đúng: kỳ trước 70, kỳ này 72.
    Cách sửa: hỏi lại đơn vị; đúng thì bỏ qua.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, khách quan, chính xác.
    """
    return Problem(
        "don-vi/bien-dong", place, Severity.WARNING,
        f"{unit.name}: {indicator.label} {write_number(now)}, kỳ trước {write_number(was)}",
        "Hỏi lại đơn vị; đúng thì bỏ qua.",
        about=indicator.key,
    )  # fmt: skip


@rule("don-vi/tong-khac-so-da-ghi")
def unlike_typed(place: Place, indicator: Indicator, typed: Number, total: Total) -> Problem:
    """
    Kiểm tra gì: tổng đã gõ trong tệp số liệu bằng tổng của các đơn vị.
    Vì sao: hai con số của cùng một chỉ tiêu thì báo cáo và phiếu các đơn vị mâu thuẫn nhau.
    Sai: tệp số liệu ghi 7.392 đảng viên, các đơn vị cộng lại được 7.390.
    Đúng: hai số bằng nhau.
    Cách sửa: tìm đơn vị ghi sai, hoặc lấy tổng của các đơn vị bằng `--ghi-de`.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    who = "các đơn vị" if total.is_complete else f"mới {len(total.givers)} đơn vị"
    return Problem(
        "don-vi/tong-khac-so-da-ghi", place, Severity.WARNING,
        f"{indicator.label}: đang ghi {write_number(typed)}, {who} cộng lại được {write_number(total.number)}",
        "Tìm đơn vị ghi sai; lấy tổng của các đơn vị thì nhập lại với --ghi-de.",
        about=indicator.key,
    )  # fmt: skip
