"""A network as SVG: names in boxes, each line an allegation with its words; classes only, no colours and no fonts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web.alleged import Allegation, Tied, bound_words, side_words
from stemmata.web.edition import Edition
from stemmata.web.labels import shortened
from stemmata.web.network_layout import BOX_HEIGHT, BOX_WIDTH, GAP, LINE, MOST_WORDS, Picture, Spot, Strand

TIP = 7.0
WORDS = 27  # characters that have room on a line
NAME = 20  # characters that have room in a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where names and lines lead."""

    name: Callable[[str], str]  # entity id → href
    tie: Mapping[str, str]  # relation id → href of its row or page
    id: str  # begins the ids in the picture; unique in the page
    title: str
    middle: str | None = None  # the name that the picture is drawn around


def svg(edition: Edition, drawn: Picture, ends: Ends) -> Markup:
    """The whole picture; lines lie below words, words below boxes."""
    return Markup(
        '<svg class="network" role="group" aria-labelledby="{id}-t {id}-d" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{description}</desc>{body}</svg>'
    ).format(
        id=ends.id,
        w=_n(drawn.width),
        h=_n(drawn.height),
        title=ends.title,
        description=described(drawn),
        body=Markup("\n").join(
            [
                *(_strand(edition, one, ends) for one in drawn.strands if not one.worded),
                *(_strand(edition, one, ends) for one in drawn.strands if one.worded),
                *(_box(edition, spot, ends) for spot in drawn.spots),
            ]
        ),
    )


def described(drawn: Picture) -> str:
    """What a screen reader hears in place of the picture."""
    told = sum(len(one.tie.allegations) for one in drawn.strands)
    return f"{count(len(drawn.spots), 'name')} and {count(told, 'alleged tie')} between them. The table below has all."


def _strand(edition: Edition, one: Strand, ends: Ends) -> Markup:
    first = one.tie.allegations[0]
    contested = any(each.denied.reports for each in one.tie.allegations)
    classes = f"tie{'' if one.worded else ' beside'}{' contested' if contested else ''}"
    words = _words(edition, one) if one.worded else Markup("")
    path, tips = _path(one)
    return Markup(
        '<a class="{classes}" href="{href}"><title>{title}</title>'
        '<path class="halo" d="{path}"/><path class="line" d="{path}"/>{tips}{words}</a>'
    ).format(
        classes=classes,
        href=ends.tie[first.relation.id],
        title=tie_words(edition, one.tie),
        path=path,
        tips=tips,
        words=words,
    )


def tie_words(edition: Edition, tie: Tied) -> str:
    """ "Orrin Vask commands the Dock Guard: at most 1 origin, alleged by C, E (β); denied by F (δ)", and so on."""
    return ". ".join(allegation_words(edition, one) for one in tie.allegations)


def allegation_words(edition: Edition, one: Allegation) -> str:
    subject, object_ = edition.named(one.relation.subject), edition.named(one.relation.object)
    words = (
        f"{subject} {one.verb} {object_}: {bound_words(one.relation)}, alleged by {side_words(edition, one.alleged)}"
    )
    return words + (f"; denied by {side_words(edition, one.denied)}" if one.denied.reports else "")


def _path(one: Strand) -> tuple[str, Markup]:
    """A curve that leaves and enters level, and a tip where something is done to whom it leads to."""
    start, end = one.inner, one.outer
    if start.x == end.x:  # in one column: around on the right
        x, bulge = start.right, start.right + GAP / 6
        middles = _n(start.middle), _n(end.middle)
        points = f"M{_n(x)} {middles[0]}C{_n(bulge)} {middles[0]} {_n(bulge)} {middles[1]} {_n(x)} {middles[1]}"
        return points, _tips(one, (x, -1), (x, -1))
    way = 1 if end.x > start.x else -1
    x1, x2 = (start.right, end.x) if way > 0 else (start.x, end.right)
    bend = (x2 - x1) * 0.32
    points = (
        f"M{_n(x1)} {_n(start.middle)}C{_n(x1 + bend)} {_n(start.middle)} {_n(x1)} {_n(end.middle)} "
        f"{_n(x1 + bend)} {_n(end.middle)}H{_n(x2)}"
    )
    return points, _tips(one, (x1, -way), (x2, way))


def _tips(one: Strand, inner: tuple[float, int], outer: tuple[float, int]) -> Markup:
    """``inner`` and ``outer``: where the line meets each box, and which way a tip there points (1: to the right)."""
    objects = {each.relation.object for each in one.tie.allegations}
    found = Markup("")
    for spot, (x, way) in ((one.inner, inner), (one.outer, outer)):
        if spot.name in objects:
            back, y = x - way * TIP, spot.middle
            found += Markup('<path class="tip" d="M{} {}L{} {}L{} {}Z"/>').format(
                _n(x), _n(y), _n(back), _n(y - 4), _n(back), _n(y + 4)
            )
    return found


def _words(edition: Edition, one: Strand) -> Markup:
    """The words of a line: above it the first verb, below it who says so; in the gap before the outer name."""
    right = one.outer.x > one.inner.x
    x = one.outer.x - 12 if right else one.outer.right + 12
    rows: list[tuple[str, str]] = []
    for each in one.tie.allegations[:MOST_WORDS]:
        outwards = (each.relation.object == one.outer.name) == right
        verb = f"{each.verb} →" if outwards else f"← {each.verb}"
        rows.append(("verb", f"{verb} {bound_words(each.relation).removeprefix('at most ')}"))
        rows.append(("by", f"alleged by {side_words(edition, each.alleged)}"))
        if each.denied.reports:
            rows.append(("no", f"denied by {side_words(edition, each.denied)}"))
    if len(one.tie.allegations) > MOST_WORDS:
        rows.append(("by", f"and {len(one.tie.allegations) - MOST_WORDS} more"))
    top = one.outer.middle - 5
    text = Markup("")
    for n, (kind, words) in enumerate(rows):
        y = top if n == 0 else top + 4 + n * LINE
        text += Markup('<text class="{} {}" x="{}" y="{}">{}</text>').format(
            kind, "end" if right else "start", _n(x), _n(y), shortened(words, WORDS)
        )
    return text


def _box(edition: Edition, spot: Spot, ends: Ends) -> Markup:
    entity = edition.entities[spot.name]
    return Markup(
        '<a class="who {kind}{middle}" href="{href}"><title>{name}, {kind}</title>'
        '<rect class="box" x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}"/>'
        '<text class="name" x="{c}" y="{t}">{short}</text><text class="kind-of" x="{c}" y="{u}">{kind}</text></a>'
    ).format(
        kind=entity.kind,
        middle=" middle" if spot.name == ends.middle else "",
        href=ends.name(spot.name),
        name=entity.name,
        short=shortened(entity.name, NAME),
        x=_n(spot.x),
        y=_n(spot.y),
        w=_n(BOX_WIDTH),
        h=_n(BOX_HEIGHT),
        r=_n(BOX_HEIGHT / 2 if entity.kind == "person" else 3),
        c=_n(spot.x + BOX_WIDTH / 2),
        t=_n(spot.y + 18),
        u=_n(spot.y + 32),
    )


def _n(number: float) -> str:
    """A length with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
