"""How far two passes agree: the share of equal labels, Cohen's kappa, Krippendorff's alpha for names.

Kappa: J. Cohen, A coefficient of agreement for nominal scales (1960). Alpha: K. Krippendorff, Content analysis (2004),
for two annotators and labels without order. Intervals are bootstrap intervals over items. What is said of the chains
holds here: high agreement says that both read the guideline alike.
"""

from collections.abc import Iterable, Iterator, Sequence

from bench.intervals import Measure, Totals, share_of
from bench.pairs.sets import CHOICES, Item
from bench.passes import labels_of

NEAR = 0.2  # degrees
Both = tuple[Item, Item]


def both_of(ones: Sequence[Item], others: Sequence[Item]) -> tuple[Both, ...]:
    """The items that both passes label, by id. Raises ValueError where one id means two items."""
    held = {one.id: one for one in others}
    found = tuple((one, held[one.id]) for one in ones if one.id in held)
    if mixed := [one.id for one, other in found if one.parts != other.parts]:
        raise ValueError(f"{', '.join(mixed)}: the two passes mean different words")
    return found


def counts_of(both: Both, name: str) -> Totals:
    """The counts of one item."""
    one, other = both
    held = {f"{label}|{one.label(label)}|{other.label(label)}": 1 for label in CHOICES[name]}
    if not (one.doubt or other.doubt):
        held |= {f"{label}, surer ones|{one.label(label)}|{other.label(label)}": 1 for label in CHOICES[name]}
    if name == "toponyms" and one.labels["known"] == other.labels["known"] == "located":
        held |= {"located": 1, "near": int(_near(one, other))}
        held |= {key: int(one.labels[key] == other.labels[key]) for key in ("country", "admin")}
    return held


def _near(one: Item, other: Item) -> bool:
    gaps = [abs(float(one.labels[key] or 0) - float(other.labels[key] or 0)) for key in ("latitude", "longitude")]
    return max(gaps) <= NEAR + 1e-9


def measures(name: str) -> tuple[Measure, ...]:
    """The figures of one set, in the order of the table."""
    labels = [every for label in CHOICES[name] for every in (label, f"{label}, surer ones")]
    found = [make(label) for label in labels for make in (_same, _kappa, _alpha)]
    if name == "toponyms":
        found += [share_of(f"both located: same {key}", right=key, of="located") for key in ("country", "admin")]
        found.append(share_of("both located: within 0.2°", right="near", of="located"))
    return tuple(found)


def _same(label: str) -> Measure:
    key = f"{label}: the same"
    return Measure(key=key, figure=lambda totals: labels_of(label, totals).share(key))


def _kappa(label: str) -> Measure:
    key = f"{label}: kappa"
    return Measure(key=key, figure=lambda totals: labels_of(label, totals).kappa(key))


def _alpha(label: str) -> Measure:
    key = f"{label}: alpha"
    return Measure(key=key, figure=lambda totals: labels_of(label, totals).alpha(key))


def differences(every: Iterable[Both], name: str) -> Iterator[str]:
    """A line for each item on which the passes differ, for whoever adjudicates; --show has the words."""
    for one, other in every:
        told = [
            f"{key}: {one.labels[key]} / {other.labels[key]}"
            for key in CHOICES[name]
            if one.labels[key] != other.labels[key]
        ]
        if not told and name == "toponyms" and one.labels["known"] == "located" and not _near(one, other):
            told = ["another point"]
        if told:
            doubts = "".join(f", {side} in doubt" for side, item in (("one", one), ("other", other)) if item.doubt)
            yield f"{one.id}  {'; '.join(told)}{doubts}"
