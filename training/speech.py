"""GUM's discourse relations of attribution, read: who says what, and what is said inside what is said.

GUM cuts a text into units and hangs each on another (rhetorical structure, as dependencies). A unit that hangs as
"attribution" names the speaker ("the clerk said"); the unit it hangs on, with all that hangs on that below the same
height, is what is said. Signals tell the words of the source and of the cue. News is kept back, as in
:mod:`training.gum`. Unlike PolNeAR, thoughts and knowledge count as well as speech, and a content begins at its "that".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from stemmata.text.span import Span
from training.conllu import Parsed, Token
from training.gum import KEPT_BACK, Split, documents

RELATION: Final = "attribution"
PARAGRAPHS: Final = "\n\n"  # what stands between two
FRAGMENT: Final = "same-unit"  # a unit that another interrupts goes on
SOURCE: Final = "sem-atsrc"
CUES: Final = ("lex-indwd", "lex-indph", "dm-")
# "attribution-positive:35->36:0:sem-atsrc-252-263-gold+lex-indwd-278-_"; a further relation tells two heights
EDGE: Final = re.compile(
    r"(?P<relation>[a-z-]+):(?P<unit>\d+)->(?P<on>\d+):(?P<height>\d+)(?P<more>:\d+)?(?::(?P<signals>.*))?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Somebody's words or thoughts; spans in text order.

    A line that heads a whole text with its speaker's name is a speech as well, but holds none.

    ``unit``: the words that attribute, source and cue with all else. ``source`` and ``cue``: empty where no signal
    tells them. ``depth``: 1 for what the text itself attributes. ``within``: the index, in the document's speeches, of
    the speech whose content holds this one; None at depth 1.
    """

    unit: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    depth: int
    within: int | None
    negative: bool  # "she never said that …"


class Edge(NamedTuple):
    """A unit that hangs on another: ``height`` counts the spans between them in the tree of constituents."""

    relation: str
    unit: int
    on: int
    height: int
    signals: str
    first: bool  # of the relations of its unit; further ones are no part of the tree


class _Tree:
    """The units of a document, by number: the tokens of each and what hangs on it."""

    def __init__(self, document: Parsed) -> None:
        self.document = document
        self.edges: list[Edge] = []
        starts: list[tuple[int, int]] = []  # (token, unit)
        for at, token in enumerate(document.tokens):
            said = token.misc.get("Discourse")
            if said:
                starts.append((at, int(re.findall(r"\d+", said)[0])))
                self.edges.extend(edges_in(said))
        ends = [at for at, _ in starts][1:] + [len(document.tokens)] * bool(starts)
        self.tokens = {unit: range(at, end) for (at, unit), end in zip(starts, ends, strict=True)}
        self.below: defaultdict[int, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.first:
                self.below[edge.on].append(edge)

    def reach(self, unit: int, height: int) -> frozenset[int]:
        """The units that hang on a unit below a height, with all that hangs on them, and the unit itself."""
        found = {unit}
        for edge in self.below[unit]:
            if edge.height < height or edge.relation == FRAGMENT:
                found |= self.all_below(edge.unit)
        return frozenset(found)

    def all_below(self, unit: int) -> set[int]:
        found, ahead = set[int](), [unit]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead.extend(edge.unit for edge in self.below[one])
        return found

    def spans(self, units: Iterable[int]) -> tuple[Span, ...]:
        return spans_of(self.document.tokens, (at for unit in units for at in self.tokens[unit]))


def edges_in(said: str) -> Iterator[Edge]:
    """The relations of one unit, as its first token tells them; the root of a text has none."""
    for number, part in enumerate(said.split(";")):
        edge = EDGE.match(part)
        if edge:
            height = edge["more"][1:] if edge["more"] else edge["height"]
            signals = edge["signals"] or ""
            yield Edge(edge["relation"], int(edge["unit"]), int(edge["on"]), int(height), signals, number == 0)


def signalled(signals: str, *types: str) -> Iterator[int]:
    """The tokens, as indices in the document, that signals of these types point at, in the order of the signals."""
    for signal in signals.split("+"):
        name, _, rest = signal.partition("-")
        subtype, _, rest = rest.partition("-")
        if f"{name}-{subtype}".startswith(types):
            for stretch in re.findall(r"\d+(?:-\d+)?", rest.rpartition("-")[0]):
                first, _, last = stretch.partition("-")
                yield from range(int(first) - 1, int(last or first))


def spans_of(tokens: Sequence[Token], indices: Iterable[int]) -> tuple[Span, ...]:
    """Where tokens stand in the text, in text order; neighbours share a span."""
    places = sorted({at for at in indices if at < len(tokens)})
    breaks = [at for at, (before, after) in enumerate(pairwise(places), start=1) if after != before + 1]
    runs = (places[first:last] for first, last in pairwise([0, *breaks, len(places)]) if first < last)
    return tuple(Span(tokens[run[0]].span.start, tokens[run[-1]].span.end) for run in runs)


def speeches_in(document: Parsed) -> tuple[Speech, ...]:
    """The speeches of a document in the order of their units. Raises ValueError for one that is kept back."""
    if document.id.startswith(KEPT_BACK):
        raise ValueError(f"{document.id} is kept back as a test")
    tree = _Tree(document)
    flat = [_flat(tree, edge) for edge in tree.edges if edge.relation.startswith(RELATION)]
    within = [_holder(at, flat) for at in range(len(flat))]
    return tuple(
        Speech(
            unit=tree.spans(one.unit),
            source=one.source,
            cue=one.cue,
            content=tree.spans(one.content),
            depth=_depth(at, within),
            within=within[at],
            negative=one.negative,
        )
        for at, one in enumerate(flat)
    )


class _Flat(NamedTuple):
    """A speech by the numbers of its units, before anything tells what holds it."""

    number: int
    unit: frozenset[int]
    content: frozenset[int]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    negative: bool
    heading: bool  # no cue, and several paragraphs of content


def _flat(tree: _Tree, edge: Edge) -> _Flat:
    tokens, text = tree.document.tokens, tree.document.text
    unit = tree.reach(edge.unit, 0)
    content = tree.reach(edge.on, edge.height) - unit
    cue = spans_of(tokens, signalled(edge.signals, *CUES))
    said = tree.spans(content)
    return _Flat(
        number=edge.unit,
        unit=unit,
        content=content,
        source=spans_of(tokens, signalled(edge.signals, SOURCE)),
        cue=cue,
        negative=edge.relation.endswith("negative"),
        heading=not cue and PARAGRAPHS in text[said[0].start : said[-1].end] if said else True,
    )


def _holder(at: int, flat: Sequence[_Flat]) -> int | None:
    """The speech with the least content that holds this one's unit and what it says; headings hold nothing."""
    own = flat[at].content | {flat[at].number}
    holders = [n for n, other in enumerate(flat) if n != at and not other.heading and own <= other.content]
    return min(holders, key=lambda n: (len(flat[n].content), n), default=None)


def _depth(at: int, within: Sequence[int | None]) -> int:
    depth, holder = 1, within[at]
    while holder is not None:
        depth, holder = depth + 1, within[holder]
    return depth


def read_speeches(folder: Path, split: Split) -> Iterator[tuple[Parsed, tuple[Speech, ...]]]:
    """The speeches of a part's documents, by document; ``folder`` is that of :func:`training.gum.gum_folder`."""
    return ((document, speeches_in(document)) for document in documents(folder, split))
