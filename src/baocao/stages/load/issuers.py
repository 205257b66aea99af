"""Tree → Issuer."""

from __future__ import annotations

from baocao.adapters.yaml_tree import Mapping, Node, Scalar
from baocao.stages.load import form_rules, rules
from baocao.stages.load.taking import KEY, check_keys, line_of, mapping_of, nearest, text_of, texts_of
from baocao.values.figures import Failed, Text
from baocao.values.issuer import Issuer, IssuerKind, Signer, ToneMarks
from baocao.values.problem import Place, Problem

_REQUIRED = {
    "loai": "dang hoặc nha_nuoc",
    "cap_tren": "tên cơ quan cấp trên",
    "ten": "tên cơ quan ban hành",
    "ky_hieu": "ký hiệu của cơ quan trong số văn bản",
    "dia_danh": "địa danh đứng trước ngày tháng",
}
_CHOICES = {
    "loai": tuple(kind.value for kind in IssuerKind),
    "dau_thanh": tuple(style.value for style in ToneMarks),
    "kieu_muc": ("I-", "I."),
    "co_chu": ("13", "14", "15"),
}
"""Which of them the rule book of the day leaves open is asked later, where that is known."""
_OTHER = (
    "bao_cao_mac_dinh", "ten_hai_dong", "nguoi_ky", "noi_nhan", "luu", "goi_tat", "chu_the", "dang_bo", "lien_he"
)  # fmt: skip
_KNOWN = (*_REQUIRED, *_CHOICES, *_OTHER)


def read_issuer(tree: Mapping, problems: list[Problem]) -> Issuer | None:
    """`data/co-quan-ban-hanh.yaml`; None when something that must be printed is missing.

    Keys beyond the known ones are the office's own texts (`{{ co_quan.<key> }}`); one that looks like a known key is a
    warning, since it is probably misspelt.
    """
    texts = _texts(tree, problems)
    chosen = {key: _choice(tree, key, texts, problems) for key in _CHOICES}
    complete = True
    for key, meaning in _REQUIRED.items():
        if key not in texts and not (key == "cap_tren" and chosen["loai"] == IssuerKind.STATE.value):
            complete = False
            if key not in tree.failed and not _is_failed(tree.get(key)):
                problems.append(form_rules.issuer_lacks(_place(tree, key), key, meaning))
    signer = _signer(tree, problems)
    recipient_texts = _texts_under(tree, "noi_nhan", problems)
    recipients = tuple(text.text for text in recipient_texts)
    recipient_places = tuple(line_of(text.place) for text in recipient_texts)
    if not recipients and "noi_nhan" not in tree.failed and not _is_failed(tree.get("noi_nhan")):
        problems.append(form_rules.issuer_lacks(_place(tree, "noi_nhan"), "noi_nhan", "các nơi nhận văn bản"))
    if not complete or signer is None or not chosen["loai"]:
        return None
    value = {key: text.text for key, text in texts.items()}
    kind = IssuerKind(chosen["loai"])
    name_lines = _lines(tree, "ten_hai_dong", problems) or (value["ten"],)
    if " ".join(name_lines).casefold() != value["ten"].casefold():
        place = _place(tree, "ten_hai_dong")
        problems.append(form_rules.name_lines_differ(place, " ".join(name_lines), value["ten"]))
    return Issuer(
        line_of(tree.place),
        kind,
        value.get("cap_tren", ""),
        value["ten"],
        name_lines,
        value["ky_hieu"],
        value["dia_danh"],
        signer,
        recipients,
        value.get("luu", ""),
        tuple((key, text.text, line_of(text.place)) for key, text in texts.items()),
        ToneMarks(chosen["dau_thanh"]) if chosen["dau_thanh"] else kind.usual_tone_marks,
        int(chosen["co_chu"]) if chosen["co_chu"] else None,
        chosen["kieu_muc"] or None,
        value.get("bao_cao_mac_dinh", ""),
        (_place(tree, "noi_nhan"), *recipient_places),
        value.get("lien_he", ""),
    )


def _texts(tree: Mapping, problems: list[Problem]) -> dict[str, Text]:
    """Every one-line text of the file; keys with lists or mappings of their own are taken elsewhere."""
    texts = {}
    for key, node in tree.entries:
        if key.text in ("ten_hai_dong", "nguoi_ky", "noi_nhan"):
            continue
        if key.text not in _KNOWN:
            if not KEY.fullmatch(key.text):
                problems.append(form_rules.bad_key(line_of(key.place), key.text))
                continue
            near = nearest(key.text, (known for known in _KNOWN if tree.get(known) is None), 0.84)
            if near and not key.text.startswith(f"{near}_"):
                problems.append(rules.like_known_key(line_of(key.place), key.text, near))
        value = text_of(node, problems, key.place)
        if isinstance(value, Text):
            texts[key.text] = value
    return texts


def _choice(tree: Mapping, key: str, texts: dict[str, Text], problems: list[Problem]) -> str:
    text = texts.get(key)
    if text is None:
        return ""
    if text.text in _CHOICES[key]:
        return text.text
    near = nearest(text.text, _CHOICES[key])
    problems.append(form_rules.unknown_word(_place(tree, key), key, text.text, _CHOICES[key], near))
    return ""


def _signer(tree: Mapping, problems: list[Problem]) -> Signer | None:
    node = tree.get("nguoi_ky")
    signer = mapping_of(node, "`quyen_han`, `chuc_vu`, `ho_ten`", problems)
    if signer is None:
        if "nguoi_ky" not in tree.failed and not _is_failed(node):
            problems.append(form_rules.issuer_lacks(_place(tree, "nguoi_ky"), "nguoi_ky", "người ký văn bản"))
        return None
    check_keys(signer, ("quyen_han", "chuc_vu", "ho_ten"), problems)
    texts = {key: text_of(signer.get(key), problems, signer.place) for key in ("chuc_vu", "ho_ten")}
    position = texts["chuc_vu"]
    if not isinstance(position, Text):
        if not isinstance(position, Failed) and "chuc_vu" not in signer.failed:
            problems.append(form_rules.issuer_lacks(_place(tree, "nguoi_ky"), "chuc_vu", "chức vụ người ký"))
        return None
    name = texts["ho_ten"]
    return Signer(
        tuple(text.text for text in _texts_under(signer, "quyen_han", problems)),
        position.text,
        name.text if isinstance(name, Text) else "",
        tuple((key.text, line_of(key.place)) for key, _ in signer.entries),
    )


def _lines(tree: Mapping, key: str, problems: list[Problem]) -> tuple[str, ...]:
    return tuple(text.text for text in _texts_under(tree, key, problems))


def _texts_under(tree: Mapping, key: str, problems: list[Problem]) -> tuple[Text, ...]:
    node = tree.get(key)
    found = texts_of(node, problems) if node is not None else ()
    return found if isinstance(found, tuple) else ()


def _is_failed(node: Node | None) -> bool:
    """True when something unreadable stands there, which has its finding already."""
    return node is not None and not (isinstance(node, Scalar) and node.is_empty)


def _place(tree: Mapping, key: str) -> Place:
    name = tree.key(key)
    return line_of(name.place if name else tree.place)
