"""Where i or y is written for the same sound: as Party and State papers write it."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import Phrases, is_capitalised, name_words
from baocao.values.problem import Severity

_SETTLED = {"kĩ": "kỹ", "lí": "lý", "tỉ": "tỷ", "mĩ": "mỹ", "kỉ": "kỷ", "kí": "ký", "kì": "kỳ"}
"""Alone or in any compound, except in what stands in `_KEPT`."""
_KEPT = (
    "tỉ mỉ", "tỉ tê", "tỉ thí", "tỉ như", "lí nhí", "lí lắc", "lí rí", "kì cọ", "kì kèo", "kì kẹo", "kì nhông",
    "kì đà", "kì cạch", "kí lô", "kí ca kí cóp", "kí cóp", "ti tỉ",
)  # fmt: skip
_COMPOUNDS = (
    ("hi sinh", "hy sinh"), ("công ti", "công ty"), ("quí một", "quý một"), ("quí hai", "quý hai"),
    ("quí ba", "quý ba"), ("quí bốn", "quý bốn"), ("quí i", "quý i"), ("quí ii", "quý ii"), ("quí iii", "quý iii"),
    ("quí iv", "quý iv"), ("quí báu", "quý báu"), ("quí trọng", "quý trọng"), ("quí khách", "quý khách"),
    ("quí giá", "quý giá"), ("cao quí", "cao quý"), ("yêu quí", "yêu quý"), ("hàng quí", "hàng quý"),
    ("hằng quí", "hằng quý"), ("theo quí", "theo quý"), ("trong quí", "trong quý"), ("từng quí", "từng quý"),
)  # fmt: skip
_TASTE = (
    ("hi vọng", "hy vọng"), ("tỷ mỷ", "tỉ mỉ"), ("bác sỹ", "bác sĩ"), ("chiến sỹ", "chiến sĩ"),
    ("nghệ sỹ", "nghệ sĩ"), ("tiến sỹ", "tiến sĩ"), ("thạc sỹ", "thạc sĩ"), ("liệt sỹ", "liệt sĩ"),
    ("sỹ quan", "sĩ quan"), ("hạ sỹ", "hạ sĩ"), ("sỹ số", "sĩ số"), ("y sỹ", "y sĩ"), ("dược sỹ", "dược sĩ"),
    ("nhạc sỹ", "nhạc sĩ"), ("ca sỹ", "ca sĩ"), ("hoạ sỹ", "hoạ sĩ"), ("văn nghệ sỹ", "văn nghệ sĩ"),
    ("cũ kĩ", "cũ kỹ"), ("mĩ miều", "mỹ miều"), ("kì lạ", "kỳ lạ"), ("kì diệu", "kỳ diệu"), ("nghỹ", "nghĩ"),
)  # fmt: skip
_TABLE: Phrases[tuple[str, Severity] | None] = Phrases([
    *((phrase, None) for phrase in _KEPT),
    *((word, (wanted, Severity.WARNING)) for word, wanted in (*_SETTLED.items(), *_COMPOUNDS)),
    *((word, (wanted, Severity.HINT)) for word, wanted in _TASTE),
])  # fmt: skip
_BEARERS = frozenset({*_SETTLED, "quí", "hi", "sỹ", "ti", "tỷ", "nghỹ"})


@language_rule("soat/i-y", gathers=True)
def i_or_y(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: những tiếng viết i hay y đều đọc như nhau thì viết như văn bản của Đảng và Nhà nước vẫn viết: kỹ, lý,
        tỷ, mỹ, kỷ, ký, kỳ, quý viết y. Tiếng có phụ âm đầu khác (bí thư, thi đua, nghĩ, vì) vốn viết i, không xét.
    Vì sao: báo cáo, nghị quyết đều viết “kỹ thuật, lý luận, tỷ lệ, kỷ luật”; lối viết i của sách giáo khoa lẫn vào thì
        một văn bản có hai cách viết. “Bác sĩ, chiến sĩ” viết i là cách viết trong luật, “sỹ” cũng gặp nên chỉ gợi ý.
    Sai: “kĩ năng”, “lí luận chính trị”, “tỉ lệ”, “kỉ cương”, “hi sinh”, “công ti”.
    Đúng: “kỹ năng”, “lý luận chính trị”, “tỷ lệ”, “kỷ cương”, “hy sinh”, “công ty”; “tỉ mỉ”, “chiến sĩ” giữ i.
    Cách sửa: sửa theo chữ được nêu. Tên người, tên đất, chữ trong ngoặc kép viết theo bản gốc nên không xét.
    Căn cứ: cách viết trong văn bản của Đảng và Nhà nước; QĐ 1989/QĐ-BGDĐT (Điều 9) chỉ áp dụng cho sách giáo khoa.
    """
    for index, line in reading.lines():
        tokens, words = reading.tokens[index], reading.folded[index]
        if _BEARERS.isdisjoint(words):
            continue
        names = name_words(tokens, words)
        for first, end, wanted in _TABLE.found_in(words):
            if wanted is None or first in names or reading.is_quoted(index, tokens[first].start):
                continue
            if first and tokens[first - 1].kind == "n" and words[first] == "kí":
                continue  # five kí of rice: a kilogram
            start, stop = tokens[first].start, tokens[end - 1].end
            replacement = _cased(wanted[0], line.text[start:stop])
            if end - first == 1 and end < len(tokens) and tokens[end].kind == "w":
                # One syllable says too little: the one after it is shown, too.
                replacement += line.text[stop : tokens[end].end]
                stop = tokens[end].end
            yield Slip(index, start, stop, replacement, wanted[1], is_safe=False,
                       group=replacement.lower())  # fmt: skip


def _cased(wanted: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return wanted.upper()
    if len(model) == len(wanted):
        return "".join(new.upper() if old.isupper() else new for new, old in zip(wanted, model, strict=True))
    return wanted[0].upper() + wanted[1:] if is_capitalised(model) else wanted
