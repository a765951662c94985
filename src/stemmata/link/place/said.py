"""What the words around a name say of its place: what kind of place it is, and in which area it lies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.model.place import Gazetteer, GazetteerPlace, PlaceKind
from stemmata.text.span import Span

_TOWN: frozenset[PlaceKind] = frozenset({"town", "capital", "site"})
_AREA: frozenset[PlaceKind] = frozenset({"region", "district"})
# word → the kinds of place that it is said of; the comment is the case that taught it
TYPE_WORDS: dict[str, frozenset[PlaceKind]] = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "settlement", "suburb", "port", "township"), _TOWN),
    # "Aleppo province" is not the city, "the city of Aleppo" not the province
    **dict.fromkeys(
        ("province", "governorate", "region", "state", "oblast", "prefecture", "canton", "republic"), _AREA
    ),
    **dict.fromkeys(("county", "parish", "district", "borough", "municipality", "subdistrict", "shire"), _AREA),
    # "Orange County" against the town of Orange
    **dict.fromkeys(("country", "nation", "kingdom"), frozenset[PlaceKind]({"country"})),
    **dict.fromkeys(
        ("river", "lake", "sea", "creek", "bay", "gulf", "strait", "ocean"), frozenset[PlaceKind]({"water"})
    ),
    # "the Orontes river" is no town
    **dict.fromkeys(
        ("mountain", "mount", "island", "islands", "valley", "desert", "peninsula"), frozenset[PlaceKind]({"land"})
    ),
}
AREA_WORDS = frozenset(word for word, kinds in TYPE_WORDS.items() if kinds == _AREA)
# what is called after a place is not there: "Aleppo Street" of another town
_NO_PLACE = re.compile(
    r"\s(?:Street|St\b\.?|Road|Rd\b|Avenue|Ave\b|Drive|Boulevard|Blvd|Lane|Highway|Parkway|Bridge|Hospital|University|College"
    r"|School|High|Airport|Church|Park|Hotel|Mall|Club|Creek|River|Lake|Hall|Hills?|Heights|Center|Centre|Stadium)\b"
)
_NAME = r"(?:[^\W\d_a-z][\w.'’-]*)(?:[ -](?:of |and |the )?[^\W\d_a-z][\w.'’-]*){0,3}"
# behind the name: "X, Y"; "X (Y)"; "X, Bossier Parish, Y"
_COMMA = re.compile(rf",\s+({_NAME})|\s\(({_NAME})\)")
# "X, a village in northern Y", "X in Y province", "X, in the west of Y"
_IN = re.compile(
    rf",?(?:\s(?:an?|the|[a-z]+-?[a-z]*)){{0,5}}?\s(?:in|of|inside|across)\s(?:the\s)?(?:[a-z-]+\s){{0,4}}?({_NAME})"
)
# before it: "Y's X", "Y's northern city of X", "the Y city of X", "in Y, X …" says nothing
_OWNED = re.compile(rf"({_NAME})(?:['’]s?)\s(?:[a-z-]+\s){{0,4}}$")
_CALLED = re.compile(rf"({_NAME})\s(?:[a-z-]+\s){{0,3}}of\s$")
_BEFORE_WORD = re.compile(r"([a-z]+)(?:\sof)?\s(?:the\s)?$")
_AFTER_WORD = re.compile(r"['’]?s?\s([A-Za-z]+)")
_AROUND = 70  # characters on each side: a clause


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one mention. Empty where nothing is."""

    areas: tuple[GazetteerPlace, ...] = ()  # that it lies in one of these, as the words go
    words: str = ""  # the words that name the area
    plainly: bool = False  # it stands right behind, after a comma or in brackets
    kinds: frozenset[PlaceKind] = frozenset()  # the kinds that its type word is said of
    type_word: str = ""
    part_of_name: bool = False  # it is part of another name: "Aleppo Street"


def said_of(text: str, span: Span, gazetteer: Gazetteer) -> Said:
    """What the words around this mention say."""
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    before = re.split(r"[\n;]|[.!?]\s", before)[-1]
    after = re.split(r"[\n;]|(?<=[a-z]{3})[.!?](?:\s|$)", after)[0]
    word = type_word_of(span.of(text), before, after)
    kinds = TYPE_WORDS.get(word, frozenset())
    part = bool(_NO_PLACE.match(after))
    for name, plainly in _areas_named(before, after):
        found = _areas(name, gazetteer)
        if found:
            return Said(found[0], found[1], plainly, kinds, word, part)
    return Said(kinds=kinds, type_word=word, part_of_name=part)


def type_word_of(name: str, before: str, after: str) -> str:
    """The type word of the name itself, else of what stands around it; empty where there is none."""
    own: list[str] = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    for word in (own[-1:] + own[:1]) if len(own) > 1 else ():
        if word in TYPE_WORDS:
            return word
    for form in (_AFTER_WORD.match(after), _BEFORE_WORD.search(before)):
        beside = form[1].lower() if form else ""
        if beside in TYPE_WORDS:
            return beside
    return ""


def _areas_named(before: str, after: str) -> Iterator[tuple[str, bool]]:
    """Names that may be those of the area around, and whether they stand right behind; the plainest form first."""
    rest = after
    while found := _COMMA.match(rest):
        yield found[1] or found[2], True
        rest = rest[found.end() :]
    for met in (_IN.match(after), _OWNED.search(before), _CALLED.search(before)):
        if met:
            yield met[1], False


def _areas(name: str, gazetteer: Gazetteer) -> tuple[tuple[GazetteerPlace, ...], str] | None:
    """The areas that the longest beginning of these words names, demonyms of countries among them."""
    words = name.rstrip("'’-").split()
    for length in range(len(words), 0, -1):
        tried = " ".join(words[:length])
        found = tuple(
            one.place for one in gazetteer.candidates(tried) if one.place.kind in {"country", "region", "district"}
        )
        if found:
            return found, tried
    return None
