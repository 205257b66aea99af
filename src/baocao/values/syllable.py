"""What can be a Vietnamese syllable: onset, rhyme and tone; and which syllables are one keystroke apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from baocao.values.issuer import ToneMarks

_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uê uêch uên uênh uơ uân uâng uât uây
uy uya uych uyên uyêt uynh uyt uyu uyp
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y
"""
_BARE_RHYMES = "yêm yên yêng yêt yêu ynh"
"""Rhymes that stand only where no consonant comes before."""
_QU_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e em en eng eo ep et ê ên ênh êt êu êch
i in it iêt iu ô ôc ơ ơi ơn ơt y yên yêt ynh yt yn yu ych yp
"""
_FRONT = tuple("eêiy")
_STOPS = ("c", "ch", "p", "t")
_TONE_SIGNS = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
SHARP, HEAVY = 1, 5
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _near_keys() -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for row, keys in enumerate(_KEYBOARD):
        for at, key in enumerate(keys):
            around = (
                _KEYBOARD[other][max(0, at - 1) : at + 2] for other in (row - 1, row, row + 1) if other in (0, 1, 2)
            )
            near[key] = set("".join(around)) - {key}
    return near


_NEAR_KEYS = _near_keys()
"""Letter by letter those beside it on the keyboard."""
_PLAIN = dict(zip("ăâđêôơư", "aadeoou", strict=True))

_ALIKE = {frozenset(pair) for pair in ("ln", "sx", "dr", "dv", "rg", "ct", "iy", "kc", "qk")}
"""Letters that sound alike in some province or stand for one sound."""

_HEARD_ALIKE = (("ch", "tr"), ("tr", "ch"), ("gi", "d"), ("d", "gi"), ("gi", "r"), ("r", "gi"), ("x", "s"), ("s", "x"))

SLIP, KEY = 0.0, -1.0
"""How likely an edit is, as a logarithm: a mark or tone key slipped; a letter lost, added, swapped, hit beside or heard
as another. Any other letter in its place is no slip."""


def _bases() -> frozenset[str]:
    found = set(_BARE_RHYMES.split()) | {f"qu{rhyme}" for rhyme in _QU_RHYMES.split()}
    for onset in _ONSETS.split(" "):
        for rhyme in _RHYMES.split():
            front = rhyme.startswith(_FRONT)
            if (onset in ("c", "ng") and front) or (onset in ("k", "gh", "ngh") and not front):
                continue
            if onset == "g" and front and not rhyme.startswith("i"):
                continue
            if onset == "gi" and rhyme.startswith(("i", "y")):
                continue
            found.add(onset + rhyme)
    return frozenset(found | {f"gi{rhyme}" for rhyme in ("êc", "êm", "êng", "êt")})


_BASES = _bases()


@cache
def parted(word: str) -> tuple[str, int] | None:
    """A syllable in small letters without its tone, and the tone (0 to 5: ngang, sắc, huyền, hỏi, ngã, nặng).

    None where there is more than one tone mark or another mark that Vietnamese does not have.
    """
    base, tone = [], 0
    for letter in word:
        if letter in _LETTERS:
            base.append(letter)
            continue
        parts = unicodedata.normalize("NFD", letter)
        signs = [sign for sign in parts[1:] if sign in _TONE_SIGNS]
        plain = unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in signs))
        if len(signs) != 1 or tone or plain not in _VOWELS:
            return None
        base.append(plain)
        tone = _TONE_SIGNS.index(signs[0])
    return "".join(base), tone


def can_be(base: str, tone: int) -> bool:
    """Whether such a syllable exists in the language's sounds: a syllable that ends in a stop is sắc or nặng."""
    return base in _BASES and (tone in (SHARP, HEAVY) or not base.endswith(_STOPS))


def is_syllable(word: str) -> bool:
    """Whether the word, in small letters and NFC, can be Vietnamese, wherever its tone mark stands."""
    found = parted(word)
    return found is not None and can_be(*found)


