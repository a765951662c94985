"""Text with spans of all kinds laid over it, as nested HTML elements. What comes from the text is escaped."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from stemmata.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """An element to lay over a span. Of two with the same span the lower rank is outside."""

    span: Span
    rank: int
    tag: str = "span"
    classes: str = ""
    id: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(order=True, slots=True)
class _Waiting:
    start: int
    minus_end: int
    rank: int
    number: int  # in the order of arrival: no two have one
    stretch: Stretch = field(compare=False)
    first: bool = field(compare=False)


def marked(text: str, within: Span, stretches: Iterable[Stretch]) -> Markup:
    """The characters of ``within`` with the stretches laid over them.

    Stretches that cross are cut: the first piece has the id, the further ones point to it by ``data-id``. A stretch
    that begins before ``within`` is a further piece too. Empty pieces are left out.
    """
    waiting = _clipped(within, stretches)
    heapq.heapify(waiting)
    pieces: list[str] = []
    ends: list[tuple[int, str]] = []
    at = within.start
    number = max((one.number for one in waiting), default=0)
    while waiting or ends:
        if ends and (not waiting or ends[-1][0] <= waiting[0].start):
            end, tag = ends.pop()
            pieces += [escape(text[at:end]), f"</{tag}>"]
            at = end
            continue
        item = heapq.heappop(waiting)
        pieces.append(escape(text[at : item.start]))
        at = item.start
        end = -item.minus_end
        if ends and end > ends[-1][0]:
            number += 1
            cut = ends[-1][0]
            heapq.heappush(waiting, _Waiting(cut, -end, item.stretch.rank, number, item.stretch, first=False))
            end = cut
        pieces.append(_opened(item.stretch, first=item.first))
        ends.append((end, item.stretch.tag))
    pieces.append(escape(text[at : within.end]))
    return Markup("".join(pieces))  # noqa: S704 # every piece of text is escaped above, tags are ours


def _clipped(within: Span, stretches: Iterable[Stretch]) -> list[_Waiting]:
    found = []
    for number, stretch in enumerate(stretches):
        start, end = max(stretch.span.start, within.start), min(stretch.span.end, within.end)
        if start < end:
            first = stretch.span.start >= within.start
            found.append(_Waiting(start, -end, stretch.rank, number, stretch, first))
    return found


def _opened(stretch: Stretch, *, first: bool) -> str:
    attributes = [(name, value) for name, value in (("class", stretch.classes),) if value]
    if stretch.id is not None:
        attributes.insert(0, ("id" if first else "data-id", stretch.id))
    words = "".join(f' {name}="{escape(value)}"' for name, value in (*attributes, *stretch.attributes))
    return f"<{stretch.tag}{words}>"
