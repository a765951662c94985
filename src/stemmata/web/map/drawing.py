"""The map as SVG: classes only; colours and fonts come from the style sheet."""

from collections.abc import Callable, Iterator
from functools import cache
from math import floor, log10

from markupsafe import Markup

from stemmata.text.counted import count
from stemmata.web.map import outline
from stemmata.web.map.labelling import Marker
from stemmata.web.map.mercator import View
from stemmata.web.map.placing import Placed

LOCATOR_WIDE = 110.0  # degrees: a wider view needs no inset that says where it lies
LOCATOR = View(lat=15.0, lon=10.0, wide=360.0, width=168.0, height=92.0)
LONGEST_SCALE = 150.0  # px


def drawn(placed: Placed, id: str, href: Callable[[str], str]) -> Markup:
    """The whole picture. ``id``: prefix of the ids of title and description; ``href``: of a marker's key."""
    view = placed.view
    body = [
        Markup('<rect class="sea" width="{}" height="{}"/>').format(_n(view.width), _n(view.height)),
        Markup('<path class="land" d="{}"/>').format(outline.land(view)),
        Markup('<path class="border" d="{}"/>').format(outline.borders(view)),
        *(
            Markup('<text class="country" x="{}" y="{}">{}</text>').format(_n(x), _n(y), name)
            for name, (x, y) in placed.countries
        ),
        *_circles(placed),
        *(_marker(marker, href(marker.key)) for marker in reversed(placed.markers)),
        *_scale(view),
        *(_locator(view) if view.wide < LOCATOR_WIDE else ()),
    ]
    return Markup(
        '<svg class="map" role="group" aria-labelledby="{id}-t {id}-d" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
        'xmlns="http://www.w3.org/2000/svg"><title id="{id}-t">Map of the places</title>'
        '<desc id="{id}-d">{said}</desc>{body}</svg>'
    ).format(id=id, w=_n(view.width), h=_n(view.height), said=described(placed), body=Markup("\n").join(body))


def described(placed: Placed) -> str:
    """One sentence that says what the picture holds."""
    sorts = [marker.sort for marker in placed.markers]
    return (
        f"{count(sorts.count('place'), 'place')}, {count(sorts.count('area'), 'area')}, "
        f"{count(sorts.count('offset'), 'spot')} told by a distance and {count(sorts.count('candidate'), 'candidate')} "
        "for names that are not settled. Circles show how precisely each is known. The tables below have the same."
    )


def _circles(placed: Placed) -> Iterator[Markup]:
    """The largest first, so that the small lie above; what is wider than the view is a line alone."""
    circled = [(marker.circle, marker) for marker in placed.markers if marker.circle is not None]
    for radius, marker in sorted(circled, key=lambda one: (-one[0], one[1].key)):
        wide = " wide" if radius > placed.view.height * 0.4 else ""
        yield Markup('<circle class="within {}{}" cx="{}" cy="{}" r="{}"/>').format(
            marker.sort, wide, _n(marker.x), _n(marker.y), _n(radius)
        )


def _marker(marker: Marker, href: str) -> Markup:
    label = Markup("")
    if marker.label:
        label = Markup('<text x="{}" y="{}">{}</text>').format(
            _n(marker.label.x), _n(marker.label.y), marker.label.words
        )
    return Markup(
        '<a class="marker {sort}" href="{href}"{tab} aria-label="{title}"><title>{title}</title>'
        '<circle class="reach" cx="{x}" cy="{y}" r="12"/>{sign}{label}</a>'
    ).format(
        sort=marker.sort,
        href=href,
        tab="" if marker.label else Markup(' tabindex="-1"'),
        title=marker.title,
        x=_n(marker.x),
        y=_n(marker.y),
        sign=_sign(marker),
        label=label,
    )


def _sign(marker: Marker) -> Markup:
    """A disc, a square for an area, a diamond for what is told by a distance, a ring for a candidate."""
    x, y, size = marker.x, marker.y, marker.size
    if marker.sort == "area":
        return Markup('<rect class="point" x="{}" y="{}" width="{s}" height="{s}"/>').format(
            _n(x - size), _n(y - size), s=_n(2 * size)
        )
    if marker.sort == "offset":
        return Markup('<path class="point" d="M{x} {t}l{s} {s}l-{s} {s}l-{s} -{s}Z"/>').format(
            x=_n(x), t=_n(y - size), s=_n(size)
        )
    return Markup('<circle class="point" cx="{}" cy="{}" r="{}"/>').format(_n(x), _n(y), _n(size))


def _scale(view: View) -> Iterator[Markup]:
    """How long so many kilometres are in the middle of the view."""
    longest = LONGEST_SCALE / view.px(1.0, view.lat)
    power = 10.0 ** floor(log10(longest))
    km = next(times * power for times in (5.0, 2.0, 1.0) if times * power <= longest)
    width, y = view.px(km, view.lat), view.height - 18
    yield Markup(
        '<path class="scale-bar" d="M16 {a}v6h{w}v-6"/><text class="scale-words" x="{m}" y="{b}">{km} km</text>'
    ).format(a=_n(y), w=_n(width), m=_n(16 + width / 2), b=_n(y), km=f"{km:,g}")


def _locator(view: View) -> Iterator[Markup]:
    """The world, small, with the view marked in it."""
    (top, west), (bottom, east) = view.at(0, 0), view.at(view.width, view.height)
    left, upper = LOCATOR.xy(top, west)
    right, lower = LOCATOR.xy(bottom, east)
    x, y = LOCATOR.xy(view.lat, view.lon)
    wide, high = max(7.0, right - left), max(7.0, lower - upper)
    yield Markup('<svg class="locator" x="{}" y="{}" width="{w}" height="{h}" aria-hidden="true">').format(
        _n(view.width - LOCATOR.width - 10),
        _n(view.height - LOCATOR.height - 10),
        w=_n(LOCATOR.width),
        h=_n(LOCATOR.height),
    )
    yield Markup('<rect class="sea" width="{}" height="{}"/><path class="land" d="{}"/>').format(
        _n(LOCATOR.width), _n(LOCATOR.height), _whole()
    )
    yield Markup('<rect class="here" x="{}" y="{}" width="{}" height="{}"/></svg>').format(
        _n(x - wide / 2), _n(y - high / 2), _n(wide), _n(high)
    )


@cache
def _whole() -> str:
    return outline.land(LOCATOR)


def _n(number: float) -> str:
    """A short number: one decimal at most, none where it is zero."""
    return f"{number:.1f}".removesuffix(".0")
