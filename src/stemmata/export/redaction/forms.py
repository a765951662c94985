"""The forms under which a name is sought: its spellings, and the parts of a person's name that stand alone."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii

from stemmata.model.entity import Entity

LONG: Final = 5  # letters: from here on a form is sought within words, too ("Brandelunds", "oskarbrandelund.example")
# Words that are no name by themselves, though names hold them; and words that are names but far oftener something else,
# which count only where they are written with a capital ("Will", "May").
_PARTICLES: Final = frozenset(
    "a abu al and ben bin bint da dal de del della den der di dos du el en et for ibn ul la le les of on op st the ten"
    " ter to und van ver von y zu mr mrs ms dr sir jr sr".split()
)
_CLOSED: Final = frozenset(
    "will may can so in on or no yes an as at be by do go he if is it me my of to up us we who are was has had not but"
    " all any our out own say one two six ten june april august more some there then than".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Form:
    """One way in which a name may be written."""

    words: tuple[str, ...]  # lower case, without marks and signs; at least one
    latin: tuple[str, ...]  # the same in Latin letters
    within: bool  # also within longer words
    capital: bool  # only where it begins with a capital: lower case it is another word
    part: bool  # a part of a name: others may bear it

    @property
    def squeezed(self) -> str:
        return "".join(self.words)

    @property
    def squeezed_latin(self) -> str:
        return "".join(self.latin)


def plain(text: str) -> str:
    """Lower case, compatibility forms and marks undone, in the script that it has."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.category(one).startswith("M")).casefold()


def forms_of(entity: Entity, spellings: Iterable[str]) -> tuple[Form, ...]:
    """The forms of an entity, sorted. ``spellings``: those that reports give it beside its own names."""
    names = sorted({name for name in (entity.name, *entity.names, *spellings) if words_of(name)})
    longer = {word for name in names for word in words_of(name) if len(words_of(name)) > 1}
    found = set()
    for name in names:
        words = words_of(name)
        lone = entity.kind != "person" and len(words) == 1 and words[0] in longer
        found.add(_form(words, capital=lone or _odd(words), part=False))
    if entity.kind == "person":
        parts = {word for name in names for word in words_of(name)}
        found |= {
            _form((word,), capital=word in _CLOSED or _short(word), part=True)
            for word in parts
            if word not in _PARTICLES and len(word) > 1
        }
    for domain in entity.outlet_domains:
        found.add(_form(words_of(domain), capital=False, part=False))
        label = words_of(domain.partition(".")[0])
        if label and len("".join(label)) >= LONG - 1:
            found.add(_form(label, capital=False, part=False))
    whole = {form.words for form in found if not form.part}
    return tuple(sorted(form for form in found if not (form.part and form.words in whole)))


def form_of_words(words: str) -> Form | None:
    """The form of words that name nobody the case knows; None where nothing is in them."""
    parts = words_of(words)
    return _form(parts, capital=False, part=False) if parts else None


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, plain, without signs: "O. Brand" is ("o", "brand"); an apostrophe parts nothing."""
    kept = "".join(one if one.isalnum() else "" if one in "'’‘`ʼʻʿʾ´" else " " for one in plain(name))
    return tuple(kept.split())


def _form(words: tuple[str, ...], *, capital: bool, part: bool) -> Form:
    latin = tuple(filter(None, ("".join(one for one in anyascii(word).lower() if one.isalnum()) for word in words)))
    squeezed = "".join(words)
    foreign = not squeezed.isascii()
    within = not capital and (len(squeezed) >= LONG or (foreign and len(squeezed) >= 3))
    return Form(words=words, latin=latin, within=within, capital=capital, part=part)


def _short(word: str) -> bool:
    return word.isascii() and len(word) < 3


def _odd(words: tuple[str, ...]) -> bool:
    """Whether a spelling is a short or closed word when lower case: "US", "WHO"."""
    return len(words) == 1 and (words[0] in _CLOSED or _short(words[0]) or words[0] in _PARTICLES)
