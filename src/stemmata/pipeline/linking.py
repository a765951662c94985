"""Links what the case file holds, where anything that links depend on has changed."""

import contextlib
import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemmata.casefile import CaseFile, hoarding
from stemmata.errors import UsageError
from stemmata.gazetteer import kept
from stemmata.gazetteer.several import HeldGazetteer, Several
from stemmata.link import LINK_VERSION
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.case import Annotated, Links
from stemmata.model.decision import Decision, on_links
from stemmata.pipeline.progress import Progress
from stemmata.text.ids import content_id
from stemmata.text.moments import in_utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What became of the links."""

    anew: bool
    gazetteer: bool  # whether one was at hand


def link(file: CaseFile, told: Progress, memory: Memory = FORGETFUL) -> Linking:
    """Links anew if anything that links depend on has changed."""
    with gazetteer_of(file, told) as gazetteer:
        return Linking(anew=_linked_with(gazetteer, file, told, memory), gazetteer=gazetteer is not None)


@contextlib.contextmanager
def gazetteer_of(file: CaseFile, told: Progress) -> Iterator[Several | None]:
    own = file.own_places()
    held = HeldGazetteer((one for part in own for one in part.listed), attribution=(part.attribution for part in own))
    found = kept.at_hand(held if own else None, lambda: told.stage("Compiling the gazetteer, once"))
    with found or contextlib.nullcontext():
        yield found


def fingerprint_of(file: CaseFile, gazetteer: Several | None) -> str:
    """Changes with anything that links depend on."""
    return content_id(
        "links",
        LINK_VERSION,
        gazetteer.fingerprint if gazetteer else "",
        *sorted(f"{i} {way}" for i, way in file.known_reports().items()),
        *(d.id for d in on_links(file.decisions())),
    )


def _linked_with(gazetteer: Several | None, file: CaseFile, told: Progress, memory: Memory) -> bool:
    """Links with this gazetteer, unless the links are as they would be; returns whether they were not."""
    current, before = fingerprint_of(file, gazetteer), file.link_fingerprint()
    if before == current:
        return False
    held = memory.known("links", before) if before is not None else None
    reports = reports_of(file, memory)
    told.stage("Linking", len(reports))
    links = linked_by(reports, on_links(file.decisions()), gazetteer, current, memory)
    file.replace_links(links, fingerprint=current, built=now(), held=held)
    memory.phase("links", current, lambda _: links)
    told.advance(len(reports))
    return True


def linked_by(
    reports: tuple[Annotated, ...],
    decisions: Sequence[Decision],
    gazetteer: Several | None,
    fingerprint: str,
    memory: Memory,
) -> Links:
    from stemmata.link.stage import linked  # late: a build that changes nothing does without

    with hoarding():
        return memory.phase("linking", fingerprint, lambda below: linked(reports, decisions, gazetteer, below))


def reports_of(file: CaseFile, memory: Memory) -> tuple[Annotated, ...]:
    return memory.phase("reports", file.known_reports(), lambda _: file.load_reports())


def now() -> str:
    """UTC to the second; ``SOURCE_DATE_EPOCH`` fixes it, so that builds can be compared byte for byte.

    Source: https://reproducible-builds.org/specs/source-date-epoch/. Raises UsageError where that is no number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = dt.datetime.fromtimestamp(int(fixed), dt.UTC) if fixed else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {fixed!r}, no number of seconds.", hint="Unset it.") from error
    return in_utc(moment)
