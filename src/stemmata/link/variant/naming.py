"""How the reports of one claim name those whom it is about: "volunteers" in one, "mercenaries" in another.

The noun for people who carry arms, or who gather in a street, is where outlets take sides; a claim whose reports
choose different ones is told differently, even where every number agrees.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from stemmata.link.variant.told import Told, by_report, by_value, named_apart
from stemmata.model.claim import Variant
from stemmata.text.tokens import STOP_WORDS, tokenise

# Nouns that say who people are meant to be, a row for each sort of people; the wording beside it taught the row.
NOUNS: Final = (
    # "180 volunteers at the mill" / "180 mercenaries at the mill"
    "fighter volunteer recruit trainee militiaman militia mercenary soldier conscript rebel militant insurgent "
    "jihadist guerrilla paramilitary gunman gang terrorist extremist irregular serviceman policeman guard officer "
    "martyr combatant",
    # "shot at demonstrators" / "shot at rioters"
    "protester demonstrator rioter mob marcher thug looter",
    # "the detainees were moved" / "the hostages were moved"
    "prisoner detainee hostage captive convict",
    # "refugees crossed" / "infiltrators crossed"
    "refugee migrant infiltrator evacuee deserter defector",
)
# Two nouns that say the same of them.
PLAIN: Final = {"demonstrator": "protester", "marcher": "protester", "trainee": "recruit", "militia": "militiaman"}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    return noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"


_NOUN: Final = {
    word: (row, noun) for row, nouns in enumerate(NOUNS) for noun in nouns.split() for word in (noun, _plural(noun))
}


_SINGULAR: Final = frozenset(noun for nouns in NOUNS for noun in nouns.split())
DESCRIBES: Final = re.compile(rf"-|\s(?!(?:{'|'.join(sorted(STOP_WORDS))})\b)[a-z]+")  # what it describes follows


def namings(members: Sequence[Told]) -> Iterable[Variant]:
    """For each sort of people one variant, where a report has only nouns for them that another has none of."""
    every = [(one, noun) for one in members for noun in _nouns(one)]
    for row in range(len(NOUNS)):
        given = [(one, noun) for one, noun in every if sort_of(noun) == row]
        held = by_report((one, _key(noun)) for one, noun in given)
        apart = next((pair for pair in combinations(held.values(), 2) if not set(pair[0]) & set(pair[1])), None)
        if apart is None:
            continue
        written = {(one.statement, _key(noun)): noun for one, noun in reversed(given)}
        (first, one), (second, other) = (next(iter(named.items())) for named in apart)
        here, there = named_apart(one, other)
        mine, its = written[one.statement, first], written[other.statement, second]
        yield Variant(
            slot="role",
            of=None,
            kind="differ",
            values=by_value((noun, said.statement) for said, noun in given),
            changed_on=(),
            reason=f"Those spoken of are “{mine}” in {here}, “{its}” in {there}.",
        )


def sort_of(word: str) -> int | None:
    """Of which sort of people this noun is; None for a noun that takes no side."""
    known = _NOUN.get(word)
    return known[0] if known else None


def _key(word: str) -> str:
    _, noun = _NOUN[word]
    return PLAIN.get(noun, noun)


def _nouns(one: Told) -> Iterable[str]:
    """The nouns for people that its words have outside names, lower case, in text order.

    "The rebel stronghold" and "rebel-held" tell what sort of thing it is, and nothing of who is meant.
    """
    text = one.located.where.report.text
    for span in one.spans:
        names = [mention.span for mention in one.mentions(span) if mention.form == "name"]
        for token in tokenise(text, span):
            if token.word in _NOUN and not any(name.contains(token.span) for name in names):
                if token.word in _SINGULAR and DESCRIBES.match(text, token.end):
                    continue
                yield token.word
