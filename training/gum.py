"""GUM, read for names: in its openly licensed genres but news, which is kept back as a test set.

GUM marks every phrase that stands for something, nested, in ``Entity=``, with its type and, in the field ``minspan``,
the words that are its head. A phrase is a name where its head is tagged as a proper noun; of such a phrase the longest
run of name words around the head is the name. Annotations: CC BY 4.0.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from stemmata.annotate.lexicon.peoples import GROUPS
from stemmata.text.span import Span
from training.conllu import Parsed, Token, documents_in
from training.data import place
from training.mentions import KINDS, Kind, Named, NamedText
from training.naming import bare_name, may_hold_name

Split = Literal["train", "dev"]
KEPT_BACK: Final = "GUM_news_"
DEV_SHARE: Final = 8  # one document in so many is for development
TYPES: Final[dict[str, Kind]] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "event": "event",
    "abstract": "other",
    "animal": "other",
    "object": "other",
    "plant": "other",
    "substance": "other",
}
# "(12-person-new-nnnnn-cf1-1,2-coref-Orla_Quill" opens, "12)" closes, "(…)" does both
BRACKET: Final = re.compile(r"\([^()]+\)?|[^()]+\)")
FIELDS: Final = ("group", "type", "status", "salience", "centring", "head", "link", "identity")
PROPER: Final = frozenset({"NNP", "NNPS"})
HYPHENS: Final = frozenset({"-", "–", "/", "&", "'", "’", "."})
# small words in a name, by what may follow them: all names; and where no other name follows, "the Trade and Tide Board"
OF: Final = frozenset({"of", "de", "del", "du", "da", "di", "la", "el", "al", "bin", "ibn", "van", "von", "der"})
AND: Final = frozenset({"and", "for", "on", "in", "to", "'s", "’s", "&"})
ENDS_PERSON: Final = AND | {"of", "the"}
SMALL: Final = OF | AND | HYPHENS | {"the"}
STRAY: Final = 4  # small words in a row inside a name, at most: "of the"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A marked phrase: tokens ``[first, last)``, its type, and the tokens of its head, all by index in the document."""

    type: str
    first: int
    last: int
    head: tuple[int, ...]


def phrases_in(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """The phrases that brackets mark, by first token, longer ones first; one that is marked in parts is left out."""
    opened: list[tuple[dict[str, str], int]] = []
    found: list[Phrase] = []
    for at, token in enumerate(tokens):
        for bracket in BRACKET.findall(token.misc.get("Entity", "")):
            if bracket.startswith("("):
                values = bracket.strip("()").split("-", len(FIELDS) - 1)
                opened.append((dict(zip(FIELDS, values, strict=False)), at))
                if not bracket.endswith(")"):
                    continue
                group = values[0]
            else:
                group = bracket[:-1]
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0]["group"] == group), None)
            if place is None:
                raise ValueError(f"a bracket of {group!r} closes that was not opened, at {token.form!r}")
            fields, first = opened.pop(place)
            if "[" not in group and "head" in fields:
                words = (first + int(word) - 1 for word in fields["head"].split(",") if word.isdigit())
                head = tuple(word for word in words if first <= word <= at)
                found.append(Phrase(type=fields["type"], first=first, last=at + 1, head=head))
    return tuple(sorted(found, key=lambda phrase: (phrase.first, -phrase.last)))


