"""What is read of a case."""

from pathlib import Path

from stemmata.casefile import CaseFile, OwnPlaces
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.case import Case
from stemmata.model.decision import Decision, on_links
from stemmata.pipeline.linking import fingerprint_of, gazetteer_of, linked_by, reports_of
from stemmata.pipeline.progress import Silent


def opened(case: Path, memory: Memory = FORGETFUL) -> Case:
    """All of a case, read at one moment; what the memory has of it is not read again."""
    with CaseFile.open_for_reading(case) as file, file.at_one_moment():
        links = memory.phase("links", file.link_fingerprint(), lambda _: file.load_links())
        return file.load(reports=reports_of(file, memory), links=links)


def thought_over(case: Path, memory: Memory) -> None:
    """Draws the links of a case as they are, for the memory alone: the next ruling need not begin from nothing."""
    with CaseFile.open_for_reading(case) as file, gazetteer_of(file, Silent()) as gazetteer:
        with file.at_one_moment():
            way, reports = fingerprint_of(file, gazetteer), reports_of(file, memory)
            decisions = on_links(file.decisions())
        linked_by(reports, decisions, gazetteer, way, memory)


def rulings_in(case: Path) -> tuple[str | None, tuple[Decision, ...]]:
    """The fingerprint of the links, None where they are to be drawn anew; and the decisions, oldest first."""
    with CaseFile.open_for_reading(case) as file:
        return file.link_fingerprint(), file.decisions()


def original(case: Path, sha256: str) -> bytes:
    """The bytes of a file as they came in. Raises UsageError where the case has none with this hash."""
    with CaseFile.open_for_reading(case) as file:
        return file.original(sha256)


def brought(case: Path) -> tuple[OwnPlaces, ...]:
    """The case's own gazetteer, by the name of the file that brought it."""
    with CaseFile.open_for_reading(case) as file:
        return file.own_places()
