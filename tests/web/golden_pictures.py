"""Pictures that are kept, so that a change of the layout is seen: python -m tests.web.golden_pictures writes them anew.

Look at what changed before keeping it: every one is an SVG that opens in a browser.
"""

from collections.abc import Callable
from pathlib import Path

from stemmata.model.case import Case
from stemmata.web.addresses import Addresses
from stemmata.web.choice import Choice
from stemmata.web.edition import Edition, edition
from stemmata.web.standalone import standalone
from stemmata.web.stemma_views import view_of
from tests.web.made_case import made_case
from tests.web.random_case import random_case

FOLDER = Path(__file__).parent / "golden"
Wish = Callable[[Edition], Choice]


def _widest(edition: Edition) -> Choice:
    return Choice(claim=edition.claims[0])


PICTURES: dict[str, tuple[Callable[[], Case], Wish]] = {
    "made-whole": (made_case, lambda _: Choice()),
    "made-every-line": (made_case, lambda _: Choice(every=True)),
    "made-lens": (made_case, _widest),
    "made-lens-only": (made_case, lambda read: Choice(claim=read.claims[0], only=True)),
    "made-to-scale": (made_case, lambda _: Choice(scale=True)),
    "made-one-origin": (made_case, lambda read: Choice(origin=read.origins[0].origin.id)),
    "random-18": (lambda: random_case(18, 18), lambda _: Choice()),
    "random-60": (lambda: random_case(60, 60), lambda _: Choice()),
    "random-150": (lambda: random_case(150, 150), lambda _: Choice()),
}


def drawn(name: str) -> bytes:
    """The picture as it is drawn now."""
    case, wish = PICTURES[name]
    read = edition(case(), Addresses(form="served"))
    return standalone(view_of(read, wish(read), "stemma").picture).replace(b"><", b">\n<")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for name in PICTURES:
        (FOLDER / f"{name}.svg").write_bytes(drawn(name))


if __name__ == "__main__":
    main()
