"""What the proofreader finds of one-keystroke slips, and what it says of texts without any.

    python benchmarks/proofreading.py [FOLDER …]

The texts are those of benchmarks/van-ban-do, or of the folders named; none of them was learned. Slips are
made key by key, as Telex and VNI send them, not by the model that the rule on pairs goes by; only those count that make
another syllable that can be Vietnamese: no list of syllables could find them. Each is made alone, in a text that
is right otherwise. The choice is seeded: the same texts give the same numbers.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from msgspec.structs import replace

from baocao import files
from baocao.stages.proofread import proofread
from baocao.stages.transcribe import transcribe_text
from baocao.values.issuer import ToneMarks
from baocao.values.lexicon import Lexicon
from baocao.values.problem import Severity
from baocao.values.prose import Prose
from baocao.values.syllable import can_be, parted, spelled
from baocao.values.words import EDGE, NAME, NUMBER, Word, words_of

FOLDER = Path(__file__).parent / "van-ban-do"
SEED, SLIPS = 20261123, 1_200
TONES = {"telex": "zsfrxj", "vni": "012345"}
"""Keys of the tones, in the order of `values.syllable`."""
MARKS = {
    "telex": {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"},
    "vni": {"ă": "a8", "â": "a6", "đ": "d9", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7"},
}
ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def keys_of(word: str, method: str) -> str | None:
    """The keys that write a syllable, its tone last; None for what is no syllable."""
    found = parted(word)
    if found is None or not can_be(*found):
        return None
    base, tone = found
    keys = "".join(MARKS[method].get(letter, letter) for letter in base)
    return keys + (TONES[method][tone] if tone else "")


def written_by(keys: str, method: str) -> str | None:
    """The syllable that the keys write; None where they write none."""
    letters: list[str] = []
    tone = 0
    marks = {pair: letter for letter, pair in MARKS[method].items()}
    for key in keys:
        pairs = [at for at in range(len(letters)) if letters[at] + key in marks]
        has_vowel = any(letter in "aăâeêioôơuưy" for letter in letters)
        if method == "telex" and key == "w" and letters[-2:] == ["u", "o"]:
            letters[-2:] = ["ư", "ơ"]
        elif pairs and (key in "w6789" or pairs[-1] == len(letters) - 1 or key in "aeod"):
            letters[pairs[-1]] = marks[letters[pairs[-1]] + key]
        elif has_vowel and key in TONES[method][1:]:
            tone = TONES[method].index(key)
        elif key.isdigit():
            return None
        else:
            letters.append(key)
    base = "".join(letters)
    return spelled(base, tone) if can_be(base, tone) else None


def beside(key: str) -> list[str]:
    """The keys to its left and right, and those above and below."""
    found = []
    for row, keys in enumerate(ROWS):
        if key in keys:
            at = keys.index(key)
            for other_row in (row - 1, row, row + 1):
                if 0 <= other_row < len(ROWS):
                    found += [ROWS[other_row][x] for x in (at - 1, at, at + 1) if 0 <= x < len(ROWS[other_row])]
    return sorted(set(found) - {key})


def slips_of(word: str) -> list[tuple[str, str]]:
    """Every slip of one key that gives another syllable: which kind of slip, and what stands there then."""
    found: set[tuple[str, str]] = set()
    for method, tones in TONES.items():
        keys = keys_of(word, method)
        if keys is None:
            continue
        slipped = []
        for at, key in enumerate(keys):
            is_sign = at > 0 and (key in tones or key in "w6789")
            slipped.append(("dấu: thiếu phím" if is_sign else "chữ: thiếu phím", keys[:at] + keys[at + 1 :]))
            slipped += [
                ("dấu: nhầm phím" if is_sign else "chữ: nhầm phím bên cạnh", keys[:at] + other + keys[at + 1 :])
                for other in beside(key)
            ]
            slipped += [("chữ: thừa phím bên cạnh", keys[:at] + other + keys[at:]) for other in beside(key)]
            slipped.append(("hai phím đổi chỗ", keys[:at] + keys[at + 1 : at + 2] + key + keys[at + 2 :]))
        slipped += [("dấu: nhầm phím", keys.rstrip(tones) + tone) for tone in tones[1:]]
        for kind, other_keys in slipped:
            other = written_by(other_keys, method)
            if other is not None and other != word:
                found.add((kind, other))
    return sorted(found)


def findings(prose: Prose, lexicon: Lexicon) -> list[tuple[Severity, str, str, str]]:
    """Severity, rule, message and place of each."""
    return [
        (each.problem.severity, each.problem.rule, each.problem.message, str(each.problem.place))
        for each in proofread(prose, lexicon)
    ]


def main() -> None:
    """Print the tables."""
    folders = [Path(name) for name in sys.argv[1:]] or [FOLDER]
    paths = sorted(path for folder in folders for path in folder.glob("*.txt"))
    lexicon = files.lexicon()
    texts = {path: unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in paths}
    proses = {path: transcribe_text(text, path.name) for path, text in texts.items()}
    clean = {path: findings(prose, lexicon) for path, prose in proses.items()}
    words = [
        (path, index, word)
        for path, prose in proses.items()
        for index, line in enumerate(prose.lines)
        for word in words_of(line.text)
        if word.word not in (EDGE, NAME, NUMBER)
    ]
    print(f"{len(paths)} văn bản, {len(words):,} chữ; từ vựng {len(lexicon.words):,} chữ, {len(lexicon.keys):,} cặp\n")
    _print_false(clean, len(words))
    _print_found(proses, clean, words, lexicon)
    _print_times(lexicon, proses)


def _print_false(clean: dict[Path, list[tuple[Severity, str, str, str]]], words: int) -> None:
    told = Counter((severity, rule) for each in clean.values() for severity, rule, _, _ in each)
    print("| nêu trên văn bản đúng | số lần | trên 1.000 chữ |\n|---|---|---|")
    for severity in Severity:
        number = sum(count for (each, _), count in told.items() if each is severity)
        print(f"| {severity.value} | {number} | {1000 * number / words:.2f} |")
    for (severity, rule), count in sorted(told.items(), key=lambda each: each[0][1]):
        print(f"| {severity.value} {rule} | {count} | {1000 * count / words:.2f} |")
    for path, each in clean.items():
        for severity, rule, message, place in each:
            if severity is not Severity.HINT or rule == "soat/cap-tu":
                print(f"  {severity.value} {path.name} {place} {rule}: {message}", file=sys.stderr)
    print()


def _print_found(
    proses: dict[Path, Prose],
    clean: dict[Path, list[tuple[Severity, str, str, str]]],
    words: list[tuple[Path, int, Word]],
    lexicon: Lexicon,
) -> None:
    chance = random.Random(SEED)
    by_kind: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    made = 0
    while made < SLIPS:
        path, index, word = chance.choice(words)
        slips = slips_of(word.word)
        if not slips:
            continue
        kind, wrong = chance.choice(slips)
        prose = proses[path]
        text = prose.lines[index].text
        found = text[word.start : word.end]
        wrong = wrong.upper() if found.isupper() else wrong.capitalize() if found[0].isupper() else wrong
        if spelled(*(parted(found.lower()) or ("", 0)), ToneMarks.NEW) == wrong.lower():
            continue
        line = replace(prose.lines[index], text=text[: word.start] + wrong + text[word.end :])
        lines = (*prose.lines[:index], line, *prose.lines[index + 1 :])
        new = [each for each in findings(replace(prose, lines=lines), lexicon) if each not in clean[path]]
        here = [each for each in new if f"“{wrong}" in each[2] or f"{wrong}”" in each[2] or f" {wrong} " in each[2]]
        warned = [each for each in here if each[0] is not Severity.HINT]
        right = [each for each in warned if found in each[2].partition("→")[2]]
        by_kind[kind].append((bool(warned), bool(here), bool(right)))
        made += 1
    print("| lỗi gõ một phím | số lỗi | cảnh báo | cảnh báo và gợi ý | nêu đúng chữ thay |\n|---|---|---|---|---|")
    rows = [*sorted(by_kind.items()), ("**tất cả**", [each for kind in by_kind.values() for each in kind])]
    for kind, each in rows:
        shares = [sum(column) / len(each) for column in zip(*each, strict=True)]
        print(f"| {kind} | {len(each)} | " + " | ".join(f"{share:.3f}".replace(".", ",") for share in shares) + " |")
    print()


def _print_times(lexicon: Lexicon, proses: dict[Path, Prose]) -> None:
    data = lexicon.to_bytes()
    loads, reads = [], []
    for _ in range(20):
        began = time.perf_counter()
        Lexicon.from_bytes(data)
        loads.append(time.perf_counter() - began)
    joined = Prose(tuple(line for prose in proses.values() for line in prose.lines)[:60])
    words = sum(word.word != EDGE for line in joined.lines for word in words_of(line.text))
    for _ in range(20):
        began = time.perf_counter()
        proofread(joined, lexicon)
        reads.append(time.perf_counter() - began)
    print(f"nạp từ vựng {len(data) / 1e6:.1f} MB: {1000 * statistics.median(loads):.1f} ms; "
          f"soát {words:,} chữ: {1000 * statistics.median(reads):.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
