"""``export --to json``, schema 1: the format that other programs rely on.

One object; each member of its lists stands on a line of its own, so that two exports can be compared line
by line and a program can read a large one piece by piece. Lists are sorted by id, statements by report and
place in it, decisions as they were ruled; what a reader orders (bylines, chains, evidence) keeps its order.
Unknown is null.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from stemmata import __version__
from stemmata.export.json_links import claims, derivations, documents, entities, events, relations
from stemmata.export.json_reports import reports, statements
from stemmata.export.pouring import poured
from stemmata.export.schema import SCHEMA
from stemmata.model.case import Case
from stemmata.model.decision import Decision

_Record = dict[str, Any]


class JsonExporter:
    """Writes a case as JSON, schema 1."""

    name = "json"
    media_type = "application/json"
    summary = "All of the case as one JSON object, schema 1: the contract for other programs."

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes of the export, in pieces of about 64 KiB; the same for the same case, always."""
        # A lone surrogate becomes \udcff, which JSON reads as the same character.
        return poured(piece.encode("utf-8", "backslashreplace") for piece in _pieces(case))


def _pieces(case: Case) -> Iterator[str]:
    yield "{"
    yield ",".join(f"\n {_written(key)}: {_written(value)}" for key, value in head(case).items())
    for key, records in lists(case):
        yield f",\n {_written(key)}: ["
        between = "\n  "
        for record in records:
            yield between + _written(record)
            between = ",\n  "
        yield "]" if between == "\n  " else "\n ]"
    yield "\n}\n"


def head(case: Case) -> _Record:
    """What stands before the lists."""
    return {
        "stemmata": __version__,
        "schema": SCHEMA,
        "case": {"name": case.name, "built": case.built},
        "attribution": sorted({line for one in case.links.entities if one.place for line in one.place.attribution}),
        **({"redacted": asdict(case.redacted)} if case.redacted else {}),
    }


def lists(case: Case) -> Iterator[tuple[str, Iterable[_Record]]]:
    """The name of each list, and its records, which are made as they are read."""
    yield "reports", reports(case)
    yield "entities", entities(case)
    yield "documents", documents(case)
    yield "statements", statements(case)
    yield "claims", claims(case)
    yield "derivations", derivations(case)
    yield "relations", relations(case)
    yield "events", events(case)
    yield "decisions", map(_decision, case.decisions)
    yield "refusals", ({"path": each.path, "reason": each.reason} for each in sorted(case.refusals))
    yield "duplicates", ({"path": each.path, "report": each.report} for each in sorted(case.duplicates))


def _decision(decision: Decision) -> _Record:
    return {
        "id": decision.id,
        "kind": decision.kind,
        "author": decision.author,
        "time": decision.time,
        "reason": decision.reason,
        "subject": decision.subject,
    }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


exporter = JsonExporter()
