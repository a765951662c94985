"""Predictions beside labels: counts of each item, and the figures made of them.

Items are drawn anew for the intervals. Many share a report, so that they are not independent of each other and the
intervals are somewhat too narrow.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from bench.gold.figures import Figure, f1
from bench.intervals import Measure, Totals, f1_of, share_of
from bench.pairs.predicted import Predictions
from bench.pairs.sets import STATEMENT_RELATIONS, Item

TOLD = ("a-parent", "b-parent", "siblings")
FEWEST = 5  # items: a relation that the labels have less often does not count for the mean
Counter = Callable[[Item, str], dict[str, int]]


def counts(items: Iterable[Item], predicted: Predictions, counter: Counter) -> list[Totals]:
    """One value an item, in the order of the items."""
    return [counter(one, predicted[one.id]) for one in items]


def of_reports(one: Item, found: str) -> dict[str, int]:
    """Derived or not, and where both say so and the label tells more: is it told, and is it right?"""
    gold, extent = one.label("relation"), one.label("extent")
    wanted, said = gold != "independent", found != "independent"
    held = {"wanted": int(wanted), "found": int(said), "right": int(wanted and said)}
    held |= {f"{extent} wanted": 1, f"{extent} found": int(said)}
    if not one.doubt:
        held |= {f"surer {key}": held[key] for key in ("wanted", "found", "right")}
    if gold in TOLD:
        told = found in TOLD
        held |= {"told wanted": 1, "told": int(told), "told right": int(found == gold)}
    for name, labels in {"siblings": ("siblings",), "parents": ("a-parent", "b-parent")}.items():
        held[f"{name} wanted"] = int(gold in labels)
        held[f"{name} found"] = int(found in labels)
        held[f"{name} right"] = int(gold in labels and found == gold)
    return held


def report_measures() -> tuple[Measure, ...]:
    return (
        f1_of("derived", right="right", wanted="wanted", found="found"),
        f1_of("derived, surer ones", right="surer right", wanted="surer wanted", found="surer found"),
        share_of("wholly derived, found", right="wholly found", of="wholly wanted"),
        share_of("partially derived, found", right="partially found", of="partially wanted"),
        share_of("relation right, where one is told", right="told right", of="told"),
        share_of("… for so many one is told", right="told", of="told wanted"),
        f1_of("siblings", right="siblings right", wanted="siblings wanted", found="siblings found"),
        f1_of("parent and child", right="parents right", wanted="parents wanted", found="parents found"),
    )


def of_statements(one: Item, found: str) -> dict[str, int]:
    """Right, wanted and found of each relation, and whether the two are about one fact at all."""
    gold = one.label("relation")
    held = {"every": 1, "the same": int(gold == found)}
    held |= _of_label("related", gold != "unrelated", found != "unrelated")
    for name in STATEMENT_RELATIONS:
        held |= _of_label(name, gold == name, found == name)
    return held


def _of_label(name: str, wanted: bool, found: bool) -> dict[str, int]:
    return {f"{name} wanted": int(wanted), f"{name} found": int(found), f"{name} right": int(wanted and found)}


def statement_measures() -> tuple[Measure, ...]:
    return (
        Measure(key="relations, mean of F1", figure=_macro),
        share_of("relations, right", right="the same", of="every"),
        f1_of("about one fact", right="related right", wanted="related wanted", found="related found"),
        *(f1_of(n, right=f"{n} right", wanted=f"{n} wanted", found=f"{n} found") for n in STATEMENT_RELATIONS),
    )


def _macro(totals: Totals) -> Figure:
    """The plain mean of F1 over the relations that the labels have often enough."""
    names = [name for name in STATEMENT_RELATIONS if totals.get(f"{name} wanted", 0) >= FEWEST]
    values = [_f1(totals, name) for name in names]
    right, wanted = (sum(totals.get(f"{name} {key}", 0) for name in names) for key in ("right", "wanted"))
    mean = sum(values) / len(values) if values else None
    return Figure(key="relations, mean of F1", value=mean, right=right, wanted=wanted)


def _f1(totals: Mapping[str, int], name: str) -> float:
    right, wanted, found = (totals.get(f"{name} {key}", 0) for key in ("right", "wanted", "found"))
    return f1(right / found if found else 0.0, right / wanted if wanted else 0.0)


def of_toponyms(one: Item, found: str) -> dict[str, int]:
    """Read as a place or not, and as part of a body's name or not."""
    gold = one.label("name")
    return _of_label("place", gold == "place", found == "place") | _of_label(
        "organisation", gold == "organisation", found == "organisation"
    )


def toponym_measures() -> tuple[Measure, ...]:
    return (
        f1_of("names read as places", right="place right", wanted="place wanted", found="place found"),
        f1_of(
            "names of, or within, bodies",
            right="organisation right",
            wanted="organisation wanted",
            found="organisation found",
        ),
    )


def confusion(items: Sequence[Item], predicted: Predictions, label: str) -> str:
    """A line a label, a column a prediction: how many items have the two."""
    pairs = [(one.label(label), predicted[one.id]) for one in items]
    rows, columns = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
    corner = "label, found"
    width = max(len(name) for name in (*rows, *columns, corner)) + 2
    lines = [f"{corner:{width}}" + "".join(f"{name:>{width}}" for name in columns)]
    for row in rows:
        lines.append(f"{row:{width}}" + "".join(f"{pairs.count((row, name)):>{width}}" for name in columns))
    return "\n".join(lines) + "\n"
