"""``stemmata import``: names and judgements from elsewhere, as rulings that can be taken back as a whole."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from stemmata.cli.lookup import Lookup
from stemmata.cli.merging import MOST_SAID, Said, change_lines
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.judgement import aliases, resolver
from stemmata.judgement.importing import Group, Import, Unmet, planned
from stemmata.model.case import Case
from stemmata.model.decision import in_force
from stemmata.pipeline import Ruling, opened, rule_all
from stemmata.rulings import login
from stemmata.text.counted import count
from stemmata.web.edition import edition
from stemmata.web.server.changes import Change, changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How names are imported, and told."""

    columns: str
    author: str
    dry_run: bool
    machine: bool


def names(file: Path, case: Path, wish: Wish) -> int:
    """Makes a ruling of each group of names, links the case once; returns the exit status.

    Raises UsageError where the file is not there, or no table of names.
    """
    if not file.is_file():
        raise UsageError(f"There is no file {file}.", hint="Name a table of aliases, or a resolver file.")
    before, data = opened(case), file.read_bytes()
    found = planned(before, *_groups(before, data, file, wish.columns))
    told: tuple[Change, ...] = ()
    if found.rulings and not wish.dry_run:
        author = signed(file.name, wish.author or login())
        rule_all(
            case,
            [Ruling(kind=one.kind, author=author, reason=one.reason, subject=one.subject) for one in found.rulings],
        )
        told = changes(edition(before), edition(opened(case)))
    _tell(Lookup(before), file.name, found, told, wish)
    return 1 if found.conflicts or found.unmet else 0


def _groups(case: Case, data: bytes, file: Path, columns: str) -> tuple[tuple[Group, ...], str, tuple[Unmet, ...]]:
    roles = aliases.roles_of(columns)
    if not roles and resolver.looks_like(data):
        read = resolver.read(data, {one.id for one in case.links.entities})
    else:
        read = aliases.read(data, file.name, roles)
    return read.groups, file.name, read.unmet


def signed(source: str, author: str) -> str:
    """Who ruled, of a ruling that was imported: by this an import is known, and taken back as a whole."""
    return f"{source}, imported by {author}"


def _source(author: str) -> str:
    """The file that a ruling came from; empty where it was not imported. Notes say first who made them."""
    return author.partition(", imported by ")[0].rpartition("; ")[2] if ", imported by " in author else ""


def undo(source: str, case: Path, wish: Wish) -> int:
    """Takes back every ruling that was imported from a file of this name. Raises UsageError where none is in force."""
    before = opened(case)
    found = [one for one in in_force(before.decisions) if _source(one.author) == source]
    if not found:
        known = sorted({_source(one.author) for one in before.decisions} - {""})
        raise UsageError(
            f"No ruling in force was imported from {source!r}.",
            hint=f"Imported were: {', '.join(known)}." if known else "Nothing was imported into this case.",
        )
    told: tuple[Change, ...] = ()
    if not wish.dry_run:
        author, reason = wish.author or login(), f"The import of {source} is taken back."
        rule_all(case, [Ruling(kind="withdraw", author=author, reason=reason, subject=(one.id,)) for one in found])
        told = changes(edition(before), edition(opened(case)))
    if wish.machine:
        write_json({"withdrawn": [one.id for one in found], "changes": [asdict(one) for one in told]}, indent=1)
    else:
        verb = "would be taken back" if wish.dry_run else "taken back"
        sys.stdout.write("".join(f"{line}\n" for line in [f"{count(len(found), 'ruling')} {verb}.", *_told(told)]))
    return 0


def _told(told: Sequence[Change]) -> list[str]:
    return change_lines(told) if told else []


def _tell(look: Lookup, source: str, found: Import, told: Sequence[Change], wish: Wish) -> None:
    if wish.machine:
        write_json({"file": source, **asdict(found), "changes": [asdict(one) for one in told]}, indent=1)
        return
    verb = "would be made" if wish.dry_run else "made"
    said = Said(look, {})
    lines = [
        f"{source}: {count(len(found.rulings), 'ruling')} {verb}, {count(found.known, 'group')} as the case has it, "
        f"{count(len(found.conflicts), 'conflict')}, {count(len(found.unmet), 'name')} met nothing."
    ]
    lines += [f"  {verb}: {one.kind} {', '.join(one.names)} ({one.reason})" for one in found.rulings[:MOST_SAID]]
    if len(found.rulings) > MOST_SAID:
        lines.append(f"  and {count(len(found.rulings) - MOST_SAID, 'ruling')} more (--json tells all).")
    for one in found.conflicts:
        lines.append(f"  conflict, not {verb}: {one.ruling.kind} {', '.join(one.ruling.names)} ({one.ruling.reason})")
        lines += [f"    ours: {said.line(held)}" for held in one.ours]
    lines += [f"  not used: “{one.name}” ({one.where}): {one.reason}" for one in found.unmet[:MOST_SAID]]
    if len(found.unmet) > MOST_SAID:
        lines.append(f"  and {count(len(found.unmet) - MOST_SAID, 'name')} more (--json tells all).")
    sys.stdout.write("".join(f"{line}\n" for line in [*lines, *_told(told)]))
    if found.rulings and not wish.dry_run:
        sys.stderr.write(f"To take all of it back: stemmata import undo {source} --case CASE\n")
