"""Figures of the newest period → YAML of the next one: every slot empty, last values beside it as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from baocao.values.calendar_date import write_date
from baocao.values.figures import Amount, Day, Document, Entry, Figures, Records, Text, Texts, Value, Year
from baocao.values.form import Column, Division, DivisionKind, Form, Indicator, Kind
from baocao.values.number import write_number
from baocao.values.period import Period

_COLUMN = 40
_KINDS = {
    Kind.DATE: "ngày, ghi như 15/6/2021",
    Kind.YEAR: "năm, bốn chữ số",
    Kind.DOCUMENT: "văn bản: số, ngày, cơ quan",
    Kind.TEXT: "một đoạn chữ",
    Kind.TEXTS: "mỗi dòng một ý",
    Kind.RECORDS: "mỗi dòng một bản ghi",
}
_PUBLICATION = (
    ("so", "Số văn bản"),
    ("ngay", "Ngày ký"),
    ("do_mat", "Mức độ mật: mật, tối mật, tuyệt mật"),
    ("do_khan", "Mức độ khẩn: khẩn, thượng khẩn, hoả tốc"),
    ("luu_hanh", "Phạm vi lưu hành, như “Xong hội nghị trả lại”"),
    ("danh_may", "Ký hiệu người đánh máy"),
    ("so_ban", "Số bản"),
)
_RELATIONS = {
    DivisionKind.PARTITION: "các phần cộng lại bằng tổng; tổng do chương trình tự cộng",
    DivisionKind.SUBSETS: "mỗi phần không lớn hơn tổng",
    DivisionKind.FUNNEL: "số sau không lớn hơn số trước",
}


def roll_over(
    period: Period, form: Form, earlier: Sequence[Figures], schema: str = "", *, has_units: bool = False
) -> str:
    """The period file of `period` for a clerk to fill in.

    Args:
        period: the period to open.
        form: what the report needs.
        earlier: figures of the report's other periods; those of the period before and of the same period last year
            appear beside each slot.
        schema: name of the JSON Schema file, written beside it, for editors that complete keys.
        has_units: whether there are units that send in what the form asks of them.

    Returns:
        YAML text ending in a line feed. Only what the form calls constant (`khong_doi`) is carried over, each with a
        mark to confirm; every other slot is empty.
    """
    known = {figures.period: figures for figures in earlier}
    newest = max(known.values(), key=lambda figures: figures.period.last_day, default=None)
    before = known.get(period.previous) or newest
    sheet = _Sheet(before, known.get(period.same_last_year), has_units=has_units)
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        f"# {form.title.upper()}: {period.label.upper()}",
        "# Điền vào sau dấu hai chấm, cách một dấu cách. Ô để trống nghĩa là chưa có; không có thì ghi 0.",
        "# Sau dấu # là lời giải thích và số của kỳ trước để đối chiếu; chương trình bỏ qua phần này.",
        "",
        f"ky: {period.key}",
        "phat_hanh:",
        _with_comment("  so:", "số văn bản; văn thư điền, để trống cũng được"),
        _with_comment("  ngay:", f"ngày ký, ghi như {write_date(period.last_day)}; để trống cũng được"),
    ]
    for indicator in form.indicators:
        lines += ["", *sheet.indicator(indicator)]
    lines += _targets(period, form, earlier)
    return "\n".join(lines) + "\n"


def _targets(period: Period, form: Form, earlier: Sequence[Figures]) -> Iterator[str]:
    """The year's targets, as comments to be opened; those that an earlier period of the year stated stand in them."""
    numbers = [indicator for indicator in form.indicators if indicator.kind.is_number]
    if not numbers:
        return
    stated = {
        key: (amount, figures.period)
        for figures in sorted(earlier, key=lambda figures: figures.period.last_day)
        if figures.period.year == period.year
        for key, amount in figures.targets.items()
    }
    yield ""
    yield "# Cần thêm đoạn nào ngoài đề cương thì bỏ dấu # ở bốn dòng dưới: tên đề mục, rồi các đoạn chữ thường."
    yield "# noi_dung_them:"
    yield "#   - muc: "
    yield "#     doan:"
    yield "#       - "
    yield ""
    yield "# Kế hoạch cả năm, nếu có: bỏ dấu # ở đầu các dòng cần dùng."
    yield "# ke_hoach_nam:"
    for indicator in numbers:
        amount, source = stated.get(indicator.key, (None, None))
        value = f" {_amount(amount)}" if amount else ""
        origin = f"; {source.label} ghi {_amount(amount)}" if source and amount else ""
        yield _with_comment(f"#   {indicator.key}:{value}", f"{indicator.unit or indicator.label}{origin}")


