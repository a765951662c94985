"""What an annotator writes, a line an item, made a set: the ids and labels of a table, the offsets of the drawn set.

``reports.yaml`` is a list of ``{id: r017, extent: partially, relation: siblings, doubt: yes, note: …}``, or
``reports.csv`` has these columns; so for statements (``relation``) and toponyms (``name``, ``known``, and where it is
located ``country``, ``admin``, ``latitude``, ``longitude``). Notes are for the annotator and are not kept: they might
quote.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from bench.pairs.sets import CHOICES, WHERE, Item, Label, label_faults

BESIDE: Final = frozenset({"id", "doubt", "note"})
NUMBERS: Final = frozenset({"latitude", "longitude"})
YES: Final = frozenset({"yes", "true", "1", "doubt"})
NO: Final = frozenset({"no", "false", "0", ""})


def rows_in(folder: Path, name: str) -> list[dict[str, Any]]:
    """What the annotator wrote on a set; nothing where there is no file. Raises ValueError where it is no table."""
    if (path := folder / f"{name}.yaml").is_file():
        try:
            rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        except yaml.YAMLError as error:
            raise ValueError(f"{path.name}: {' '.join(str(error).split())}") from error
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError(f"{path.name} is no list of items")
        return rows
    if (path := folder / f"{name}.csv").is_file():
        with path.open(newline="", encoding="utf-8") as file:
            return [{key: value for key, value in row.items() if value} for row in csv.DictReader(file)]
    return []


def labelled(drawn: Sequence[Item], rows: Sequence[Mapping[str, Any]], name: str) -> tuple[list[Item], list[str]]:
    """The items that have labels, by id, and a sentence for everything that is wrong."""
    held = {one.id: one for one in drawn}
    found: dict[str, Item] = {}
    problems: list[str] = []
    for row in rows:
        item = held.get(str(row.get("id")))
        place = f"{name}, {row.get('id')}"
        if item is None:
            problems.append(f"{place}: no item has this id")
        elif item.id in found:
            problems.append(f"{place}: the id stands twice")
        else:
            try:
                found[item.id] = _labelled(item, row, name)
            except ValueError as error:
                problems.append(f"{place}: {error}")
    return [found[one] for one in sorted(found)], problems


def _labelled(item: Item, row: Mapping[str, Any], name: str) -> Item:
    labels = {key: _label(key, value) for key, value in row.items() if key not in BESIDE}
    if faults := tuple(label_faults(labels, name)):
        raise ValueError("; ".join(faults))
    order = (*CHOICES[name], *WHERE)
    return replace(
        item, labels={key: labels[key] for key in order if key in labels}, doubt=_doubt(row.get("doubt", ""))
    )


def _label(key: str, value: Any) -> Label:
    if key in NUMBERS:
        return round(float(value), 1)
    if not isinstance(value, str):  # YAML makes False of a bare "no", and of Norway
        raise ValueError(f"{key} is {value!r}: put it in quotation marks")
    return value


def _doubt(value: Any) -> bool:
    said = str(value).lower()
    if said not in YES | NO:
        raise ValueError(f"doubt is yes or no, not {value!r}")
    return said in YES
