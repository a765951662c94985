"""What kind of thing a name is: signs around each occurrence, added up over the report.

Rows of ``_SIGNS`` are read in order for every occurrence; weights of 5 and more decide alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.annotate.function_words import PHRASE_BREAKERS, SPEECH_VERBS
from stemmata.annotate.name_runs import DIRECTIONS, NameRun, is_known_place, is_organisation, is_place
from stemmata.annotate.nouns import (
    BODY_HEADS,
    BODY_NOUNS,
    OUTLET_NOUNS,
    PLACE_FOLLOWERS,
    PLACE_NOUNS,
    PLATFORMS,
    VEHICLES,
)
from stemmata.annotate.peoples import DEMONYM_ENDINGS, GROUPS, PLACES
from stemmata.annotate.ranks import RANK_WORDS, TITLE_HEADS
from stemmata.annotate.word_tables import word_set
from stemmata.annotate.words import Word
from stemmata.model.annotations import EntityKind

_LOCATIVE = word_set("in near around outside across throughout inside within toward towards")
_PLACE_TAILS = word_set("based born held controlled bound area run")
_BODY_TAILS = word_set("led backed affiliated linked allied aligned held controlled run funded sponsored supported")
_HEADS_OF_BODIES = word_set(
    "member members leader leaders head chief director chairman spokesman spokeswoman spokesperson editor correspondent"
    " representative representatives commander founder wing branch affiliate offshoot ranks statement supporters"
)
_HEADS_OF_PLACES = word_set(
    "mayor governor residents people outskirts capital port streets north south east west centre center battle siege"
    " capture fall control countryside part parts"
)
_KIN = word_set("son daughter brother sister father mother wife husband cousin nephew uncle widow family")
_SPEAKING = re.compile(r"\s*,? (?:who|aged)\b|, \d\d,")
_CALLED = re.compile(r", (?:(?:the|a|an|its|his|their|former|then|who is the) )?((?:[\w-]+ ){0,3}?[\w-]+)\b")
_TIES: tuple[EntityKind, ...] = (
    "organisation",
    "person",
    "place",
    "group",
    "weapon",
    "vehicle",
    "document",
)  # an equal sum goes to the first

Sums = Mapping[EntityKind, float]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it stands, with its neighbours."""

    text: str
    words: Sequence[Word]
    run: NameRun

    @property
    def inside(self) -> Sequence[Word]:
        return self.words[self.run.first : self.run.last]

    @property
    def surface(self) -> str:
        return self.text[self.inside[0].start : self.inside[-1].end]

    def before(self, distance: int) -> str:
        """The word ``distance`` places before, lower case; "" across punctuation."""
        at = self.run.first
        for step in range(distance):
            if at - step < 1 or not self.words[at - step].glued:
                return ""
        return self.words[at - distance].lower

    def after(self) -> Word | None:
        """The next word, if no punctuation comes between."""
        at = self.run.last
        return self.words[at] if at < len(self.words) and self.words[at].glued else None

    def rest(self) -> str:
        """The characters behind the name, up to sixty."""
        end = self.inside[-1].end
        return self.text[end : end + 60]


Sign = Callable[[Occurrence], tuple[EntityKind, float] | None]


