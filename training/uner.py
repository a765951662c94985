"""Universal NER on the development part of the English Web Treebank, read for names: weblogs, mails, reviews.

One annotator, web language, and no names but of persons, organisations and places; names of peoples are not marked. The
file tells no paragraphs: the sentences of a text are joined by one space. CC BY-SA 4.0.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from stemmata.text.span import Span
from training.data import place
from training.mentions import Kind, Named, NamedText
from training.naming import bare_name

TYPES: Final[dict[str, Kind]] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
MARKS: Final[tuple[Kind, ...]] = ("person", "organisation", "place")
OUTSIDE: Final = "O"
DOCUMENT: Final = "# newdoc id = "
TEXT: Final = "# text = "
ASTRAY: Final = 12  # characters: a token that stands further ahead is not looked for


class Sentence(NamedTuple):
    """A sentence of a document, and its tokens with their tags."""

    document: str
    text: str
    tokens: tuple[tuple[str, str], ...]


def sentences_in(iob: str) -> Iterator[Sentence]:
    """The sentences of an IOB2 file, in its order."""
    document = ""
    for block in re.split(r"\n{2,}", iob):
        text = ""
        tokens: list[tuple[str, str]] = []
        for line in block.split("\n"):
            columns = line.split("\t")
            if line.startswith(DOCUMENT):
                document = line.removeprefix(DOCUMENT)
            elif line.startswith(TEXT):
                text = line.removeprefix(TEXT)
            elif len(columns) > 2:
                tokens.append((columns[1], columns[2]))
        if text:
            yield Sentence(document, text, tuple(tokens))


def named_texts(iob: str) -> Iterator[NamedText]:
    """The documents of a file, in its order."""
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences_in(iob):
        documents.setdefault(sentence.document, []).append(sentence)
    return (_named(name, sentences) for name, sentences in documents.items())


def _named(document: str, sentences: Sequence[Sentence]) -> NamedText:
    text = ""
    names: list[Named] = []
    unsure: list[Span] = []
    for sentence in sentences:
        text += " " if text else ""
        for span, label in _marks(sentence):
            kind = TYPES[label]
            name = bare_name(sentence.text, span, person=kind == "person")
            if name is None:
                unsure.append(span.shifted(len(text)))
            else:
                names.append(Named(name.shifted(len(text)), kind))
        text += sentence.text
    return NamedText(id=document, text=text, names=tuple(names), unsure=tuple(unsure), marks=MARKS)


def _marks(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """The marked spans with their labels. Some tokens are of another edition; one that does not stand is no mark."""
    at = 0
    open_span, label = Span(0, 0), ""
    for form, tag in sentence.tokens:
        start = sentence.text.find(form, at, at + ASTRAY + len(form))
        if label and tag != "I-" + label:
            yield open_span, label
            label = ""
        if start < 0:
            continue
        at = start + len(form)
        if tag != OUTSIDE:
            open_span = Span(open_span.start if label else start, at)
            label = tag[2:]
    if label:
        yield open_span, label


def read_names(file: Path) -> Iterator[NamedText]:
    """The documents, in the order of the file."""
    return named_texts(file.read_text(encoding="utf-8"))


def uner_file() -> Path:
    """Where the file lies. Raises FileNotFoundError where it does not."""
    return place("uner/en_ewt-ud-dev.iob2", "github.com/UniversalNER/UNER_English-EWT")
