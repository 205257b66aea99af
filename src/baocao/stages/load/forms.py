"""Tree → Form, with the form itself checked."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, Sequence
from baocao.stages.load import form_rules, rules
from baocao.stages.load.taking import (
    KEY,
    check_keys,
    is_misspelt,
    line_of,
    mapping_of,
    nearest,
    shape_of,
    text_of,
    truth_of,
)
from baocao.values.figures import Text
from baocao.values.form import (
    RESERVED_KEYS,
    ChangeLimit,
    Column,
    Division,
    DivisionKind,
    Exemption,
    Form,
    Indicator,
    Kind,
    Nature,
    Part,
    Rule,
)
from baocao.values.number import read_decimal, write_number
from baocao.values.problem import Place, Problem, Severity

_ENTRIES = {
    "quy_tac": "`ma`, `dieu_kien`, `muc`, `thong_bao` của một quy tắc",
    "ngoai_le": "`chu` và `ly_do` của một ngoại lệ",
}
_FORM_KEYS = ("ten", "trich_yeu", "loai_van_ban", "ky_hieu_loai", "chi_tieu", "quy_tac", "ngoai_le")
_INDICATOR_KEYS = (
    "nhan", "don_vi_tinh", "kieu", "tinh_chat", "bat_buoc", "phai_moi", "trong_ky", "khong_doi", "so_le",
    "doi_bat_thuong", "ve_ky_sau", "tu_don_vi", "chia_theo", "trong_do", "cac_buoc", "cot",
)  # fmt: skip
COLUMN_KEYS = ("nhan", "kieu", "don_vi_tinh", "nhom")
_DIVISION_KEYS = ("nhan", "cac_phan", "moi_phan_chia", "khong_trung")


def read_form(tree: Mapping, report: str, problems: list[Problem]) -> Form | None:
    """The form; None when it has no name, subject or indicators. What is wrong with one indicator costs only it."""
    check_keys(tree, _FORM_KEYS, problems)
    reader = _Reader(problems)
    title = reader.text(tree, "ten", required=True)
    subject = _subject(tree, problems)
    indicators = reader.indicators(tree)
    if subject is None or not indicators:
        return None
    type_name, type_code = reader.text(tree, "loai_van_ban"), reader.text(tree, "ky_hieu_loai")
    return Form(
        report,
        title or report,
        subject[0],
        line_of(tree.place),
        subject[1],
        indicators,
        reader.rules(tree.get("quy_tac")),
        reader.exemptions(tree.get("ngoai_le")),
        type_name or "báo cáo",
        type_code or "BC",
    )


def _subject(tree: Mapping, problems: list[Problem]) -> tuple[str, Place] | None:
    """The subject is template text, so `{{` is allowed in it."""
    node = tree.get("trich_yeu")
    if isinstance(node, Scalar) and not node.is_empty:
        return " ".join(node.text.split()), line_of(node.place)
    if "trich_yeu" not in tree.failed:
        problems.append(form_rules.form_lacks(line_of(node.place if node else tree.place), "trich_yeu"))
    return None


class _Reader:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def text(self, tree: Mapping, key: str, *, required: bool = False) -> str:
        value = text_of(tree.get(key), self.problems, tree.place)
        if isinstance(value, Text):
            return value.text
        told = key in tree.failed or is_misspelt(tree, key, (*_FORM_KEYS, *_INDICATOR_KEYS, *_DIVISION_KEYS))
        if required and not told and tree.get(key) is None:
            self.problems.append(form_rules.form_lacks(line_of(tree.place), key))
        return ""

    def indicators(self, tree: Mapping) -> tuple[Indicator, ...]:
        node = mapping_of(tree.get("chi_tieu"), "các chỉ tiêu", self.problems)
        if node is None:
            found = tree.get("chi_tieu")
            if (found is None or (isinstance(found, Scalar) and found.is_empty)) and "chi_tieu" not in tree.failed:
                self.problems.append(form_rules.form_lacks(line_of(tree.place), "chi_tieu"))
            return ()
        return tuple(indicator for key, value in node.entries if (indicator := self.indicator(key, value)) is not None)

    def indicator(self, key: Scalar, node: Node) -> Indicator | None:
        place = line_of(key.place)
        tree = mapping_of(node, "phần khai của chỉ tiêu", self.problems)
        if not self._usable_key(key) or tree is None:
            return None
        check_keys(tree, _INDICATOR_KEYS, self.problems)
        kind = self._choice(tree, "kieu", Kind, Kind.COUNT)
        divisions = tuple(division for each in DivisionKind for division in self.divisions(tree.get(each.value), each))
        self._distinct(divisions, place)
        if divisions and not kind.is_number:
            self.problems.append(form_rules.form_conflict(place, f"`{key.text}` không phải là số nên không chia được"))
            divisions = ()
        decimals = self._decimals(tree)
        limit = self.limit(tree.get("doi_bat_thuong"))
        self._no_contradictions(tree, key, kind, limit)
        return Indicator(
            key.text,
            self.text(tree, "nhan", required=True) or key.text,
            kind,
            place,
            self.text(tree, "don_vi_tinh"),
            self._choice(tree, "tinh_chat", Nature, Nature.STOCK),
            decimals,
            truth_of(tree.get("bat_buoc"), self.problems),
            truth_of(tree.get("phai_moi"), self.problems),
            truth_of(tree.get("trong_ky"), self.problems),
            truth_of(tree.get("khong_doi"), self.problems),
            limit,
            divisions,
            self.columns(tree.get("cot")),
            "kieu" in tree.failed or self._is_unknown_kind(tree),
            truth_of(tree.get("ve_ky_sau"), self.problems),
            self._is_from_units(tree, key, kind),
        )

    def _is_from_units(self, tree: Mapping, key: Scalar, kind: Kind) -> bool:
        """`tu_don_vi`: only what can be added up or listed can be put together from what the units send."""
        if not truth_of(tree.get("tu_don_vi"), self.problems):
            return False
        if kind is Kind.RECORDS or (kind.is_number and self.text(tree, "don_vi_tinh") != "%"):
            return True
        message = f"`{key.text}` không cộng được từ các đơn vị nên không dùng `tu_don_vi` được"
        self.problems.append(form_rules.form_conflict(line_of(key.place), message))
        return False

    def _is_unknown_kind(self, tree: Mapping) -> bool:
        return self.text(tree, "kieu") not in ("", *(kind.value for kind in Kind))

    def _decimals(self, tree: Mapping) -> int:
        """`so_le`: with how many decimals percentages are printed; one where nothing is said."""
        text, known = self.text(tree, "so_le"), ("0", "1", "2", "3")
        if text and text not in known:
            node = tree.get("so_le")
            place = line_of(node.place if node else tree.place)
            self.problems.append(form_rules.unknown_word(place, "so_le", text, known, ""))
        return int(text) if text in known else 1

    def _no_contradictions(self, tree: Mapping, key: Scalar, kind: Kind, limit: ChangeLimit) -> None:
        place = line_of(key.place)
        if limit.warn is not None and limit.refuse is not None and limit.warn > limit.refuse:
            warn, refuse = (write_number((share * 100).normalize()) for share in (limit.warn, limit.refuse))
            message = f"`canh_bao` {warn}% lớn hơn `chan` {refuse}%"
            self.problems.append(form_rules.form_conflict(place, message))
        if kind.is_number and truth_of(tree.get("phai_moi"), []):
            message = f"`{key.text}` là số nên không dùng `phai_moi` được"
            self.problems.append(form_rules.form_conflict(place, message))
        if kind is Kind.RECORDS and tree.get("cot") is None and "cot" not in tree.failed:
            self.problems.append(form_rules.form_lacks(place, "cot"))

    def _usable_key(self, key: Scalar) -> bool:
        if key.text in RESERVED_KEYS:
            self.problems.append(form_rules.reserved_key(line_of(key.place), key.text))
            return False
        if not KEY.fullmatch(key.text):
            self.problems.append(form_rules.bad_key(line_of(key.place), key.text))
            return False
        return True

    def _choice(self, tree: Mapping, key: str, words: type[Kind] | type[Nature], default: Kind | Nature) -> Any:
        found = self.text(tree, key)
        if not found:
            return default
        known = [word.value for word in words]
        if found not in known:
            node = tree.get(key)
            place = line_of(node.place if node else tree.place)
            self.problems.append(form_rules.unknown_word(place, key, found, tuple(known), nearest(found, known)))
            return default
        return words(found)

    def divisions(self, node: Node | None, kind: DivisionKind) -> tuple[Division, ...]:
        """Parts without a name (`{dang_bo: đảng bộ, chi_bo: chi bộ}`), or several named divisions."""
        tree = mapping_of(node, "các phần, hoặc các cách chia có tên", self.problems)
        if tree is None:
            return ()
        if all(isinstance(value, Scalar) for _, value in tree.entries):
            parts = self.parts(tree, ())
            if kind is not DivisionKind.PARTITION:
                self.problems.append(
                    form_rules.form_conflict(line_of(tree.place), f"`{kind.value}` phải có tên, `nhan` và `cac_phan`")
                )
                return ()
            return (Division(kind, "", "", parts),) if parts else ()
        return tuple(
            division for key, value in tree.entries if (division := self.division(key, value, kind)) is not None
        )

    def division(self, key: Scalar, node: Node, kind: DivisionKind) -> Division | None:
        tree = mapping_of(node, "`nhan` và `cac_phan`", self.problems)
        if not self._usable_key(key) or tree is None:
            return None
        check_keys(tree, _DIVISION_KEYS, self.problems)
        label = self.text(tree, "nhan", required=True) or key.text
        inner = self.divisions(tree.get("moi_phan_chia"), DivisionKind.PARTITION)
        parts_tree = mapping_of(tree.get("cac_phan"), "các phần: `khoá: tên gọi`", self.problems)
        if parts_tree is None:
            found = tree.get("cac_phan")
            if (found is None or (isinstance(found, Scalar) and found.is_empty)) and "cac_phan" not in tree.failed:
                self.problems.append(form_rules.form_lacks(line_of(key.place), "cac_phan"))
            return None
        disjoint = truth_of(tree.get("khong_trung"), self.problems)
        if disjoint and kind is not DivisionKind.SUBSETS:
            message = f"`khong_trung` chỉ dùng cho `trong_do`, không dùng cho `{kind.value}`"
            self.problems.append(form_rules.form_conflict(line_of(key.place), message))
        return Division(kind, key.text, label, self.parts(parts_tree, inner), disjoint)

    def parts(self, tree: Mapping, inner: tuple[Division, ...]) -> tuple[Part, ...]:
        parts = []
        for key, value in tree.entries:
            if self._usable_key(key):
                label = text_of(value, self.problems, key.place)
                parts.append(Part(key.text, label.text if isinstance(label, Text) else key.text, inner))
        return tuple(parts)

    def _distinct(self, divisions: tuple[Division, ...], place: Place) -> None:
        """Names right under an indicator: unnamed parts and named divisions must not meet."""
        names = [name for one in divisions for name in ([one.key] if one.key else [part.key for part in one.parts])]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.problems.append(form_rules.form_conflict(place, f"tên `{name}` dùng hai lần trong một chỉ tiêu"))

    def limit(self, node: Node | None) -> ChangeLimit:
        tree = mapping_of(node, "{canh_bao: 10%, chan: 50%}", self.problems)
        if tree is None:
            return ChangeLimit()
        check_keys(tree, ("canh_bao", "chan"), self.problems)
        return ChangeLimit(self._share(tree, "canh_bao"), self._share(tree, "chan"))

    def _share(self, tree: Mapping, key: str) -> Decimal | None:
        text = self.text(tree, key)
        if not text:
            return None
        number = read_decimal(text.removesuffix("%")) if text.endswith("%") else None
        if number is None:
            node = tree.get(key)
            self.problems.append(form_rules.not_a_percentage(line_of(node.place if node else tree.place), text))
            return None
        return number / 100

    def columns(self, node: Node | None) -> tuple[Column, ...]:
        tree = mapping_of(node, "các cột: `khoá: tên gọi`", self.problems)
        columns = []
        for key, value in tree.entries if tree else ():
            if not self._usable_key(key):
                continue
            if isinstance(value, Mapping):
                columns.append(self.column(key, value))
            else:
                label_text = text_of(value, self.problems, key.place)
                columns.append(Column(key.text, label_text.text if isinstance(label_text, Text) else key.text))
        if tree is not None:
            self._groups_together(columns, tree)
        return tuple(columns)

    def column(self, key: Scalar, tree: Mapping) -> Column:
        check_keys(tree, COLUMN_KEYS, self.problems)
        return Column(
            key.text,
            self.text(tree, "nhan", required=True) or key.text,
            self._choice(tree, "kieu", Kind, Kind.TEXT),
            self.text(tree, "don_vi_tinh"),
            self.text(tree, "nhom"),
        )

    def _groups_together(self, columns: list[Column], tree: Mapping) -> None:
        """Columns under one common heading must be neighbours."""
        runs = [group for group, _ in groupby(column.group for column in columns) if group]
        for group in sorted({group for group in runs if runs.count(group) > 1}):
            message = f"các cột của nhóm “{group}” không đứng liền nhau"
            self.problems.append(form_rules.form_conflict(line_of(tree.place), message))

    def rules(self, node: Node | None) -> tuple[Rule, ...]:
        found: list[Rule] = []
        for tree in self._mappings(node, "quy_tac"):
            check_keys(tree, ("ma", "dieu_kien", "muc", "thong_bao", "cach_sua"), self.problems)
            texts = {key: self._template_text(tree, key) for key in ("ma", "dieu_kien", "thong_bao")}
            missing = [key for key, text in texts.items() if not text and key not in tree.failed]
            for key in missing:
                self.problems.append(form_rules.form_lacks(line_of(tree.place), key))
            severity = self._template_text(tree, "muc") or "lỗi"
            known = [each.value for each in Severity]
            if severity not in known:
                place = line_of(tree.place)
                self.problems.append(
                    form_rules.unknown_word(place, "muc", severity, tuple(known), nearest(severity, known))
                )
            elif all(texts.values()) and any(rule.name == texts["ma"] for rule in found):
                message = f"hai quy tắc cùng mang mã “{texts['ma']}”"
                self.problems.append(form_rules.form_conflict(line_of(tree.place), message))
            elif all(texts.values()):
                remedy = self._template_text(tree, "cach_sua")
                place = line_of(tree.place)
                found.append(
                    Rule(texts["ma"], texts["dieu_kien"], Severity(severity), texts["thong_bao"], remedy, place)
                )
        return tuple(found)

    def _template_text(self, tree: Mapping, key: str) -> str:
        node = tree.get(key)
        return " ".join(node.text.split()) if isinstance(node, Scalar) else ""

    def exemptions(self, node: Node | None) -> tuple[Exemption, ...]:
        found = []
        for tree in self._mappings(node, "ngoai_le"):
            check_keys(tree, ("chu", "ly_do"), self.problems)
            text, reason = self.text(tree, "chu", required=True), self.text(tree, "ly_do", required=True)
            if text and reason:
                found.append(Exemption(text, reason, line_of(tree.place)))
        return tuple(found)

    def _mappings(self, node: Node | None, key: str) -> list[Mapping]:
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            return []
        if isinstance(node, Sequence):
            trees = [mapping_of(item, _ENTRIES[key], self.problems) for item in node.items]
            return [tree for tree in trees if tree is not None]
        expected = f"danh sách `{key}`, mỗi mục sau dấu “- ”"
        self.problems.append(rules.wrong_shape(line_of(node.place), expected, shape_of(node)))
        return []
