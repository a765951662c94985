"""GUM's CoNLL-U, read: the text as it ran, and where each token stands in it.

The text is rebuilt from the ``# text =`` lines: sentences are joined by one space, paragraphs (``# newpar``) by two
line ends. Offsets are those of :mod:`stemmata.text.span`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.text.span import Span

TEXT = "# text = "
PARAGRAPH = "# newpar"
DOCUMENT = "# newdoc id = "


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A syntactic word. Of a contraction ("don't") each word has the characters that spell it, or else all of them.

    ``sentence``: its index in the document. ``head``: the index in the document of the word that it depends on; None
    for the root.
    ``misc``: the last column, by key.
    """

    span: Span
    form: str
    tag: str  # the Penn tag of the fifth column
    head: int | None
    relation: str
    sentence: int
    misc: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document: its text, its tokens and its sentences, in text order."""

    id: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]


def documents_in(conllu: str) -> Iterator[Parsed]:
    """The documents of one file, in its order. Raises ValueError where a token does not stand in its sentence."""
    lines: list[str] = []
    for line in conllu.split("\n"):
        if line.startswith(DOCUMENT) and any(lines):
            yield _document(lines)
            lines = []
        lines.append(line)
    if any(lines):
        yield _document(lines)


def _document(lines: list[str]) -> Parsed:
    name, text = "", ""
    paragraph = False
    tokens: list[Token] = []
    sentences: list[Span] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith(DOCUMENT):
            name = line.removeprefix(DOCUMENT).strip()
        elif line == PARAGRAPH or line.startswith(PARAGRAPH + " "):
            paragraph = True
        elif line.startswith(TEXT):
            text += ("\n\n" if paragraph else " ") if text else ""
            sentences.append(Span(len(text), len(text) + len(line) - len(TEXT)))
            text += line.removeprefix(TEXT)
            paragraph = False
        elif not line and rows:
            tokens.extend(_tokens(rows, text, sentences[-1], len(sentences) - 1, len(tokens)))
            rows = []
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return Parsed(id=name, text=text, tokens=tuple(tokens), sentences=tuple(sentences))


def _tokens(rows: list[list[str]], text: str, sentence: Span, number: int, before: int) -> Iterator[Token]:
    """The tokens of a sentence; ``before`` counts those of the document before it."""
    at = sentence.start
    contraction, last = None, 0
    for row in rows:
        place, form, head = row[0], row[1], row[6]
        if "." in place:  # a word that is understood and not written
            continue
        if "-" in place:
            contraction, last = _found(text, form, Span(at, sentence.end)), int(place.split("-")[1])
            at = contraction.start
            continue
        if int(place) > last:
            contraction = None
        if contraction is None:
            span = _found(text, form, Span(at, sentence.end))
        elif text.startswith(form, at) and at + len(form) <= contraction.end:
            span = Span(at, at + len(form))
        else:
            span = contraction
        at = contraction.end if contraction and int(place) == last else span.end if span != contraction else at
        yield Token(
            span=span,
            form=form,
            tag=row[4],
            head=before + int(head) - 1 if head.isdigit() and head != "0" else None,
            relation=row[7],
            sentence=number,
            misc=dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair),
        )


def _found(text: str, form: str, within: Span) -> Span:
    start = text.find(form, within.start, within.end)
    if start < 0 or text[within.start : start].strip():
        raise ValueError(f"{form!r} does not stand at {within.start} in {within.of(text)!r}")
    return Span(start, start + len(form))
