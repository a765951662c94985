"""``stemmata build``: from the words of the command to the pipeline, and its summary."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from stemmata.cli.output import write_json
from stemmata.cli.progress import reporter
from stemmata.errors import UsageError
from stemmata.gazetteer.kept import HINT
from stemmata.pipeline import Built, Settings, build
from stemmata.text.counted import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked for besides paths."""

    columns: str
    workers: int | None
    machine: bool
    quiet: bool


def run(paths: list[str], case: Path, request: Request) -> int:
    """Builds; returns the exit status."""
    settings = Settings(columns=columns_of(request.columns), workers=request.workers)
    with reporter(quiet=request.quiet) as progress:
        built = build(paths, case, settings, progress)
    if request.machine:
        write_json({"case": str(case), **asdict(built)}, indent=1)
    elif not request.quiet:
        sys.stderr.write(summary(built, case))
        if built.places and built.without_gazetteer and built.relinked:
            sys.stderr.write(f"{HINT}\n")
    return 1 if built.refusals else 0


def columns_of(words: str) -> dict[str, str]:
    """ "title=headline,text=body" as a mapping. Raises UsageError where a pair has no "="."""
    columns = {}
    for pair in filter(None, (part.strip() for part in words.split(","))):
        ours, sign, theirs = pair.partition("=")
        if not sign or not ours.strip() or not theirs.strip():
            raise UsageError(
                f"--columns has {pair!r}, which is not OUR=THEIRS.",
                hint="Write for instance --columns title=headline,text=body,outlet=source,date=published.",
            )
        columns[ours.strip()] = theirs.strip()
    return columns


def summary(built: Built, case: Path) -> str:
    """What the build did, in a few lines, and what to do next."""
    lines = [
        f"{case}: {count(built.reports, 'report')} ({built.added:,} new), {count(built.statements, 'statement')}, "
        f"{count(built.claims, 'claim')}, {count(built.documents, 'document')}, "
        f"{count(built.derivations, 'derivation')}."
    ]
    if built.shared_claims:
        lines.append(
            f"{count(built.shared_claims, 'claim')} in two reports or more; "
            f"{built.one_origin:,} of them with at most one origin."
        )
    if built.located:
        lines.append(f"{built.located:,} of {count(built.places, 'place')} sent to a place of a gazetteer.")
    if built.duplicates:
        lines.append(f"{count(built.duplicates, 'input')} the same as a report byte for byte; noted, not read twice.")
    if built.notes:
        path, note = built.notes[0]
        doubts = count(len(built.notes), "reading")
        lines.append(f"{doubts} with a doubt (--json lists them), the first: {path}: {note}")
    if built.refusals:
        lines.append(f"{len(built.refusals)} could not be read; each is named above with its reason.")
    if not built.reports:
        lines.append("The case holds no report. Stemmata reads .txt, .html, .csv and .jsonl files.")
    else:
        lines.append(f"Next: stemmata show {case} claims, or stemmata dossier {case} --output dossier/")
    return "\n".join(lines) + "\n"
