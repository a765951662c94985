"""Sorts the credits of one unit: where one content ends because another credit begins, and which stands in which."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Channel, Range
from stemmata.annotate.attribution.units import Unit, Word

_ROUND: Final = frozenset({"free", "according", "label"})  # forms whose content may hold another credit to their left
_LOOSE: Final = frozenset({"nominal", "adverb", "passive"})  # of these the frame says something of its own
_LEAST = 2  # words: fewer are no content of their own
_CONJUNCTIONS: Final = frozenset("and but while whereas although though as".split())


def sorted_out(unit: Unit, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The credits with contents that do not run into one another, in text order of their cues; those left empty go."""
    ordered = _with_citing(_without_overlaps(found))
    trimmed = []
    for one in ordered:
        content = one.content
        for other in ordered:
            if other is not one and not one.read:
                content = _cut(unit.words, one, content, other)
        content = _outside(content, [one.cue, *([one.source] if one.source and not one.shares else [])])
        if content or (one.form == "free" and not one.content):
            trimmed.append(replace(one, content=content))
    return tuple(trimmed)


def _without_overlaps(found: Sequence[Attribution]) -> list[Attribution]:
    """Where two credits share a cue word, the one that begins first stays; at one start, the longer cue."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.cue[0], -a.cue[1], a.form)):
        if not kept or one.cue[0] >= kept[-1].cue[1]:
            kept.append(one)
    return kept


def _with_citing(found: list[Attribution]) -> list[Attribution]:
    """``X, citing Y, said``: Y becomes the voice under X, and no credit of its own."""
    kept = list(found)
    for one in found:
        if one.lemma not in {"citing", "quoting"} or one.source is None or one.form != "according":
            continue
        channel = Channel(source=one.source, cue=one.cue, must_be="any")
        others = [a for a in kept if a is not one and a.form in {"clause", "free", "quoted"} and a.source is not None]
        after = [a for a in others if a.cue[0] > one.cue[0] and a.source is not None and a.source[0] < one.cue[0]]
        before = [a for a in others if a.cue[0] < one.cue[0]]
        if one.cue[0] == 0 and one.source is not None:
            after = [a for a in others if a.source is not None and a.source[0] > one.source[1]][:1]
        host = after[0] if after else before[0] if before else None
        if host is None:
            continue
        kept[kept.index(host)] = _cites(host, channel, one)
        kept.remove(one)
    return kept


def _cites(host: Attribution, channel: Channel, one: Attribution) -> Attribution:
    hole: Range = (one.start, max(one.cue[1], channel.source[1]))
    return replace(host, deeper=(*host.deeper, channel), content=_outside(host.content, [hole], tail=True))


def _cut(words: Sequence[Word], one: Attribution, content: tuple[Range, ...], other: Attribution) -> tuple[Range, ...]:
    """The content of ``one`` without what belongs to ``other``."""
    start = other.start
    if not any(a <= start < b for a, b in content) or start < one.cue[0]:
        return content
    end = max(other.cue[1], other.source[1]) if other.source and not other.shares else other.cue[1]
    encloses = bool(other.content) and other.content[0][0] <= one.cue[0]
    if encloses and other.form in _ROUND:
        return _outside(content, [(start, end)], tail=len(other.content) == 1)
    if other.shares and other.source == one.source:
        return _before(content, start)
    if _turns(words, start, one, other):
        return _before(content, start)
    return content


def _turns(words: Sequence[Word], start: int, one: Attribution, other: Attribution) -> bool:
    """``X said A, and Y said B``: a comma, a conjunction and a new speaker end what X said."""
    if other.form != "clause" or other.relative or start < 2 or one.cue[0] > other.cue[0]:
        return False
    at = start - 1
    if words[at].lower not in _CONJUNCTIONS:
        return False
    parted = words[at - 1].kind in {"comma", "break"} or words[at].lower in {"while", "whereas"}
    return parted and other.modality in {"asserts", "alleges", "denies"}


def _before(content: tuple[Range, ...], limit: int) -> tuple[Range, ...]:
    return tuple((a, min(b, limit)) for a, b in content if a < limit)


def _outside(content: tuple[Range, ...], holes: Sequence[Range], *, tail: bool = False) -> tuple[Range, ...]:
    """The ranges without the holes; with ``tail``, of a range that a hole cuts only what stands before it stays."""
    pieces = list(content)
    for start, end in holes:
        cut: list[Range] = []
        for a, b in pieces:
            if end <= a or start >= b:
                cut.append((a, b))
                continue
            if a < start:
                cut.append((a, start))
            if end < b and not (tail and a < start):
                cut.append((end, b))
        pieces = cut
    return tuple(pieces)


def parents(found: Sequence[Attribution]) -> tuple[int | None, ...]:
    """For each credit the index of the smallest other one whose content holds its cue; None for an outermost one."""
    result: list[int | None] = []
    for index, one in enumerate(found):
        best: int | None = None
        size = 0
        if one.credit is not None and not one.relative:
            result.append(None)  # the tagger reads the outermost
            continue
        # "the letter names volunteers who say": the letter has them say so
        key = one.source if one.credit is not None and one.source is not None else one.cue
        for other_index, other in enumerate(found):
            if other_index == index or not _holds(other.content, key) or _holds(one.content, other.cue):
                continue
            if one.relative and other.form in _LOOSE:
                continue  # "more volunteers are expected, who said": the narrator tells what they said
            width = sum(b - a for a, b in other.content)
            if best is None or width < size:
                best, size = other_index, width
        result.append(best)
    return tuple(result)


def carriers(unit: Unit, found: Sequence[Attribution], other: Sequence[bool]) -> frozenset[int]:
    """The credits that say nothing but who else says something: ``the Beacon reported that the guild had said …``.

    ``other`` tells of each credit whether it brings in a voice of its own.
    """
    above = parents(found)
    left: dict[int, int] = {}
    for index, parent in enumerate(above):
        loose = found[index].form in _LOOSE or (parent is not None and found[parent].form == "label")
        if parent is None or not found[index].content or loose or not other[index]:
            continue
        inner, outer = found[index], found[parent]
        start = min(inner.start, inner.content[0][0])
        held = [(start, max(inner.cue[1], inner.content[-1][1]))]
        rest = _outside(outer.content, held)
        words = sum(w.kind in {"word", "number", "quote"} for a, b in rest for w in unit.words[a:b])
        left[parent] = min(words, left.get(parent, words))
    return frozenset(index for index, words in left.items() if words <= _LEAST)


def _holds(content: tuple[Range, ...], cue: Range) -> bool:
    return any(a <= cue[0] and cue[1] <= b for a, b in content)
