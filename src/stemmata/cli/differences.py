"""``stemmata show FILE differences``: where reports differ, with the ids by which people rule on it."""

from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemmata.cli.lookup import Lookup
from stemmata.model.claim import VariantValue
from stemmata.model.contested import OPEN, Contested, Standing, contested, standings
from stemmata.text.counted import count

SHORT = 10  # hexadecimal digits of an id


def _found(look: Lookup) -> list[tuple[Contested, Standing]]:
    """What cannot both hold first; what people set aside last."""
    every = contested(look.case)
    standing = standings(every, look.case.decisions)
    pairs = [(one, standing.get(one.id, OPEN)) for one in every]
    return sorted(pairs, key=lambda p: (p[1].state == "set aside", p[0].variant.kind != "contradict", p[0].id))


def differences(look: Lookup, limit: int) -> list[RenderableType]:
    """Each difference with its values, how they bear on each other, and what people ruled."""
    found = _found(look)
    table = Table("id", "claim", "what", "values", "they", "people", box=None, header_style="bold", pad_edge=False)
    for one, standing in found[:limit]:
        what = one.variant.slot + (f" of {one.variant.of}" if one.variant.of else "")
        values = "\n".join(_given(look, value) for value in one.variant.values)
        table.add_row(
            one.id[:SHORT], Text(one.claim.label), Text(what), Text(values), one.variant.bearing, Text(_words(standing))
        )
    shown = f", {limit} shown (--limit shows more)" if len(found) > limit else ""
    return [table, Text(f"{count(len(found), 'difference')}{shown}", style="dim")]


def _given(look: Lookup, value: VariantValue) -> str:
    """ "1,200 in A C": outlets' letters in order of publication."""
    reports = {look.statements[name][0].report.id for name in value.statements if name in look.statements}
    return f"{value.value} in {' '.join(sorted((look.sigla[one] for one in reports), key=lambda s: (len(s), s)))}"


def _words(standing: Standing) -> str:
    if standing.decision is None:
        return ""
    because = f": {standing.decision.reason}" if standing.decision.reason else ""
    return f"{standing.state}, {standing.decision.author}{because}"


def as_data(look: Lookup) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "id": one.id,
            "claim": one.claim.id,
            "slot": one.variant.slot,
            "of": one.variant.of,
            "kind": one.variant.kind,
            "bearing": one.variant.bearing,
            "values": [value.value for value in one.variant.values],
            "reason": one.variant.reason,
            "state": standing.state,
            "decision": standing.decision.id if standing.decision else None,
        }
        for one, standing in _found(look)
    ]
