"""Words of names that say little, or much: titles, particles, forms of companies, prefixes of ships, numbers."""

import re
from functools import lru_cache

from stemmata.text.romanise import folded

SMALL_WORDS = frozenset({"of", "the", "in", "for", "and", "on", "to"})
# Words that tell two names apart however alike the rest is.
DISTINGUISHING = frozenset(
    """north south east west northern southern eastern western central upper lower old new first second third fourth
    fifth sixth seventh eighth ninth tenth greater little junior senior jr sr army navy air police interior defence
    defense foreign health justice education finance""".split()
)
# Without these at its head a name of several words is another body's: "Free Velian Army", "Velian Army".
UNDROPPED = DISTINGUISHING | frozenset(
    "free real true democratic popular national peoples independent joint former provisional opposition rebel".split()
)
SPELLED_ALIKE = {
    "defense": "defence", "center": "centre", "labor": "labour", "organization": "organisation",
    "tv": "television", "co": "company", "corp": "corporation", "intl": "international", "int": "international",
    "bros": "brothers", "govt": "government", "dept": "department", "natl": "national", "assn": "association",
}  # fmt: skip
# titles that a name may carry or leave out; those of women and of men, who are never one person
_WOMAN = frozenset("mrs ms miss madam mme lady sheikha shaikha queen princess sayyida frau señora senora".split())
_MAN = frozenset("mr sir lord sheikh shaikh sheik shaykh king prince sayyid sayyed herr señor senor".split())
TITLES = (_WOMAN | _MAN | frozenset(
    """dr prof professor doctor president prasident minister senator general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt brigadier commander admiral marshal judge justice ambassador haji hajji mullah maulavi
    mawlawi imam ayatollah emir amir hon reverend rev""".split()
))  # fmt: skip
PARTICLES = {
    **dict.fromkeys("bin ibn ben bani".split(), "bin"), **dict.fromkeys("bint binti".split(), "bint"),
    **dict.fromkeys("abu abou abi aboo".split(), "abu"), **dict.fromkeys("um umm oum".split(), "umm"),
    **{word: word for word in "al el ul de da di do du del der den van von la le y".split()},
}  # fmt: skip
# Forms of companies and what companies call themselves: "Osmer Shipping Ltd", "OOO Osmer". Two that are both
# written and differ ("Osmer GmbH", "Osmer AG") are two companies.
_FORMS = (
    (r"limited liability company|gesellschaft mit beschrankter haftung|llc|gmbh|ooo|srl|sarl|sp z o o", "limited"),
    (r"(?:open |closed |public )?joint stock company|aktiengesellschaft|public limited company|aktsionernoe obshchestvo"
     r"|ag|sa|nv|spa|plc|oao|zao|pao|ao|ojsc|jsc|pjsc|cjsc|ab|as|oy|oyj", "stock"),
    (r"limited|ltd|co ltd|pty ltd|pte ltd|pvt ltd|bv", "ltd"),
    (r"incorporated|inc", "inc"),
    (r"llp|lp|l p", "partnership"),
)  # fmt: skip
_FORM = tuple((re.compile(rf"\b(?:{words})\b"), name) for words, name in _FORMS)
WEAK = frozenset({"company", "corporation", "group", "holding", "holdings", "enterprise", "enterprises"})
_SHIP = re.compile(r"^(?:m v|m t|m s|s s|f v|mv|mt|ss|rv|fv|ins|hms|uss|hmcs|hmas)(?= \w)")
_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_VALUES = {
    **{word: n + 1 for n, word in enumerate(_UNITS)},
    **{word: 10 * n + 20 for n, word in enumerate(_TENS)}, "fourty": 40,
    **{word: n + 1 for n, word in enumerate(_ORDINALS)},
}  # fmt: skip
_ROMAN = {name: n + 1 for n, name in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split())}
_DIGITS = re.compile(r"^(\d+)(?:st|nd|rd|th)?$")


def genders(name: str) -> frozenset[str]:
    """What the titles in a folded name say: "woman", "man", both or nothing."""
    words = set(name.split())
    return frozenset([*(["woman"] if words & _WOMAN else []), *(["man"] if words & _MAN else [])])


@lru_cache(maxsize=65536)
def numbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a body's name with its numbers as digits: "brigade forty four", "1st bank", "fund ii".

    A Roman number is one only behind other words, and "i", "v", "x" only at the end.
    """
    found: list[str] = []
    for at, word in enumerate(words):
        if (digits := _DIGITS.match(word)) is not None:
            found.append(digits[1].lstrip("0") or "0")
        elif word in _VALUES:
            value = _VALUES[word]
            tens = found[-1] if at and words[at - 1] in {*_TENS, "fourty"} and value < 10 else ""
            found[-1:] = [str(int(tens) + value)] if tens else [*found[-1:], str(value)]
        elif found and word in _ROMAN and (len(word) > 1 or at == len(words) - 1):
            found.append(str(_ROMAN[word]))
        else:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The content words of a body's name, and the forms of company that it gives.

    >>> body_words("The Osmer Shipping Co. Ltd")
    (('osmer', 'shipping', 'company'), frozenset({'ltd'}))
    """
    text = _SHIP.sub("", folded(name)).strip()
    forms = set()
    for pattern, form in _FORM:
        cut = pattern.sub(" ", text).strip()
        if cut and cut != text:
            forms.add(form)
            text = cut
    words = [SPELLED_ALIKE.get(word, word) for word in text.split() if word not in SMALL_WORDS]
    kept = numbered(tuple(words or folded(name).split()))
    return kept, frozenset(forms)


def numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that have a digit, in order."""
    return tuple(word for word in words if any(letter.isdigit() for letter in word))


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, given names first, without titles and forms of companies at either end.

    >>> person_words("HALABI, Dr. Omar")
    ('omar', 'halabi')
    """
    family, comma, given = name.partition(",")
    words = (folded(f"{given} {family}") if comma and given.strip() else folded(name)).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    kept = [PARTICLES.get(word, word) for word in words]
    once = [word for at, word in enumerate(kept) if not at or word != kept[at - 1]]
    return tuple(once)
