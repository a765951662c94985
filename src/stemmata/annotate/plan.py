"""The order of the annotators, found from what each needs and gives, before the first report is read."""

from collections.abc import Sequence
from dataclasses import fields

from stemmata.errors import PluginError
from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.plugins import Annotator

LAYERS = frozenset(f.name for f in fields(Annotations)) - {"report", "dropped"}


def planned(annotators: Sequence[Annotator]) -> tuple[Annotator, ...]:
    """The annotators in an order in which each finds what it needs; ties by name.

    An annotator that needs a layer runs after all others that give it; one that needs and gives the
    same layer refines it, and runs after those that only give it.

    Raises PluginError where a layer is unknown, nobody gives what one needs, or two wait for each other.
    """
    for one in annotators:
        if unknown := sorted({*one.needs, *one.gives} - LAYERS):
            raise PluginError(
                f"The annotator {one.name!r} names a layer that does not exist: {', '.join(unknown)}.",
                hint=f"Layers are: {', '.join(sorted(LAYERS))}.",
            )
        if missing := sorted(set(one.needs) - {layer for other in annotators for layer in other.gives}):
            raise PluginError(
                f"The annotator {one.name!r} needs {', '.join(missing)}, and no installed annotator gives it.",
                hint="Install one that does, or reinstall stemmata.",
            )
    waiting = sorted(annotators, key=lambda one: one.name)
    order: list[Annotator] = []
    while waiting:
        ready = next((one for one in waiting if not _blocked(one, waiting)), None)
        if ready is None:
            raise PluginError(
                f"These annotators wait for each other: {', '.join(one.name for one in waiting)}.",
                hint="Uninstall the plugin that closes the circle.",
            )
        waiting.remove(ready)
        order.append(ready)
    return tuple(order)


def _blocked(one: Annotator, waiting: Sequence[Annotator]) -> bool:
    return any(_before(other, one) for other in waiting if other is not one)


def _before(first: Annotator, then: Annotator) -> bool:
    """True if ``first`` gives a layer that ``then`` needs; of two refiners of a layer neither waits."""
    return any(layer in then.needs and not (layer in first.needs and layer in then.gives) for layer in first.gives)


def fingerprint(annotators: Sequence[Annotator]) -> str:
    """Names and versions in running order: a change re-annotates."""
    return " ".join(f"{one.name}={one.version}" for one in annotators)


def annotate(report: Report, annotators: Sequence[Annotator]) -> Annotations:
    """All layers of a report by annotators in planned order.

    Spans that leave the text are dropped and counted in ``Annotations.dropped``.
    """
    found = Annotations(report=report.id)
    for one in annotators:
        found = one.annotate(report, found)
    return found
