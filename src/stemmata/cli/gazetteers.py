"""``stemmata gazetteer``: what a build can look places up in."""

import sys
from pathlib import Path
from typing import Any

from stemmata.casefile import OwnPlaces
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.gazetteer import geonames, kept
from stemmata.gazetteer.brought import Brought, read
from stemmata.pipeline import bring, brought
from stemmata.text.counted import count

MOST_IN_CASE = 200_000  # places: read into memory by each build, a second for as many
MOST_SAID = 20  # refused lines that are named; --json names all


def list_(case: Path | None, *, machine: bool) -> None:
    """Names the gazetteers of this machine, and of the case where one is named."""
    rows = [_own_row(case, own) for own in brought(case)] if case else []
    rows += [_row(one) for one in kept.kept()]
    if machine:
        write_json({"gazetteers": rows, "geonames": geonames.installed(), "off": kept.switched_off()}, indent=1)
        return
    for row in rows:
        sys.stdout.write(f"{row['path']}: {count(row['places'], 'place')}. {'; '.join(row['attribution'])}\n")
    if not rows:
        sys.stdout.write("There is no gazetteer.\n")
    if not geonames.installed():
        sys.stdout.write(f"{kept.HINT}\n")
    elif not kept.compiled_path().is_file():
        sys.stdout.write("GeoNames is installed, and will be compiled by the next build.\n")


def add(file: Path, case: Path | None, *, machine: bool) -> int:
    """Adds the file's places; returns the exit status.

    Raises UsageError where the case is not there, or they are too many for one.
    """
    if case is not None and not case.is_file():
        raise UsageError(f"There is no case file {case}.", hint="Make one with: stemmata build PATH... --case FILE.")
    found = read(file)
    if case is None:
        where = str(kept.add(file.stem, found.listed, attribution=found.attribution).path)
    elif len(found.listed) > MOST_IN_CASE:
        raise UsageError(
            f"{file} lists {len(found.listed):,} places; a case holds {MOST_IN_CASE:,} of one file.",
            hint="Add it for all cases instead: leave --case away.",
        )
    else:
        bring(case, OwnPlaces(source=file.name, attribution=found.attribution, listed=found.listed))
        where = str(case)
    _tell(found, where, in_case=case is not None, machine=machine)
    return 1 if found.refused else 0


def compile_(*, machine: bool) -> None:
    """Compiles GeoNames anew. Raises GazetteerError without the extra."""
    if not machine:
        sys.stderr.write("Compiling GeoNames takes about a minute …\n")
    row = _row(kept.compile_geonames())
    if machine:
        write_json(row)
    else:
        sys.stderr.write(
            f"Compiled {count(row['places'], 'place')} to {row['path']}. {'; '.join(row['attribution'])}\n"
        )


def _row(one: kept.Kept) -> dict[str, Any]:
    size = one.path.stat().st_size
    return {"path": str(one.path), "places": one.places, "bytes": size, "attribution": list(one.attribution)}


def _own_row(case: Path, own: OwnPlaces) -> dict[str, Any]:
    return {"path": f"{case}#{own.source}", "places": len(own.listed), "bytes": None, "attribution": [own.attribution]}


def _tell(found: Brought, where: str, *, in_case: bool, machine: bool) -> None:
    if machine:
        refused = [{"line": one.number, "reason": one.reason} for one in found.refused]
        write_json(
            {"added": len(found.listed), "to": where, "refused": refused, "attribution": [found.attribution]}, indent=1
        )
        return
    for one in found.refused[:MOST_SAID]:
        sys.stderr.write(f"refused: line {one.number}: {one.reason}\n")
    if len(found.refused) > MOST_SAID:
        sys.stderr.write(f"and {count(len(found.refused) - MOST_SAID, 'line')} more (--json names all).\n")
    sys.stderr.write(f"Added {count(len(found.listed), 'place')} to {where}. ")
    sys.stderr.write("The case was linked again.\n" if in_case else "The next build of a case links it with them.\n")