@cache
def spelled(base: str, tone: int, style: ToneMarks = ToneMarks.NEW) -> str:
    """The syllable with its tone mark on the right vowel.

    Source: the main vowel bears it; of oa, oe, uy without an end the second (new) or the first (old).
    """
    if not tone:
        return base
    start = 2 if base.startswith("qu") else 2 if base.startswith("gi") and len(base) > 2 and base[2] in _VOWELS else 0
    vowels = [at for at in range(start, len(base)) if base[at] in _VOWELS]
    if not vowels:
        vowels = [at for at, letter in enumerate(base) if letter in _VOWELS]
    hatted = [at for at in vowels if base[at] in "ăâêôơư"]
    if hatted:
        at = hatted[-1]
    elif len(vowels) == 1:
        at = vowels[0]
    elif vowels[-1] + 1 < len(base) or len(vowels) == 3:
        at = vowels[1]
    else:
        is_glide = base[vowels[0] : vowels[1] + 1] in ("oa", "oe", "uy")
        at = vowels[1] if is_glide and style is ToneMarks.NEW else vowels[0]
    marked = unicodedata.normalize("NFC", base[at] + _TONE_SIGNS[tone])
    return base[:at] + marked + base[at + 1 :]


_TELEX_KEYS = "dd:đ aa:â ee:ê oo:ô aw:ă uow:ươ uơ:ươ ưo:ươ ow:ơ uw:ư"
_TELEX_LETTERS = tuple(pair.split(":") for pair in _TELEX_KEYS.split())
_TELEX_TONES = {"s": 1, "f": 2, "r": 3, "x": 4, "j": 5}


def from_telex(word: str) -> str | None:
    """The syllable whose Telex keys were typed with the input method off, or half on: `uyr` for uỷ, `đưojc` for được.

    None where the keys make no syllable, or the word is one as it stands.
    """
    base = word
    for keys, letter in _TELEX_LETTERS:
        base = base.replace(keys, letter)
    for at in range(len(base) - 1, 0, -1):
        if base[at] in _TELEX_TONES and any(letter in _VOWELS for letter in base[:at]):
            bare = base[:at] + base[at + 1 :]
            if can_be(bare, _TELEX_TONES[base[at]]):
                return spelled(bare, _TELEX_TONES[base[at]])
    return base if base != word and can_be(base, 0) else None


@cache
def neighbours(word: str) -> Mapping[str, float]:
    """The syllables, in the new tone-mark style, that one slip of a key in Telex or VNI makes of this one.

    Args:
        word: in small letters, NFC.

    Returns:
        Each with the likelihood of its slip, see `SLIP`.
    """
    found = parted(word)
    if found is None:
        return {}
    base, tone = found
    near: dict[str, float] = {}
    for other in range(len(_TONE_SIGNS)):
        if other != tone and can_be(base, other):
            near[spelled(base, other)] = SLIP
    for other_base, likelihood in _edited(base):
        if other_base not in _BASES or other_base == base:
            continue
        if can_be(other_base, tone):
            other_word = spelled(other_base, tone)
            near[other_word] = max(near.get(other_word, likelihood), likelihood)
    near.pop(word, None)
    return near


def _edited(base: str) -> Iterator[tuple[str, float]]:
    for at, letter in enumerate(base):
        head, tail = base[:at], base[at + 1 :]
        yield head + tail, KEY
        if tail:
            yield head + tail[0] + letter + tail[1:], KEY
        for other in _LETTERS:
            if other != letter and (likelihood := _likelihood(letter, other)) is not None:
                yield head + other + tail, likelihood
            yield head + other + letter + tail, KEY
    for other in _LETTERS:
        yield base + other, KEY
    for heard, meant in _HEARD_ALIKE:
        if base.startswith(heard):
            yield meant + base[len(heard) :], KEY
    # Telex w and VNI 7 mark both vowels of ươ at once.
    for marked, bare in (("ươ", "uô"), ("ươ", "uo"), ("iê", "ie"), ("yê", "ye")):
        if marked in base:
            yield base.replace(marked, bare), SLIP
    if "uô" in base:
        yield base.replace("uô", "ươ"), SLIP


def _likelihood(letter: str, other: str) -> float | None:
    plain, other_plain = _PLAIN.get(letter, letter), _PLAIN.get(other, other)
    if plain == other_plain:
        return SLIP
    is_near = other_plain in _NEAR_KEYS.get(plain, ()) or frozenset((plain, other_plain)) in _ALIKE
    return KEY if is_near else None
