"""The differences as a queue to be reviewed: one address an item, agreed to, set aside, or left for later."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlencode

from stemmata.model.contested import Contested, Standing, State
from stemmata.model.decision import in_force
from stemmata.web.edition import Edition
from stemmata.web.labels import BEARING_WORDS, SLOT_WORDS, shortened
from stemmata.web.pages import Leaf, Page, filled
from stemmata.web.tables import difference

PER_PAGE: Final = 50
STATES: Final[Mapping[str, str]] = {"open": "not reviewed", "agreed": "agreed", "set aside": "set aside"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which differences are wanted. None: any."""

    slot: str | None = None
    bearing: str | None = None
    state: str | None = "open"

    @property
    def query(self) -> str:
        """As the end of an address: "?slot=quantity&state=any"; "" for what is wanted where nothing is said."""
        said = {"slot": self.slot, "bearing": self.bearing, "state": self.state or "any"}
        words = {name: value for name, value in said.items() if value and (name, value) != ("state", "open")}
        return f"?{urlencode(words)}" if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One difference of the queue."""

    of: Contested
    number: int  # of its claim
    standing: Standing
    bearing: str  # "contradicts", "update" …

    @property
    def path(self) -> str:
        return f"/contradictions/{self.of.id}"

    @property
    def words(self) -> str:
        """ "number of barrels"."""
        variant = self.of.variant
        return SLOT_WORDS[variant.slot] + (f" of {variant.of}" if variant.of else "")

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(shortened(value.value, 60) for value in self.of.variant.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet, and how many differences would be shown with it."""

    words: str
    number: int
    href: str
    chosen: bool


def wish_of(asked: Mapping[str, str]) -> Wish:
    """What an address asks for; what is not known counts as not said."""
    slot, bearing, state = (asked.get(name, "") for name in ("slot", "bearing", "state"))
    return Wish(
        slot=slot if slot in SLOT_WORDS else None,
        bearing=bearing if bearing in BEARING_WORDS else None,
        state=None if state == "any" else state if state in STATES else "open",
    )


def queue(edition: Edition) -> tuple[Item, ...]:
    """Every difference: what cannot both hold first, then in the order of the claims. No ruling changes the order."""
    items = [
        Item(
            of=one,
            number=edition.claim_numbers[one.claim.id],
            standing=edition.standing(one.claim, one.variant),
            bearing="contradicts" if one.variant.kind == "contradict" else one.variant.bearing,
        )
        for one in edition.contested.values()
    ]
    return tuple(sorted(items, key=lambda item: (item.bearing != "contradicts", item.number)))


def wanted(items: Sequence[Item], wish: Wish) -> tuple[Item, ...]:
    return tuple(item for item in items if _meets(item, wish))


def _meets(item: Item, wish: Wish) -> bool:
    return (
        wish.slot in (None, item.of.variant.slot)
        and wish.bearing in (None, item.bearing)
        and wish.state in (None, item.standing.state)
    )


def after(items: Sequence[Item], one: str, wish: Wish) -> Item | None:
    """The next that is wanted after this one, from the beginning again after the last; None where no other is."""
    at = next((n for n, item in enumerate(items) if item.of.id == one), -1)
    return next((item for item in (*items[at + 1 :], *items[: max(at, 0)]) if _meets(item, wish)), None)


def before(items: Sequence[Item], one: str, wish: Wish) -> Item | None:
    """The one that is wanted before this; None where this is the first."""
    at = next((n for n, item in enumerate(items) if item.of.id == one), 0)
    return next((item for item in reversed(items[:at]) if _meets(item, wish)), None)


def list_page(edition: Edition, wish: Wish, leaf: int, *, done: bool = False) -> Page:
    """The queue as a table; ``leaf`` counts from 1, and one that is not there is the nearest that is."""
    items = queue(edition)
    found = wanted(items, wish)
    leaves = max(1, -(-len(found) // PER_PAGE))
    at = min(max(leaf, 1), leaves) - 1
    shown = found[at * PER_PAGE : (at + 1) * PER_PAGE]
    fill = partial(
        filled,
        "contradictions.html",
        edition,
        leaf=Leaf(
            number=at,
            leaves=leaves,
            first=at * PER_PAGE + 1 if shown else 0,
            last=at * PER_PAGE + len(shown),
            total=len(found),
            name="contradictions",
        ),
        items=shown,
        facets=_facets(items, wish),
        wish=wish,
        done=done,
        total=len(items),
    )
    return Page(name="contradictions", title="Differences to review", section="differences", fill=fill)


def _facets(items: Sequence[Item], wish: Wish) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    slots = [(slot, words.capitalize()) for slot, words in SLOT_WORDS.items()]
    bearings = [(bearing, words.capitalize()) for bearing, words in BEARING_WORDS.items()]
    states: list[tuple[str, str]] = [(state, words.capitalize()) for state, words in STATES.items()]
    return (
        ("Reviewed", _choices(items, wish, "state", states)),
        ("What differs", _choices(items, wish, "slot", slots)),
        ("How they bear on each other", _choices(items, wish, "bearing", bearings)),
    )


def _choices(items: Sequence[Item], wish: Wish, name: str, values: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """A choice for each value that there is; the chosen one leads back."""
    known = {"slot": wish.slot, "bearing": wish.bearing, "state": wish.state}
    numbers = Counter(_value(item, name) for item in wanted(items, Wish(**{**known, name: None})))
    return tuple(
        Choice(
            words=words,
            number=numbers[value],
            href=f"/contradictions{Wish(**{**known, name: None if known[name] == value else value}).query}",
            chosen=known[name] == value,
        )
        for value, words in values
        if numbers[value] or known[name] == value
    )


def _value(item: Item, name: str) -> str:
    return {"slot": item.of.variant.slot, "bearing": item.bearing, "state": item.standing.state}[name]


def item_page(edition: Edition, one: str, wish: Wish, asked: tuple[str, str]) -> Page | None:
    """One difference, its values side by side; None where it is not there.

    ``asked``: who rules where nobody is named, and the id of a ruling just made, to be told of above; or "".
    """
    items = queue(edition)
    item = next((item for item in items if item.of.id == one), None)
    if item is None:
        return None
    author, ruled = asked
    found = wanted(items, wish)
    place = next((n for n, other in enumerate(found, 1) if other.of.id == one), None)
    just = _just(edition, items, ruled)
    fill = partial(
        filled,
        "contradiction.html",
        edition,
        item=item,
        row=difference(edition, item.of.claim, item.of.variant),
        wish=wish,
        place=place,
        wanted=len(found),
        later=after(items, one, wish),
        earlier=before(items, one, wish),
        just=just,
        counting={decision.id for decision in in_force(edition.case.decisions)},
        author=just.author if just else author,
    )
    title = f"Difference in C{item.number}"
    return Page(name=f"contradiction-{one}", title=title, section="differences", fill=fill)


@dataclass(frozen=True, slots=True, kw_only=True)
class Just:
    """A ruling that was just made, on the item before."""

    item: Item
    decision: str
    author: str
    state: State


def _just(edition: Edition, items: Sequence[Item], ruled: str) -> Just | None:
    decision = next((one for one in edition.case.decisions if one.id == ruled), None)
    if decision is None:
        return None
    item = next((item for item in items if decision in item.standing.history), None)
    state: State = "set aside" if decision.kind == "set-aside" else "agreed"
    counts = decision in in_force(edition.case.decisions)
    if item is None or not counts:
        return None
    return Just(item=item, decision=decision.id, author=decision.author, state=state)
