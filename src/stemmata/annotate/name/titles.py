"""What stands around a person's name and says who it is: rank, office, calling, gender."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.annotate.lexicon.ranks import (
    CALLINGS,
    COURTESIES,
    FEMALE_WORDS,
    MALE_WORDS,
    OFFICE_MODIFIERS,
    OFFICES,
    RANK_WORDS,
    RANKS,
    TITLE_HEADS,
    Gender,
)
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.text.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_TITLE = 90
_LONGEST_ROLE = 110
_OPENING = re.compile(
    r"(?:’s)?(?:,| \(|,? who (?:is|was|serves as|served as)| (?:is|was|became|serves as|served as)) "
    r"((?:(?:the|a|an|its|his|her|their|our|then|currently|now) )*)"
)
_ROLE_ENDS = re.compile(
    r"[,.;:()\[\]\n“”\"–—]"
    r"| (?:who|that|which|whose|said|says|told|tells|has|had|is|was|were|will|would|added|and \w+ed)\b"
)
_LAST_WORD = re.compile(r"(\w+)$")
_LINKS = word_set("of for at in to on with from")


@dataclass(frozen=True, slots=True)
class Described:
    """What one mention's surroundings say. Ranks are lower case, roles as written; () where nothing is said."""

    ranks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: Gender | None = None


def described(text: str, name: Span, bodies: Sequence[Span]) -> Described:
    """Rank, role and gender from the words before and after a person's name.

    ``bodies`` are the spans of the organisations and places near it, in text order: a role ends with the
    first that it names.
    """
    ranks, role, words = _before(text, name)
    after = _after(text, name, bodies)
    spoken = [word.lower() for word in words] + [word.lower() for word in after.split()[:4]]
    roles = tuple(sorted({found for found in (role, after) if found}))
    return Described(ranks, roles, _gender(spoken))


def role_heads(roles: Sequence[str]) -> frozenset[str]:
    """The nouns of office or calling that lead these roles: "head of the port" gives "head"."""
    heads: set[str] = set()
    for role in roles:
        lead = re.split(r" (?:of|for|at|in|to|on|with|from) ", role.lower())[0]
        heads.update(word for word in _TOKEN.findall(lead) if word in TITLE_HEADS)
    return frozenset(heads)


def _gender(words: Sequence[str]) -> Gender | None:
    for word in words:
        if word in COURTESIES:
            return COURTESIES[word]
        if word in MALE_WORDS:
            return "male"
        if word in FEMALE_WORDS:
            return "female"
    return None


def _before(text: str, name: Span) -> tuple[tuple[str, ...], str, list[str]]:
    """Ranks, the role as written, and all words of the title before the name."""
    start = max(text.rfind("\n", 0, name.start) + 1, name.start - _LONGEST_TITLE)
    tokens = [Span(start + found.start(), start + found.end()) for found in _TOKEN.finditer(text[start : name.start])]
    edge, index = name.start, len(tokens)
    while (
        index
        and _joins(text[start : tokens[index - 1].end], text[tokens[index - 1].end : edge])
        and _may_belong(text, tokens, index - 1, index < len(tokens))
    ):
        index -= 1
        edge = tokens[index].start
    title = tokens[index:]
    while title and not _leads(title[0].of(text)):
        title = title[1:]
    if not title:
        return (), "", []
    words = [token.of(text) for token in title]
    ranks, rest = _ranks(words)
    heads = [at for at, word in enumerate(words[:rest]) if word.lower() in OFFICES | CALLINGS]
    role = text[title[0].start : title[rest - 1].end] if heads and rest else ""
    return ranks, role, words


def _joins(before: str, gap: str) -> bool:
    """A full stop joins a title's words only behind an abbreviation: not "on Thursday. Chairman X"."""
    if gap != ". ":
        return gap in {" ", "-", "\n"}
    word = _LAST_WORD.search(before)
    return word is not None and (len(word[1]) == 1 or (word[1].lower() in RANK_WORDS and len(word[1]) < 5))


def _leads(word: str) -> bool:
    lower = word.lower()
    return word[0].isupper() or lower in RANK_WORDS | OFFICE_MODIFIERS | TITLE_HEADS or lower.replace("-", " ") in RANKS


def _may_belong(text: str, tokens: Sequence[Span], at: int, titled: bool) -> bool:
    """A word before the name belongs to its title: the nearest must be a title, the others may qualify it."""
    word = tokens[at].of(text)
    lower = word.lower()
    if lower in RANK_WORDS | TITLE_HEADS or lower.replace("-", " ") in RANKS:
        return True
    if not titled:
        return lower in {"state", "staff", "defence", "defense", "affairs", "interior"} and _of_office(text, tokens, at)
    if lower == "of":
        return at > 0 and tokens[at - 1].of(text).lower() in OFFICES
    return lower in OFFICE_MODIFIERS or (word[0].isupper() and lower not in {"the", "a", "an", "but", "and"})


def _of_office(text: str, tokens: Sequence[Span], at: int) -> bool:
    lead = [token.of(text).lower() for token in tokens[max(0, at - 3) : at]]
    return "of" in lead and any(word in OFFICES for word in lead[: lead.index("of")])


def _ranks(words: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The ranks at the end of a title, and how many words stand before them."""
    lowers = [word.lower().replace("-", " ") for word in words]
    rest = len(lowers)
    found: list[str] = []
    while rest:
        length = next((n for n in (3, 2, 1) if n <= rest and " ".join(lowers[rest - n : rest]) in RANKS), 0)
        if not length and lowers[rest - 1] not in COURTESIES:
            break
        if length:
            found.append(RANKS[" ".join(lowers[rest - length : rest])])
        rest -= max(1, length)
    return tuple(sorted(set(found))), rest


def _after(text: str, name: Span, bodies: Sequence[Span]) -> str:
    """The role in an apposition: ", head of the port authority,"; "" where there is none."""
    opening = _OPENING.match(text, name.end, name.end + 40)
    if not opening:
        return ""
    start = opening.end()
    window = text[start : start + _LONGEST_ROLE]
    end = _ROLE_ENDS.search(window)
    phrase = window[: end.start()] if end else window.rsplit(" ", 1)[0]
    tokens = list(_TOKEN.finditer(phrase))[:16]
    head = next((at for at, token in enumerate(tokens[:6]) if token[0].lower() in TITLE_HEADS), None)
    if head is None or any(token[0].lower() in _LINKS | {"the", "a", "an", "his", "her"} for token in tokens[:head]):
        return ""
    while head + 1 < len(tokens) and tokens[head + 1][0].lower() in TITLE_HEADS:
        head += 1
    if head + 1 >= len(tokens) or tokens[head + 1][0].lower() not in _LINKS:
        return phrase[: tokens[head].end()]
    first = next((body for body in bodies if start + tokens[head].end() < body.start < start + len(phrase)), None)
    stop = min(first.end, start + len(phrase)) - start if first else tokens[-1].end()
    role = phrase[:stop].strip()
    open_marks = role.count("‘") > role.count("’") and text[start + len(role) : start + len(role) + 1] == "’"
    return role + "’" if open_marks else role