class _Names:
    """The names of one document's phrases."""

    def __init__(self, document: Parsed) -> None:
        self.document = document
        self.tokens = document.tokens
        self.phrases = phrases_in(document.tokens)

    def all(self) -> NamedText:
        names: set[Named] = set()
        unsure: set[Span] = set()
        for phrase in self.phrases:
            kind = TYPES.get(phrase.type)
            head = self._head(phrase)
            if kind is None or not head:
                continue
            first, last = self._run(phrase, head, person=kind == "person")
            span = Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)
            name = bare_name(self.document.text, span, person=kind == "person")
            if name is not None:
                names.add(Named(name, self._kind_of(name, head, kind)))
            elif kind != "other" and may_hold_name(span.of(self.document.text)):
                unsure.add(span)
        return NamedText(
            id=self.document.id,
            text=self.document.text,
            names=tuple(sorted(names)),
            unsure=tuple(sorted(unsure)),
            marks=KINDS,
        )

    def _head(self, phrase: Phrase) -> list[int]:
        """The proper nouns of a phrase's head, the one that the phrase hangs by first.

        None where that is a common noun, but for a name that goes with it: "the magician Orla Quill".
        """
        proper = [at for at in phrase.head if self.tokens[at].tag in PROPER]
        top = next((at for at in phrase.head if not self._hangs_inside(at, phrase)), None)
        if top not in proper:
            return [at for at in proper if self.tokens[at].relation.startswith("flat")]
        return [top, *(at for at in proper if at != top)] if top is not None else []

    def _hangs_inside(self, at: int, phrase: Phrase) -> bool:
        head = self.tokens[at].head
        return head is not None and phrase.first <= head < phrase.last

    def _kind_of(self, name: Span, head: Sequence[int], kind: Kind) -> Kind:
        """The kind, or "group" for what GUM calls a person and is a people, a party or a following."""
        people = name.of(self.document.text) in GROUPS or self.tokens[head[0]].tag == "NNPS"
        return "group" if kind == "person" and people else kind

    def _run(self, phrase: Phrase, head: Sequence[int], *, person: bool) -> tuple[int, int]:
        """The longest run of name words in a phrase around the words of its head, as tokens ``[first, last)``."""
        inner = (
            one
            for one in self.phrases
            if phrase.first <= one.first and one.last <= phrase.last and not one.first <= head[0] < one.last
        )
        apart = {at for one in inner for at in range(one.first, one.last)}
        own = [at for at in head if at not in apart]
        first, last = min(own), max(own) + 1
        while (step := self._step(range(first - 1, phrase.first - 1, -1), apart, person=person)) is not None:
            first = step
        while (step := self._step(range(last, phrase.last), apart, person=person)) is not None:
            last = step + 1
        return first, last

    def _step(self, ahead: range, apart: set[int], *, person: bool) -> int | None:
        """The next name word ahead, reached over small words; None where the name ends.

        ``apart``: words of other phrases inside this one. "Of" leads to them, except in a person's name; "and" never.
        """
        over: set[str] = set()
        for at in ahead[: STRAY + 1]:
            word = self.tokens[at].form.lower()
            if self._is_name_word(at):
                if person:
                    return None if over & ENDS_PERSON or at in apart else at
                return None if over & AND and at in apart else at
            if word not in SMALL:
                return None
            over.add(word)
        return None

    def _is_name_word(self, at: int) -> bool:
        """True for a proper noun, for a word with a capital inside a sentence, and for a number behind a name."""
        token = self.tokens[at]
        if token.tag in PROPER:
            return True
        if at == 0 or self.tokens[at - 1].sentence != token.sentence:
            return False
        small = token.tag == "PRP" or token.relation in {"det", "case", "mark", "cc"}
        return (token.form[:1].isupper() and not small) or (token.tag == "CD" and self.tokens[at - 1].tag in PROPER)


def named_text(document: Parsed) -> NamedText:
    """The names of a document. Raises ValueError for one that is kept back as a test."""
    if document.id.startswith(KEPT_BACK):
        raise ValueError(f"{document.id} is kept back as a test")
    return _Names(document).all()


def split_of(document: str) -> Split:
    """Which part a document belongs to, by the hash of its name."""
    return "dev" if sha256(document.encode()).digest()[0] % DEV_SHARE == 0 else "train"


def documents(folder: Path, split: Split) -> Iterator[Parsed]:
    """The documents of a part, by name, without those that are kept back."""
    for path in sorted(folder.glob("*.conllu")):
        if not path.stem.startswith(KEPT_BACK) and split_of(path.stem) == split:
            yield from documents_in(path.read_text(encoding="utf-8"))


def read_names(folder: Path, split: Split) -> Iterator[NamedText]:
    """The names of a part's documents, by document."""
    return (named_text(document) for document in documents(folder, split))


def read_kept_back(folder: Path) -> Iterator[NamedText]:
    """The names of the news, by document: for measuring, never for learning."""
    for path in sorted(folder.glob(f"{KEPT_BACK}*.conllu")):
        for document in documents_in(path.read_text(encoding="utf-8")):
            yield _Names(document).all()


def gum_folder() -> Path:
    """Where GUM lies. Raises FileNotFoundError where it does not."""
    return place("gum", "github.com/amir-zeldes/gum")
