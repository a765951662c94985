"""Names with a genitive's "s" that has lost its apostrophe: "Omar Sabris brother" for "Omar Sabri's brother".

Some texts come without any apostrophe. A name in such a text that ends in "s", and without it is a name that the case
knows better, is that name; whether it is a genitive shows by what follows it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemmata.link.entity.spellings import FAMILY, Key
from stemmata.model.annotations import EntityKind, LocalEntity
from stemmata.model.case import Annotated
from stemmata.text.romanise import folded

_WRITTEN = re.compile(r"\w['’]s\b")
_OWNS = re.compile(r" [^\W\d_]")
_NO_NOUN = re.compile(
    r" (?:is|was|are|were|be|been|has|have|had|will|would|may|might|can|could|do|does|did|said|says|told|tells|added"
    r"|who|which|that|and|or|but|as|in|on|at|of|to|by|for|from|with|after|before|during|near|under|over|into|against"
    r"|also|then|not|the|a|an|his|her|its|their|when|while|where|since|until|\w+ed|\w+ing)\b"
)
_LEAST = 5  # letters of a lone name: a shorter one may well be another name ("Hom", "Homs")


def genitives(reports: Sequence[Annotated], named: Mapping[Key, LocalEntity]) -> dict[Key, LocalEntity]:
    """The local entities that are such genitives, with the name and the kind that they stand for."""
    kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for local in named.values():
        kinds[folded(local.name)][local.kind] += 1
    found: dict[Key, LocalEntity] = {}
    for one in reports:
        if _WRITTEN.search(one.report.text):
            continue
        for local in one.annotations.entities:
            key = (one.report.id, local.id)
            if key in named and (kind := _stands_for(named[key], kinds)) and _owns(one, local):
                found[key] = replace(named[key], name=local.name[:-1], kind=kind)
    return found


def _stands_for(local: LocalEntity, kinds: Mapping[str, Counter[EntityKind]]) -> EntityKind | None:
    """The kind of the name without its "s"; None where the case knows no such name, or knows the longer one as well."""
    name = folded(local.name)
    stem = name[:-1]
    known = kinds.get(stem)
    if not local.name.endswith("s") or local.kind == "group" or known is None:
        return None
    if " " not in stem and len(stem) < _LEAST:
        return None
    kind = min(known, key=lambda one: (-known[one], one))
    fits = FAMILY[kind] == FAMILY[local.kind] or not local.kind_sure
    return kind if fits and known.total() * 2 >= kinds[name].total() else None


def _owns(one: Annotated, local: LocalEntity) -> bool:
    """True if a noun may follow each mention that ends in the "s"."""
    text = one.report.text
    ends = [
        mention.span.end
        for mention in one.annotations.mentions
        if mention.local == local.id and text[mention.span.start : mention.span.end].endswith("s")
        and mention.form == "name"
    ]  # fmt: skip
    return bool(ends) and all(_OWNS.match(text, end) and not _NO_NOUN.match(text, end) for end in ends)