class _Sheet:
    """Writes the slots of one form with the values of the period before and of the same period last year."""

    def __init__(self, before: Figures | None, same: Figures | None, *, has_units: bool) -> None:
        self.has_units = has_units
        self.before = before
        self.same = same if same is not None and same is not before else None

    def indicator(self, indicator: Indicator) -> Iterator[str]:
        yield f"# {indicator.label}{self._needs(indicator)}"
        before = self.before.values.get(indicator.key) if self.before else None
        same = self.same.values.get(indicator.key) if self.same else None
        if indicator.kind.is_number:
            entries = (before if isinstance(before, Entry) else None, same if isinstance(same, Entry) else None)
            yield from self._entry(indicator.key, indicator, indicator.divisions, entries, 0)
            return
        for figures, value in ((self.before, before), (self.same, same)):
            if figures is not None and value is not None and not indicator.constant:
                yield from _quoted(figures.period, value)
        yield from self._text_slot(indicator, before)

    def _needs(self, indicator: Indicator) -> str:
        words = [indicator.unit] if indicator.unit else [_KINDS[indicator.kind]] if indicator.kind in _KINDS else []
        words += ["bắt buộc"] * indicator.required
        words += ["phải viết mới, không chép kỳ trước"] * indicator.must_be_new
        words += ["các đơn vị gửi lên"] * (indicator.from_units and self.has_units)
        return f" ({'; '.join(words)})" if words else ""

    def _entry(
        self,
        key: str,
        indicator: Indicator,
        divisions: tuple[Division, ...],
        entries: tuple[Entry | None, Entry | None],
        depth: int,
        label: str = "",
    ) -> Iterator[str]:
        indent = "  " * depth
        comment = "; ".join([*([label] if label else []), *self._values(entries)])
        if not divisions:
            carried = entries[0].total if entries[0] else None
            if indicator.constant and isinstance(carried, Amount):
                comment = "; ".join([*([label] if label else []), f"{_CONFIRM} {self._period(0)}"])
                yield _with_comment(f"{indent}{key}: {_amount(carried)}", comment)
            else:
                yield _with_comment(f"{indent}{key}:", comment)
            return
        if depth:
            # Whether a part divides further is the clerk's choice: one number, or its own parts.
            shape = ", ".join(f"{part.key}: …" for division in divisions if not division.key for part in division.parts)
            choice = [f"một số, hoặc {{{shape}}}"] if shape else []
            yield _with_comment(f"{indent}{key}:", "; ".join([*([comment] if comment else []), *choice]))
            return
        yield f"{indent}{key}:"
        has_partition = any(division.kind is DivisionKind.PARTITION for division in divisions)
        words = "tổng; để trống thì chương trình tự cộng" if has_partition else "tổng"
        total = "; ".join([words, *self._values(entries)])
        yield _with_comment(f"{indent}  tong:", total)
        for division in divisions:
            inner = depth + 1
            if division.key:
                yield _with_comment(
                    f"{indent}  {division.key}:", f"{division.label.lower()}: {_RELATIONS[division.kind]}"
                )
                inner += 1
            for part in division.parts:
                parts = tuple(entry.parts.get(division.key, {}).get(part.key) if entry else None for entry in entries)
                yield from self._entry(part.key, indicator, part.divisions, (parts[0], parts[1]), inner, part.label)

    def _values(self, entries: tuple[Entry | None, Entry | None]) -> Iterator[str]:
        for position, entry in enumerate(entries):
            number = _number(entry)
            if number is not None:
                typed = entry.total if entry and isinstance(entry.total, Amount) else None
                yield f"{self._period(position)}: {_amount(typed) if typed else write_number(number)}"

    def _period(self, position: int) -> str:
        figures = (self.before, self.same)[position]
        return figures.period.label if figures else ""

    def _text_slot(self, indicator: Indicator, before: Value | None) -> Iterator[str]:
        key = indicator.key
        if indicator.constant and before is not None:
            carried = list(_as_yaml(key, before))
            if carried:
                yield f"# {_CONFIRM} {self._period(0)}"
                yield from carried
                return
        match indicator.kind:
            case Kind.TEXT | Kind.TEXTS:
                yield f"{key}: |"
                yield "  "
            case Kind.DOCUMENT:
                yield f"{key}:"
                for part, words in (("so", "số và ký hiệu"), ("ngay", "ngày"), ("cua", "cơ quan"), ("ve", "về việc")):
                    yield _with_comment(f"  {part}:", words)
            case Kind.RECORDS:
                yield "# mỗi bản ghi như sau, bỏ dấu # khi ghi:"
                for at, column in enumerate(indicator.columns):
                    yield _with_comment(f"#   {'- ' if at == 0 else '  '}{column.key}:", _column_words(column))
                yield f"{key}:"
            case _:
                yield f"{key}:"


def _column_words(column: Column) -> str:
    """What stands in a column: its common heading, its own, its unit of measure or kind."""
    label = f"{column.group}: {column.label[:1].lower()}{column.label[1:]}" if column.group else column.label
    kind = column.unit or _KINDS.get(column.kind, "") if column.kind is not Kind.TEXT else ""
    return f"{label} ({kind})" if kind else label


_CONFIRM = "GIỮ NGUYÊN, cần xác nhận: chép từ"


