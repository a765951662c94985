"""By which nouns a report calls the people it names: "Ned Pell, owner of the inn" is "the owner" further down."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from stemmata.annotate.attribution.verb_forms import is_finite
from stemmata.annotate.lexicon.function_words import PREPOSITIONS
from stemmata.model.annotations import LocalEntity, Mention

_APPOSED: Final = re.compile(r",\s(?:\d{1,3},\s)?(?P<words>[^,.;:()“”\"]{3,60})[,.]")
_BEFORE: Final = re.compile(r"(?:^|[\s“\"(])(?:the|The|a|A|an|An|its|his|her|their)\s(?P<words>[\w’'\- ]{3,50}?),?\s$")
_WORD: Final = re.compile(r"[\w’'\-]+")
_LOOK_BACK = 60


def known_as(text: str, mentions: Iterable[Mention], entities: Iterable[LocalEntity]) -> Mapping[str, str]:
    """Head noun, lower case → the one local person who bears it. Nouns that two persons bear are left out."""
    named = [m for m in mentions if m.form == "name" and m.kind == "person" and m.local is not None]
    bearers: dict[str, set[str]] = {}
    for mention in named:
        for noun in _heads(text, mention):
            bearers.setdefault(noun, set()).add(mention.local or "")
    persons = {m.local for m in named}
    for entity in entities:
        if entity.id in persons:
            for role in entity.roles:
                head = _head(role)
                if head is not None:
                    bearers.setdefault(head, set()).add(entity.id)
    return {head: next(iter(who)) for head, who in bearers.items() if len(who) == 1}


def _heads(text: str, mention: Mention) -> Iterable[str]:
    after = _APPOSED.match(text, mention.span.end)
    start = max(0, mention.span.start - _LOOK_BACK)
    before = _BEFORE.search(text[start : mention.span.start])
    found = (_head(match["words"]) for match in (after, before) if match is not None)
    return tuple(head for head in found if head is not None)


def _head(words: str) -> str | None:
    """The last word before "of", "for" or "who"; None where the words hold a verb or a name there."""
    found = _WORD.findall(words)
    end = next((i for i, w in enumerate(found) if w.lower() in PREPOSITIONS | {"who", "which", "that"}), len(found))
    if not end or any(is_finite(w.lower()) for w in found[:end]) or len(found[:end]) > 5:
        return None
    head = found[end - 1]
    return head.lower() if head.isalpha() and head[0].islower() else None
