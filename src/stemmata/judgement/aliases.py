"""Tables of aliases, in the shapes that people have: CSV, TSV and JSON, and what OpenRefine writes.

OpenRefine's clusters come as lists of ``{"v": value, "c": rows}``, or as ``clusters`` with ``choices``, ``value`` and
``edit`` (whether the user ticked the cluster); what was applied, in its history, as operations ``core/mass-edit`` with
``edits`` of ``from`` and ``to`` (main/webapp/modules/core/scripts/dialogs/clustering-dialog.js of
github.com/OpenRefine/OpenRefine). Reconciled columns are columns of a table that share an identifier.
"""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from stemmata.errors import UsageError
from stemmata.judgement.importing import Group, Unmet, plain

Roles = Mapping[str, str]  # canonical, alias, id → the table's column
MOST_BYTES: Final = 64 << 20  # of a table: a list of names is far smaller
_SEVERAL: Final = re.compile(r"\s*[|;\n]\s*")
# Headers that say what a column is, lower case; the first that a table has counts. From OpenRefine's reconciled
# columns, Wikidata queries, OpenSanctions' and Aleph's tables, and lists kept by hand.
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "canonical": (
        "canonical", "canonical name", "preferred", "preferred name", "label", "itemlabel", "match", "matched name",
        "reconciled", "reconciled name", "caption", "name", "entity", "to",
    ),
    "alias": (
        "alias", "aliases", "variant", "variants", "spelling", "spellings", "altlabel", "altlabels", "aka",
        "also known as", "other names", "original", "original name", "value", "from",
    ),
    "id": ("qid", "match id", "recon id", "reconciled id", "wikidata", "canonical id", "entity id", "item", "id"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file says: groups of names that are one, and what could not be used."""

    groups: tuple[Group, ...]  # in the order of the file
    unmet: tuple[Unmet, ...] = ()


def read(data: bytes, name: str, roles: Roles) -> Read:
    """The groups of a table or JSON file. ``roles``: which column is what, where the headers do not say.

    Raises UsageError where it is no such file, too large, or its columns cannot be told.
    """
    if len(data) > MOST_BYTES:
        raise UsageError(f"{name} is larger than {MOST_BYTES >> 20} MiB.", hint="Cut it into parts.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not written in UTF-8.", hint="Save it as UTF-8.") from error
    as_json = name.lower().endswith((".json", ".jsonl"))
    return _each_once(_json(text, name) if as_json else _table(text, name, roles))


def _table(text: str, name: str, roles: Roles) -> Read:
    delimiter = "\t" if name.lower().endswith((".tsv", ".tab")) else _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UsageError(f"{name} is no table: {error}.", hint="Save it as CSV or TSV.") from error
    if not rows:
        return Read(groups=())
    column = _columns(rows[0], name, roles)
    grouped: dict[str, list[str]] = defaultdict(list)
    lines: dict[str, int] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {role: row[at].strip() for role, at in column.items() if at < len(row)}
        key = cells.get("id") or cells.get("canonical") or ""
        names = [cells.get("canonical", ""), *_SEVERAL.split(cells.get("alias", ""))]
        if key:
            lines.setdefault(key, number)
            grouped[key] += filter(None, names)
    groups = (Group(names=tuple(dict.fromkeys(held)), where=f"line {lines[key]}") for key, held in grouped.items())
    return Read(groups=tuple(groups))


def _delimiter(text: str) -> str:
    """That of which the first line has most; a comma where it has none."""
    first = text.partition("\n")[0]
    return max(",;\t", key=lambda one: (first.count(one), one == ","))


def _columns(header: list[str], name: str, roles: Roles) -> Mapping[str, int]:
    known = {re.sub(r"[\s_-]+", " ", word).strip().lower(): at for at, word in reversed(list(enumerate(header)))}
    found: dict[str, int] = {}
    for role, headers in _HEADERS.items():
        if role in roles:
            wanted = re.sub(r"[\s_-]+", " ", roles[role]).strip().lower()
            if wanted not in known:
                raise UsageError(f"{name} has no column {roles[role]!r}.", hint=f"It has: {', '.join(header)}.")
            found[role] = known[wanted]
        elif not roles:
            at = next((known[one] for one in headers if one in known and known[one] not in found.values()), None)
            if at is not None:
                found[role] = at
    if len(found) < 2:
        raise UsageError(
            f"It cannot be told which column of {name} holds names, and which their aliases.",
            hint="Say it: --columns canonical=COLUMN,alias=COLUMN (or id=COLUMN, by which rows are one).",
        )
    return found


def _json(text: str, name: str) -> Read:
    try:
        data = [json.loads(line) for line in text.splitlines() if line.strip()] if name.lower().endswith("l") else None
        data = json.loads(text) if data is None else data
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name} is no JSON: {error}.", hint="Save it anew.") from error
    if isinstance(data, dict) and isinstance(data.get("clusters"), list):
        data = data["clusters"]
    records = list(data.items()) if isinstance(data, dict) else data
    if not isinstance(records, list):
        raise UsageError(f"{name} holds no list of names.", hint="See docs/how-to/bring-your-own-names.md.")
    found = [one for number, record in enumerate(records, 1) for one in _of_record(record, f"record {number}")]
    return Read(
        groups=tuple(one for one in found if isinstance(one, Group)),
        unmet=tuple(one for one in found if isinstance(one, Unmet)),
    )


def _of_record(record: Any, where: str) -> Iterator[Group | Unmet]:
    if isinstance(record, dict) and record.get("op") is not None:
        if record["op"] == "core/mass-edit":
            for edit in record.get("edits") or ():
                yield from _of_record({"canonical": edit.get("to"), "aliases": edit.get("from")}, where)
        return
    if isinstance(record, dict) and record.get("edit") is False:
        reason = "Nobody ticked this cluster in OpenRefine: it is a guess of the machine."
        yield Unmet(name=str(record.get("value")), where=where, reason=reason, kind="unusable")
        return
    names = list(dict.fromkeys(_strings(record)))
    if names:
        yield Group(names=tuple(names), where=where)
    else:
        yield Unmet(name=str(record)[:60], where=where, reason="It holds no names.", kind="unusable")


def _strings(value: Any) -> Iterator[str]:
    """The names in a record: a pair of a name and its aliases, a list of names, an object with either."""
    if isinstance(value, str):
        yield from filter(None, map(str.strip, _SEVERAL.split(value)))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        if "v" in value:  # a choice of OpenRefine
            yield str(value["v"])
            return
        for key in (*_HEADERS["canonical"], "value", *_HEADERS["alias"], "names", "choices"):
            if key in value:
                yield from _strings(value[key])


def _each_once(found: Read) -> Read:
    """Names that stand in two groups are taken out of both: which is meant is not guessed."""
    homes: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(found.groups):
        for name in group.names:
            homes[plain(name)].add(at)
    groups, unmet = [], list(found.unmet)
    for group in found.groups:
        twice = [name for name in group.names if len(homes[plain(name)]) > 1]
        unmet += [
            Unmet(name=name, where=group.where, reason="It stands in several groups of the file.", kind="unusable")
            for name in twice
        ]
        groups.append(replace(group, names=tuple(name for name in group.names if name not in twice)))
    return Read(groups=tuple(groups), unmet=tuple(unmet))


def roles_of(words: str) -> Roles:
    """The roles of "canonical=Name,alias=Variant". Raises UsageError."""
    found = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        role, equals, column = part.partition("=")
        if role not in _HEADERS or not equals or not column:
            raise UsageError(f"{part!r} names no column.", hint="Use canonical=COLUMN, alias=COLUMN, id=COLUMN.")
        found[role] = column
    return found
