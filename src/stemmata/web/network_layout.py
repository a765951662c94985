"""Where the names of a network stand: a tree from the middle name outwards, to both sides, in columns by steps.

To the right of the middle stands whom it is said to do something to, to the left who is said to do something to it;
what lies a step further stands beyond. Lines that are no part of the tree are drawn without words. The same network
gives the same places, to the pixel: no forces, no chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemmata.web.alleged import Network, Tied, ties_of

BOX_WIDTH, BOX_HEIGHT = 158.0, 40.0
GAP = 200.0  # between two columns: the words of a line stand there
ROW = 12.0  # between two boxes, beside their heights
LINE = 13.0  # height of a line of words
MARGIN = 16.0
APART = 28.0  # between two parts of a network that nothing ties
MOST_WORDS = 2  # allegations that stand on one line of the picture; the table has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a name stands."""

    name: str  # entity id
    x: float  # left
    y: float  # top
    step: int  # from the middle; below 0 to the left

    @property
    def middle(self) -> float:
        return self.y + BOX_HEIGHT / 2

    @property
    def right(self) -> float:
        return self.x + BOX_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """A line between two names. ``inner`` stands nearer to the middle; of one that is no part of the tree, lefter."""

    tie: Tied
    inner: Spot
    outer: Spot
    worded: bool  # False: no part of the tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    spots: tuple[Spot, ...]  # from the middle outwards
    strands: tuple[Strand, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Limb:
    """A name on its side of the tree, and those beyond it."""

    name: str
    tie: Tied | None
    step: int
    beyond: list["_Limb"]


def picture(found: Network, middle: str | None = None) -> Picture:
    """The network laid out around a name, or around the best tied name of each of its parts, one below the other."""
    spots: list[Spot] = []
    strands: list[Strand] = []
    top = MARGIN
    left = list(found.names)
    while left:
        at = middle if middle in left else left[0]
        assert at is not None
        part = _part(found, at)
        more, lines = _laid(part, top)
        spots += more
        strands += lines
        top = max(spot.y for spot in more) + BOX_HEIGHT + APART
        held = {spot.name for spot in more}
        left = [name for name in left if name not in held]
    low = min((spot.x for spot in spots), default=MARGIN) - MARGIN
    moved = {spot.name: Spot(name=spot.name, x=spot.x - low, y=spot.y, step=spot.step) for spot in spots}
    every = tuple(moved[spot.name] for spot in spots)
    return Picture(
        spots=every,
        strands=tuple(
            Strand(tie=one.tie, inner=moved[one.inner.name], outer=moved[one.outer.name], worded=one.worded)
            for one in (*strands, *_others(found, strands, moved))
        ),
        width=max((spot.right for spot in every), default=0.0) + MARGIN,
        height=max((spot.y + BOX_HEIGHT for spot in every), default=0.0) + MARGIN,
    )


def _part(found: Network, at: str) -> _Limb:
    """The tree of what can be reached from a name, nearest first."""
    touching = ties_of(found)
    order = {name: n for n, name in enumerate(found.names)}
    root = _Limb(at, None, 0, [])
    seen = {at}
    queue = [root]
    for limb in queue:
        for tie in sorted(touching.get(limb.name, ()), key=lambda t: (-t.weight, order[t.other(limb.name)])):
            other = tie.other(limb.name)
            if other not in seen:
                seen.add(other)
                step = _side(tie, limb.name) if limb.step == 0 else limb.step + (1 if limb.step > 0 else -1)
                limb.beyond.append(_Limb(other, tie, step, []))
                queue.append(limb.beyond[-1])
    return root


def _side(tie: Tied, name: str) -> int:
    """1 where most is said to be done by this name, -1 where most is done to it."""
    by = sum(one.weight for one in tie.allegations if one.relation.subject == name)
    return 1 if 2 * by >= tie.weight else -1


def _laid(root: _Limb, top: float) -> tuple[list[Spot], list[Strand]]:
    """The places of a tree; its root at the height of the middle of both sides."""
    places: dict[str, float] = {}
    ends = [_stacked([one for one in root.beyond if one.step * side > 0], top, places) for side in (1, -1)]
    bottom = max(ends)
    for side, end in zip((1, -1), ends, strict=True):
        for limb in _limbs(one for one in root.beyond if one.step * side > 0):
            places[limb.name] += (bottom - end) / 2
    places[root.name] = (top + max(bottom - ROW, top + BOX_HEIGHT) - BOX_HEIGHT) / 2
    limbs = [root, *_limbs(iter(root.beyond))]
    spots = {
        one.name: Spot(name=one.name, x=one.step * (BOX_WIDTH + GAP), y=round(places[one.name], 1), step=one.step)
        for one in limbs
    }
    return list(spots.values()), [
        Strand(tie=one.tie, inner=spots[limb.name], outer=spots[one.name], worded=True)
        for limb in limbs
        for one in limb.beyond
        if one.tie is not None
    ]


def _limbs(found: Iterator[_Limb]) -> Iterator[_Limb]:
    for limb in found:
        yield limb
        yield from _limbs(iter(limb.beyond))


def _stacked(limbs: Sequence[_Limb], top: float, places: dict[str, float]) -> float:
    """Puts limbs one below the other, each at the middle of those beyond it; returns where the next would stand."""
    for limb in limbs:
        height = max(BOX_HEIGHT, words_height(limb.tie)) + ROW
        if limb.beyond:
            end = max(_stacked(limb.beyond, top, places), top + height)
            places[limb.name] = (top + end - ROW - BOX_HEIGHT) / 2
        else:
            end = top + height
            places[limb.name] = top + (height - ROW - BOX_HEIGHT) / 2
        top = end
    return top


def words_height(tie: Tied | None) -> float:
    """Room for the words of a line: a verb and who alleges it for each allegation shown, and who denies it."""
    if tie is None:
        return 0.0
    shown = tie.allegations[:MOST_WORDS]
    lines = sum(2 + bool(one.denied.reports) for one in shown) + (len(tie.allegations) > MOST_WORDS)
    return (lines + 1) * LINE


def _others(found: Network, drawn: Sequence[Strand], spots: Mapping[str, Spot]) -> Iterator[Strand]:
    """The ties that are no part of the tree, from the lefter name to the righter."""
    held = {strand.tie.ends for strand in drawn}
    for tie in found.ties:
        if tie.ends not in held:
            first, last = sorted((spots[end] for end in tie.ends), key=lambda spot: (spot.x, spot.y, spot.name))
            yield Strand(tie=tie, inner=first, outer=last, worded=False)
