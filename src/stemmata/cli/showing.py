"""``stemmata show``: a view of a case in the terminal, or the same as JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from stemmata.cli import alarms, differences, views, why
from stemmata.cli.lookup import Lookup
from stemmata.cli.output import write_json, write_parts
from stemmata.errors import UsageError
from stemmata.pipeline import opened

View = Callable[[Lookup, int], list[RenderableType]]
VIEWS: dict[str, View] = {
    "summary": views.summary,
    "alarms": alarms.alarms,
    "claims": views.claims,
    "differences": differences.differences,
    "stemma": views.stemma,
    "documents": views.documents,
    "entities": views.entities,
    "decisions": views.decisions,
}
SUBJECT_VIEWS = ("report", "why")


def run(case: Path, view: str, subject: str, *, limit: int, machine: bool) -> None:
    """Prints a view. Raises UsageError for a view or an id that is not there."""
    if view not in VIEWS and view not in SUBJECT_VIEWS:
        raise UsageError(f"There is no view {view!r}.", hint=f"Views are: {', '.join([*VIEWS, *SUBJECT_VIEWS])}.")
    if view in SUBJECT_VIEWS and not subject:
        raise UsageError(f"show {view} needs an id.", hint=f"For example: stemmata show {case} {view} 3f9c.")
    look = Lookup(opened(case))
    if machine:
        write_json(_machine(look, view, subject), indent=1)
        return
    if view == "report":
        parts = views.report(look, look.one("report", subject))
    elif view == "why":
        parts = why.explained(look, subject)
    else:
        parts = VIEWS[view](look, limit)
    write_parts(parts)


def _machine(look: Lookup, view: str, subject: str) -> Any:
    """The view's part of the export contract: same keys, same meanings."""
    from stemmata import plugins

    exporter = next(one for one in plugins.exporters() if one.name == "json")
    exported = json.loads(b"".join(exporter.export(look.case)))
    if view == "summary":
        return {
            "case": exported["case"],
            **{key: len(exported[key]) for key in exported if isinstance(exported[key], list)},
        }
    if view == "alarms":
        return _alarms(look)
    if view == "differences":
        return differences.as_data(look)
    if view == "stemma":
        return exported["derivations"]
    if view == "report":
        identity = look.one("report", subject)
        return {
            "report": next(r for r in exported["reports"] if r["id"] == identity),
            "statements": [s for s in exported["statements"] if s["report"] == identity],
        }
    if view == "why":
        kind, identity = look.any(subject)
        return next(one for one in exported[kind] if one["id"] == identity)
    return exported[view]


def _alarms(look: Lookup) -> dict[str, Any]:
    """The ids of what each list of alarms holds."""
    return {
        "one_root": [one.id for one in alarms.one_root(look)],
        "circles": [[one.id for one in ring] for ring in alarms.rings(look)],
        "echoes": [{"report": later, "earlier": earlier} for later, earlier in alarms.echoes(look)],
        "changed_in_copying": [
            {"claim": claim.id, "slot": variant.slot, "derivations": list(variant.changed_on)}
            for claim, variant in alarms.changed(look)
        ],
    }