def _known(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """Countries, capitals and peoples."""
    if is_known_place(seen.surface):
        return "place", 6.0
    if seen.surface.lower() in PLATFORMS:
        return "organisation", 6.0
    return ("group", 6.0) if seen.surface in GROUPS else None


def _own_type(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """The name's own type word: "Ministry of …", "… Province"."""
    if seen.run.titled:
        return "person", 8.0
    if is_organisation(seen.inside):
        return "organisation", 9.0
    return ("place", 7.0) if is_place(seen.inside) else None


def _capitals(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """A lone word in capitals is a body's short name."""
    lone = len(seen.inside) == 1 and seen.inside[0].all_caps and len(seen.surface) <= 8
    if not lone and len(seen.inside) > 1 and seen.inside[0].all_caps and not seen.inside[-1].all_caps:
        return "organisation", 2.0  # "MER Orlan": letters open a body's name
    return ("organisation", 4.0) if lone and not is_known_place(seen.surface) else None


def _title_before(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "colonel X", "the activist X"."""
    before = seen.before(1)
    lone_capitals = seen.inside[0].all_caps and len(seen.inside) == 1
    return ("person", 7.0) if before in (RANK_WORDS if lone_capitals else TITLE_HEADS | RANK_WORDS) else None


def _office_behind(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "Portside Governor Y": what is governed is a place or a body, no person."""
    return ("place", 1.0) if seen.run.heads_role else None


def _place_noun(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the town of X", "X province"."""
    if seen.before(1) == "of" and seen.before(2) in PLACE_NOUNS:
        return "place", 6.0
    after = seen.after()
    if seen.before(1) in {"town", "city", "village", "province"}:
        return "place", 5.0
    if not seen.run.unsure and after is not None and after.lower in PLACE_FOLLOWERS | PLACE_NOUNS and not after.capital:
        return "place", 4.0
    return None


def _preposition(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "in X", "northern X", "from X"."""
    before = seen.before(1)
    if before in _LOCATIVE:
        return "place", 2.5
    if before in DIRECTIONS:
        return "place", 3.0
    if before in {"to", "from", "at"} and len(seen.inside) == 1:
        return "place", 0.8
    return None


def _address(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "X, Velia": a known place follows the comma; or "where" does."""
    rest = seen.rest()
    if re.match(r", where\b", rest):
        return "place", 4.0
    following = re.match(r", ((?:[A-Z][\w'’-]+ ?){1,3})", rest)
    alone = following and following[1].strip() in PLACES and seen.before(1) in _LOCATIVE | {"of", "to", "from", ""}
    return ("place", 2.5) if alone else None


def _body_noun(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the X fighters", "X-led"."""
    after = seen.after()
    if after is not None and after.lower in {"regime", "family", "clan", "government", "loyalists"}:
        return ("person", 1.5) if seen.before(1) == "the" else None
    if not seen.run.unsure and after is not None and after.lower in BODY_NOUNS and not after.capital:
        return "organisation", 2.5
    tail = seen.inside[-1].tail
    if tail in _PLACE_TAILS - _BODY_TAILS:
        return "place", 4.0
    return ("organisation", 2.0) if tail in _BODY_TAILS else None


def _head_of(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "members of X", "residents of X", "brother of X"."""
    if seen.before(1) == "the":
        if seen.before(2) == "of" and seen.before(3) in DIRECTIONS | {"banks", "bank", "shore", "shores"}:
            return "place", 3.0
        return ("organisation", 1.0) if seen.before(2) in {"joined", "by"} else None
    if seen.before(1) not in {"of", "for"}:
        return None
    head = seen.before(2)
    for heads, kind in ((_HEADS_OF_BODIES, "organisation"), (_HEADS_OF_PLACES, "place"), (_KIN, "person")):
        if head in heads:
            return kind, 2.5  # type: ignore[return-value]
    return None


def _adversary(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "against X", "to defeat X", "held by X": what is fought, or holds, is a body more often than a person."""
    before = seen.before(1)
    if len(seen.inside) > 1:
        return None
    if before in {
        "against",
        "defeat",
        "defeating",
        "fight",
        "fighting",
        "combat",
        "counter",
        "destroy",
        "join",
        "joined",
    }:
        return "organisation", 1.5
    holds = {"held", "controlled", "claimed", "besieged", "occupied", "seized", "captured", "overrun"}
    return ("organisation", 1.5) if before == "by" and seen.before(2) in holds else None


def _article(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the X": no person, and seldom a town."""
    after = seen.after()
    qualifies = after is not None and not after.capital and after.lower not in PHRASE_BREAKERS | SPEECH_VERBS
    alone = len(seen.inside) == 1 and not seen.inside[0].possessive and not qualifies
    return ("organisation", 1.2) if alone and seen.before(1) == "the" else None


def _body_before(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the militia X", "told The X"."""
    if seen.before(1) in BODY_HEADS | {"affiliated"} and seen.before(1) not in {"government", "opposition", "police"}:
        return "organisation", 4.0
    article = seen.words[seen.run.first - 1] if seen.before(1) == "the" else None
    if article is not None and article.text == "The" and not article.opens:
        return "organisation", 3.0
    return None


def _model(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "K-47": letters, a hyphen and a number are a make of weapon, or of vehicle where one is named after it."""
    if len(seen.inside) > 1 and seen.inside[0].text in {"USS", "HMS", "MV", "MT", "FS", "INS", "HMAS", "RV"}:
        return "vehicle", 9.0
    if len(seen.inside) > 1 or not re.fullmatch(r"[A-Z][A-Za-z]*-\d{2,3}[A-Zs]?", seen.surface):
        return None
    after = seen.after()
    return ("vehicle" if after is not None and after.lower in VEHICLES else "weapon"), 7.0


def _outlet(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the newspaper X", "X television", "told X" with no person's name."""
    after = seen.after()
    if seen.before(1) == "by" and seen.before(2) in {
        "published",
        "reported",
        "released",
        "broadcast",
        "aired",
        "carried",
    }:
        return "organisation", 3.0
    start = seen.inside[0].start
    if re.search(r"\b(?:source|via|credit): ?$", seen.text[max(0, start - 10) : start], re.IGNORECASE):
        return "organisation", 4.0
    if seen.before(1) in OUTLET_NOUNS or (after is not None and after.lower in OUTLET_NOUNS and not after.capital):
        return "organisation", 4.0
    return None


def _speaks(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "X said", "X, who"."""
    after = seen.after()
    if _SPEAKING.match(seen.rest()):
        return "person", 4.0
    if after is None or after.lower not in SPEECH_VERBS:
        return ("organisation", 1.5) if seen.before(1) == "told" and len(seen.inside) == 1 else None
    if seen.run.unsure and not (after.lower.endswith("ed") or after.lower in {"said", "says", "told", "wrote"}):
        return None
    body = after.lower in {"reported", "reports", "quoted"} or seen.before(1) == "the"
    return ("organisation", 2.0) if body else ("person", 2.0)


def _apposition(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "X, head of …", "X, a town in …", "X, an armed group"."""
    match = _CALLED.match(seen.rest())
    if not match or seen.before(1) == "and":
        return None
    for word in match[1].split():
        lower = word.lower()
        if lower in TITLE_HEADS:
            return "person", 5.0
        if lower in PLACE_NOUNS:
            return "place", 4.0
        if lower in BODY_HEADS | OUTLET_NOUNS:
            return "organisation", 4.0
        if word[0].isupper() or lower in {"and", "said", "told", "in", "on", "at"}:
            return None
    return None


def _people_ending(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """ "the Merovites", "Merovian farmers": a people's ending before a common noun or after "the"."""
    word = seen.inside[-1]
    if word.lower.endswith(("icans", "ocrats", "ianists", "unists")):
        return "group", 4.0
    if len(seen.inside) > 1 or word.all_caps or len(word.text) < 6 or not word.lower.endswith(DEMONYM_ENDINGS):
        return None
    after = seen.after()
    qualifies = after is not None and not after.capital and after.lower in BODY_NOUNS | PLACE_FOLLOWERS
    return ("group", 4.0) if qualifies or (seen.before(1) in {"the", "many", "some"} and word.text[-1] == "s") else None


def _several_words(seen: Occurrence) -> tuple[EntityKind, float] | None:
    """Two or three capitalised words with no other sign are most often a person."""
    if seen.inside[0].lower in {"al", "el"}:
        return "organisation", 0.5
    plain = 2 <= len(seen.inside) <= 4 and not seen.inside[0].all_caps and seen.before(1) != "the"
    return ("person", 1.5) if plain else None


_SIGNS: tuple[Sign, ...] = (
    _known,
    _own_type,
    _capitals,
    _title_before,
    _office_behind,
    _place_noun,
    _preposition,
    _address,
    _body_noun,
    _head_of,
    _adversary,
    _article,
    _body_before,
    _model,
    _outlet,
    _speaks,
    _apposition,
    _people_ending,
    _several_words,
)


def sums(occurrences: Iterable[tuple[str, Occurrence]]) -> dict[str, dict[EntityKind, float]]:
    """For each key the weights of all signs, added per kind; a key without signs has an empty row."""
    totals: dict[str, dict[EntityKind, float]] = defaultdict(dict)
    for key, seen in occurrences:
        row = totals[key]
        for sign in _SIGNS:
            weighed = sign(seen)
            if weighed:
                row[weighed[0]] = row.get(weighed[0], 0.0) + weighed[1]
    return dict(totals)


def decided(row: Sums) -> EntityKind | None:
    """The kind with the largest sum; None where there is no sign at all."""
    if not row:
        return None
    return min(row, key=lambda kind: (-row[kind], _TIES.index(kind)))
