"""``stemmata build``: from the words of the command to the pipeline, and its summary."""

import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from stemmata.cli.asking import Asking, estimate_record, outcome, plan
from stemmata.cli.language_model import ModelOptions, language_model_of
from stemmata.cli.output import write_json
from stemmata.cli.progress import reporter
from stemmata.errors import UsageError
from stemmata.gazetteer.kept import HINT
from stemmata.pipeline import Built, LanguageModel, Settings, build, estimated
from stemmata.text.counted import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked for besides paths."""

    columns: str
    workers: int | None
    machine: bool
    quiet: bool
    asking: ModelOptions = field(default_factory=ModelOptions)


def run(paths: list[str], case: Path, request: Request) -> int:
    """Builds; returns the exit status."""
    model = language_model_of(request.asking)
    settings = Settings(
        columns=columns_of(request.columns),
        workers=request.workers,
        proposals="dropped" if request.asking.annotator == "rules" else "kept",
        language_model=model,
    )
    if model is not None and request.asking.dry_run:
        _say_what_would_be_asked(paths, case, settings, model, request)
        return 0
    with reporter(quiet=request.quiet) as progress:
        built = build(paths, case, settings, progress, Asking(progress, yes=request.asking.yes))
    stopped = built.proposals.stopped if built.proposals else None
    if request.machine:
        write_json({"case": str(case), **asdict(built)}, indent=1)
    elif not request.quiet:
        sys.stderr.write(summary(built, case))
        if built.places and built.without_gazetteer and built.relinked:
            sys.stderr.write(f"{HINT}\n")
    if stopped:
        sys.stderr.write(f"stemmata: {stopped}\n")
    return 1 if built.refusals or stopped else 0


def _say_what_would_be_asked(
    paths: list[str], case: Path, settings: Settings, model: LanguageModel, request: Request
) -> None:
    with reporter(quiet=request.quiet) as progress:
        estimate = estimated(paths, case, settings, model, progress)
    if request.machine:
        write_json(estimate_record(model, estimate), indent=1)
    else:
        sys.stderr.write(
            "".join(f"{line}\n" for line in [*plan(model, estimate), "Nothing was sent, and no case was changed."])
        )


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
    if built.proposals:
        lines += outcome(built.proposals)
    elif built.proposing:
        lines.append(
            f"{count(built.proposing, 'report')} with proposals of a language model, which stay; "
            "--annotator rules takes them out."
        )
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
