"""re3d, read for names: press reports of four offices on one war, by the Defence Science and Technology Laboratory.

It marks phrases of persons, organisations and places ("the northern part of the country"), not names alone; what is no
name is left out here, and where it holds capitals nobody tells which of them are names. A state that acts is an
organisation there; here it is a place. Half of the documents is kept back as a test.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.text.span import Span, subtracted
from training.data import place
from training.mentions import Kind, Named, NamedText
from training.naming import bare_name, may_hold_name

Half = Literal["tuning", "held out"]
TYPES: Final[dict[str, Kind]] = {"Person": "person", "Organisation": "organisation", "Location": "place"}
MARKS: Final[tuple[Kind, ...]] = ("person", "organisation", "place", "group")
RUN: Final = 8  # words in a row that tell one text from another
SHARED: Final = 0.1  # of its runs of words: a document that shares more with one of the other half is a copy of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A document as it lies, and what is marked in it as (span, type), sorted; marks inside a word are left out."""

    id: str
    text: str
    marks: tuple[tuple[Span, str], ...]


def read_marked(folder: Path) -> Iterator[Marked]:
    """All documents, both halves, by office and in its order. ``folder``: has one folder an office."""
    for office in sorted(path for path in folder.iterdir() if (path / "documents.json").is_file()):
        marks: defaultdict[str, set[tuple[Span, str]]] = defaultdict(set)
        for row in _rows(office / "entities.json"):
            marks[row["documentId"]].add((Span(int(row["begin"]), int(row["end"])), row["type"]))
        for row in _rows(office / "documents.json"):
            own = sorted(mark for mark in marks[row["_id"]] if _whole(row["text"], mark[0]))
            yield Marked(id=row["_id"], text=row["text"], marks=tuple(own))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _whole(text: str, span: Span) -> bool:
    """True for a span in the text, not empty, that cuts no word: some marks lie askew ("ss Syria")."""
    if not 0 <= span.start < span.end <= len(text):
        return False
    before, behind = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return not (len(before) == 2 and before.isalnum()) and not (len(behind) == 2 and behind.isalnum())


def half_of(document: str) -> Half:
    """Which half a document belongs to, by the hash of its id: rules and weights are made on the first only."""
    return "held out" if sha256(document.encode()).digest()[0] % 2 else "tuning"


def names_of(marked: Marked) -> tuple[Named, ...]:
    """The names among the marks of a document, with the type that re3d gives, in text order, each once."""
    found = set()
    for span, label in marked.marks:
        kind = TYPES.get(label)
        name = bare_name(marked.text, span, person=kind == "person") if kind else None
        if kind and name:
            found.add(Named(name, kind))
    return tuple(sorted(found))


def named_text(marked: Marked) -> NamedText:
    """A document to learn from. Raises ValueError for one of the half that is kept back."""
    if half_of(marked.id) != "tuning":
        raise ValueError(f"{marked.id} is kept back as a test")
    names = tuple(sorted({Named(name.span, kind_of(name, marked.text)) for name in names_of(marked)}))
    phrases = {span for span, label in marked.marks if label in TYPES}
    unsure = {
        rest
        for phrase in phrases
        for rest in subtracted(phrase, (name.span for name in names))
        if may_hold_name(rest.of(marked.text))
    }
    return NamedText(id=marked.id, text=marked.text, names=names, unsure=tuple(sorted(unsure)), marks=MARKS)


def kind_of(name: Named, text: str) -> Kind:
    """The kind that Stemmata gives a name: a state is a place though it acts, a people is a group."""
    words = name.span.of(text)
    return "place" if words in PLACES else "group" if words in GROUPS else name.kind


def read_names(folder: Path) -> Iterator[NamedText]:
    """The documents to learn from: the first half, without those that are copies of one in the other."""
    marked = list(read_marked(folder))
    copies = copied({one.id: one.text for one in marked})
    return (named_text(one) for one in marked if half_of(one.id) == "tuning" and one.id not in copies)


def copied(texts: Mapping[str, str]) -> frozenset[str]:
    """The documents of the first half that share many runs of words with the other half."""
    kept_back = {run for name, text in texts.items() if half_of(name) != "tuning" for run in _runs(text)}
    return frozenset(
        name
        for name, text in texts.items()
        if half_of(name) == "tuning" and len(_runs(text) & kept_back) > SHARED * len(_runs(text))
    )


def _runs(text: str) -> frozenset[str]:
    words = text.split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def re3d_folder() -> Path:
    """Where re3d lies. Raises FileNotFoundError where it does not."""
    return place("re3d", "github.com/dstl/re3d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Two phrases of one document that re3d says are tied. Most that hold both ways are marked so."""

    document: str
    kind: str  # FightingAgainst, InChargeOf …
    source: Span
    target: Span


def read_tied(folder: Path) -> Iterator[Tied]:
    """All ties of both halves, by office and in its order."""
    for office in sorted(path for path in folder.iterdir() if (path / "relations.json").is_file()):
        for row in _rows(office / "relations.json"):
            source, target = (Span(int(row[f"{end}Begin"]), int(row[f"{end}End"])) for end in ("source", "target"))
            yield Tied(document=row["documentId"], kind=row["type"], source=source, target=target)
