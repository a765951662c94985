"""Institutions that reports call by a common noun: "the coastguard", "the harbour police", "the security committee".

Such a phrase is somebody only inside its report, save where the case shows that it is a standing name: another report
writes it with capitals, or several reports use the very same words of two or more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from stemmata.link.entity.name_words import SMALL_WORDS
from stemmata.link.entity.spellings import Key
from stemmata.model.annotations import LocalEntity
from stemmata.model.case import Annotated
from stemmata.text.romanise import folded

# what qualifies a body without telling which one it is
_VAGUE = frozenset(
    """armed militant terrorist extremist rebel islamist local opposition new other same state news own rival foreign
    whole entire political main small large national international official regional former first second third
    independent big leading military security criminal pro-government religious civil private public another several
    young old such said two three unnamed unknown so-called second-largest largest""".split()
)
_HEADS = frozenset(
    """police coastguard coastguards ministry committee council directorate office court tribunal navy gendarmerie
    inspectorate commission authority bureau command parliament assembly garrison university hospital prosecutor
    secretariat registry admiralty department agency brigade bank union""".split()
)


def institutions(reports: Sequence[Annotated], named: Mapping[Key, LocalEntity]) -> dict[Key, LocalEntity]:
    """The unnamed bodies of reports that the case shows to be standing names; empty where there are none."""
    bodies = [local for local in named.values() if local.kind in {"organisation", "group"}]
    written = {_squeezed(local.name) for local in bodies}
    ends = {end for local in bodies if (end := _last_word(folded(local.name)))}
    found: dict[str, list[tuple[Key, LocalEntity]]] = defaultdict(list)
    kept: dict[Key, LocalEntity] = {}
    for one in reports:
        definite = {
            mention.local
            for mention in one.annotations.mentions
            if mention.form == "nominal" and mention.span.of(one.report.text)[:4].lower() == "the "
        }
        for local in one.annotations.entities:
            key = (one.report.id, local.id)
            if key in named or local.id not in definite:
                continue
            if _short_form(local, ends):
                kept[key] = local
            elif _standing(local):
                found[_squeezed(local.name)].append((key, local))
    for name, members in found.items():
        reports_with = {key[0] for key, _ in members}
        if name in written or (len(reports_with) > 1 and any(" " in local.name for _, local in members)):
            kept.update(members)
    return kept


def _last_word(name: str) -> str | None:
    """The last of several words, unless it stands behind "of" and says only whose the body is."""
    words = name.split()
    return words[-1] if len(words) > 1 and SMALL_WORDS.isdisjoint(words[:-1]) else None


def _short_form(local: LocalEntity, ends: Set[str]) -> bool:
    """ "The Brotherhood", with its capital, where a body of the case has a longer name that ends so."""
    name = local.name
    return local.kind == "organisation" and name[:1].isupper() and " " not in name and folded(name) in ends


def _standing(local: LocalEntity) -> bool:
    if local.kind not in {"organisation", "group"} or local.evaluative or local.generic:
        return False
    words = folded(local.name).split()
    return bool(words) and words[-1] in _HEADS and not any(word in _VAGUE for word in words[:-1])


def _squeezed(name: str) -> str:
    return folded(name).replace(" ", "")