def _number(entry: Entry | None) -> int | Decimal | None:
    """The typed number, or the sum of a partition that is complete."""
    if entry is None:
        return None
    if isinstance(entry.total, Amount):
        return entry.total.number
    for parts in entry.parts.values():
        numbers = [_number(part) for part in parts.values()]
        known = [number for number in numbers if number is not None]
        if known and len(known) == len(numbers):
            return sum(known)
    return None


def _amount(amount: Amount) -> str:
    return f"{amount.approximation} {write_number(amount.number)}".strip()


def _quoted(period: Period, value: Value) -> Iterator[str]:
    """The earlier text as comments under the earlier period's name."""
    for text in _texts(value):
        yield f"# {period.label}: {text}"


def _texts(value: Value) -> Iterator[str]:
    match value:
        case Text(text):
            yield text
        case Texts(items):
            yield from (item.text for item in items)
        case Day(day):
            yield write_date(day)
        case Year(year):
            yield str(year)
        case Document():
            parts = (value.number, value.day, value.issued_by, value.about)
            words = [text for part in parts if isinstance(part, Text | Day) for text in _texts(part)]
            yield ", ".join(words)
        case Records(rows):
            for row in rows:
                yield "; ".join(_cell(cell) for cell in row.values())
        case _:
            return


def _cell(cell: object) -> str:
    if isinstance(cell, Amount):
        return _amount(cell)
    return ", ".join(_texts(cell)) if isinstance(cell, Text | Day | Year) else ""


def _as_yaml(key: str, value: Value) -> Iterator[str]:
    match value:
        case Text(text):
            yield f"{key}: |"
            yield f"  {text}"
        case Texts(items):
            yield f"{key}: |"
            yield from (f"  {item.text}" for item in items)
        case Day() | Year():
            yield f"{key}: {', '.join(_texts(value))}"
        case _:
            return


def _with_comment(line: str, comment: str) -> str:
    return f"{line:<{_COLUMN}}# {comment}" if comment else line


def schema_of(form: Form) -> Mapping[str, object]:
    """The JSON Schema (draft 7) of a form's period files, for editors that complete and explain keys."""
    properties: dict[str, object] = {
        "ky": {"description": "Kỳ báo cáo, như 2021-H1", "type": ["string", "number"]},
        "phat_hanh": _object("Số, ngày và dấu chỉ của văn bản", {key: _any(words) for key, words in _PUBLICATION}),
        "ke_hoach_nam": _object(
            "Kế hoạch cả năm của các chỉ tiêu",
            {indicator.key: _any(indicator.label) for indicator in form.indicators if indicator.kind.is_number},
        ),
        "xac_nhan": {
            "description": "Thông báo mà cơ quan đã xem và giải thích",
            "type": ["array", "null"],
            "items": _object(
                "", {"quy_tac": _any("Tên quy tắc"), "muc": _any("Thông báo về mục nào"), "ly_do": _any("Lý do")}
            ),
        },
        "noi_dung_them": {
            "description": "Đoạn thêm vào cuối một mục",
            "type": ["array", "null"],
            "items": _object("", {"muc": _any("Tên mục"), "doan": {"type": ["array", "string", "null"]}}),
        },
    }
    for indicator in form.indicators:
        properties[indicator.key] = _indicator_schema(indicator)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": form.title,
        "type": "object",
        "additionalProperties": False,
        "required": ["ky"],
        "properties": properties,
    }


def _indicator_schema(indicator: Indicator) -> Mapping[str, object]:
    words = f"{indicator.label} ({indicator.unit})" if indicator.unit else indicator.label
    match indicator.kind:
        case Kind.DOCUMENT:
            return _object(words, {name: _any(name) for name in ("so", "ngay", "cua", "ve")})
        case Kind.TEXTS:
            return {"description": words, "type": ["array", "string", "null"], "items": {"type": ["string", "number"]}}
        case Kind.RECORDS:
            columns = {column.key: _any(_column_words(column)) for column in indicator.columns}
            return {"description": words, "type": ["array", "null"], "items": _object("", columns)}
        case _ if indicator.divisions:
            return _divided_schema(words, indicator.divisions)
        case _:
            return _any(words)


def _divided_schema(words: str, divisions: tuple[Division, ...]) -> Mapping[str, object]:
    properties: dict[str, object] = {"tong": _any("Tổng (không ghi thì chương trình tự cộng)")}
    for division in divisions:
        parts = {
            part.key: _divided_schema(part.label, part.divisions) if part.divisions else _any(part.label)
            for part in division.parts
        }
        properties |= {division.key: _object(division.label, parts)} if division.key else parts
    return {**_object(words, properties), "type": ["object", "string", "number", "null"]}


def _object(words: str, properties: Mapping[str, object]) -> dict[str, object]:
    return {"description": words, "type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _any(words: str) -> Mapping[str, object]:
    return {"description": words, "type": ["string", "number", "null"]}
