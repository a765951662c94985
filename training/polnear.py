"""PolNeAR, read: news articles whose attributions people have marked in brat's stand-off format.

Its traps: line ends are kept, since offsets count them; marks of "Discuss", "Discard" and notes are no attributions;
the words of a mark may run over a line's end; roles may be numbered ("Content2"); the words that anchor an attribution
repeat its cue; some texts have several annotators, and two texts of the train part have no attribution at all.
Offsets are those of :mod:`stemmata.text.span`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stemmata.annotate.tagger.sequence import ROLES, Role
from stemmata.text.span import Span
from training.data import place

Split = Literal["train", "dev"]
AsLists = Mapping[str, Sequence[Sequence[int]]]  # role → [[start, end], …]
LABELS: Final[dict[str, Role]] = {"Source": "source", "Cue": "cue", "Content": "content"}

# T3 <tab> Content 120 140;151 211 <tab> the words, which are not read
MARK: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
# E1 <tab> Attribution:T4 Content:T3 Cue:T2 Source:T1
EVENT: Final = re.compile(r"E\d+\t(.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what: the spans of each role, in text order; none where the role is not expressed."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    def spans(self, role: Role) -> tuple[Span, ...]:
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def as_lists(one: Attribution) -> dict[str, list[list[int]]]:
    """The offsets of an attribution by role, as the shared scorer takes them and files keep them."""
    return {role: [[span.start, span.end] for span in one.spans(role)] for role in ROLES}


def from_lists(row: AsLists) -> Attribution:
    """An attribution from lists of offsets; a role that is missing has no words."""
    source, cue, content = (tuple(sorted(Span(start, end) for start, end in row.get(role, ()))) for role in ROLES)
    return Attribution(source=source, cue=cue, content=content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was published, and its attributions in the order of the annotation file."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def attributions_in(annotation: str) -> tuple[Attribution, ...]:
    """The attributions of one annotation file, in its order; roles that are not source, cue or content are left out."""
    marks: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in annotation.split("\n"):
        if mark := MARK.match(line):
            places = (place.split() for place in mark[3].split(";"))
            marks[mark[1]] = [Span(int(start), int(end)) for start, end in places]
        elif event := EVENT.match(line):
            events.append(event[1])
    return tuple(found for event in events if (found := _attribution(event, marks)) is not None)


def _attribution(event: str, marks: dict[str, list[Span]]) -> Attribution | None:
    spans: dict[Role, list[Span]] = {role: [] for role in ROLES}
    for argument in event.split():
        label, _, mark = argument.partition(":")
        role = LABELS.get(label.rstrip("0123456789"))
        if role is not None:
            spans[role].extend(marks.get(mark, []))
    if not any(spans.values()):
        return None
    return Attribution(
        source=tuple(sorted(spans["source"])), cue=tuple(sorted(spans["cue"])), content=tuple(sorted(spans["content"]))
    )


def chosen(by_annotator: dict[str, tuple[Attribution, ...]]) -> tuple[Attribution, ...]:
    """Of several annotators' work: that with the lower median number of attributions that have a cue and a content;
    of equals, the first by the annotator's name. Nothing where nobody annotated."""
    if not by_annotator:
        return ()
    complete = {name: sum(bool(a.cue and a.content) for a in made) for name, made in by_annotator.items()}
    order = sorted(by_annotator, key=lambda name: (complete[name], name))
    return by_annotator[order[(len(order) - 1) // 2]]


def anchored(text: str, attribution: Attribution) -> bool:
    """True if no span of the attribution is empty or leaves the text."""
    return all(len(span) > 0 and span.end <= len(text) for role in ROLES for span in attribution.spans(role))


def read_documents(folder: Path) -> Iterator[Document]:
    """The documents of a split's folder (``text/``, ``attributions/``), by name; those that nobody annotated are left
    out, since nothing tells whether they hold no attribution."""
    annotations: defaultdict[str, dict[str, tuple[Attribution, ...]]] = defaultdict(dict)
    for path in sorted((folder / "attributions").glob("*.ann")):
        document, _, annotator = path.stem.rpartition("_")
        annotations[document][annotator] = attributions_in(path.read_bytes().decode("utf-8"))
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")  # not read_text: it would change the line ends that offsets count
        marked = tuple(a for a in chosen(annotations[path.stem]) if anchored(text, a))
        if marked:
            yield Document(id=path.stem, text=text, attributions=marked)


def split_folder(split: Split) -> Path:
    """Where a split lies: in ``polnear/`` of the folder that STEMMATA_DATA names.

    Raises FileNotFoundError, with a sentence that says what to do, where it is not there.
    """
    return place(f"polnear/{split}", "github.com/networkdynamics/PolNeAR")
