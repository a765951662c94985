"""``stemmata import hypothesis``: what people remarked on pages, as notes beside the words of reports."""

import sys
from dataclasses import asdict
from pathlib import Path

from stemmata.cli.importing import Wish, signed
from stemmata.cli.lookup import Lookup
from stemmata.cli.merging import MOST_SAID
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.pipeline import now, opened, rule_all
from stemmata.remarks import Notes, notes_of, remarks_of, tied
from stemmata.rulings import login
from stemmata.text.counted import count


def hypothesis(file: Path, case: Path, wish: Wish) -> int:
    """Makes a note of each remark that has its place in the case; returns the exit status.

    Raises UsageError where the file is not there, UnreadableReport where it holds no remarks.
    """
    if not file.is_file():
        raise UsageError(f"There is no file {file}.", hint="Name annotations of Hypothesis, saved as JSON.")
    before = opened(case)
    remarks = remarks_of(file.read_bytes())
    found = notes_of(
        tied(remarks, [entry.report for entry in before.reports]),
        before.decisions,
        brought=signed(file.name, wish.author or login()),
        moment=now(),
    )
    if found.made and not wish.dry_run:
        rule_all(case, (), taken=found.made)
    _tell(Lookup(before), file.name, found, wish)
    return 1 if found.loose else 0


def _tell(look: Lookup, source: str, found: Notes, wish: Wish) -> None:
    if wish.machine:
        loose = [
            {"id": one.remark.id, "user": one.remark.user, "uri": one.remark.uri, "reason": one.reason}
            for one in found.loose
        ]
        notes = [asdict(one) for one in found.made]
        write_json({"file": source, "notes": notes, "known": found.known, "loose": loose}, indent=1)
        return
    verb = "would be made" if wish.dry_run else "made"
    lines = [
        f"{source}: {count(len(found.made), 'note')} {verb}, {found.known} known before, "
        f"{count(len(found.loose), 'remark')} tied to nothing."
    ]
    for note in found.made[:MOST_SAID]:
        about = ", ".join(look.about(key) for key in note.subject)
        lines.append(f"  {note.author.partition('; ')[0]}, {note.time}, on {about}: {note.reason or 'marked'}")
    for one in found.loose[:MOST_SAID]:
        lines.append(f"  tied to nothing: {one.remark.user} on {one.remark.uri} ({one.remark.id}): {one.reason}")
    if max(len(found.made), len(found.loose)) > MOST_SAID:
        lines.append("  --json tells all.")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    if found.made and not wish.dry_run:
        sys.stderr.write(f"To take all of it back: stemmata import undo {source} --case CASE\n")
