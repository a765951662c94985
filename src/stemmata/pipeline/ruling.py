"""What people say about a case: it is kept, and the case is linked again where links depend on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stemmata.casefile import CaseFile, OwnPlaces
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.decision import Decision, DecisionKind, on_links
from stemmata.pipeline.linking import link, now
from stemmata.pipeline.progress import Silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision before it has its time and id."""

    kind: DecisionKind
    author: str
    reason: str | None
    subject: tuple[str, ...]


def rule(case: Path, ruling: Ruling, memory: Memory = FORGETFUL) -> Decision:
    """Records a human decision, and links the case again where links depend on it.

    ``memory``: of this case, from one ruling to the next.
    """
    with CaseFile.open_for_writing(case, create=False) as file:
        decision = file.add_decision(
            kind=ruling.kind, author=ruling.author, reason=ruling.reason, subject=ruling.subject, time=now()
        )
        if decision in on_links(file.decisions()):
            link(file, Silent(), memory)
    return decision


def rule_all(case: Path, rulings: Iterable[Ruling], taken: Iterable[Decision] = ()) -> tuple[Decision, ...]:
    """Adds decisions of others as they are, then records these rulings, and links the case once where links change.

    *Returns:* the rulings as they were recorded, in their order. Raises UsageError where one cannot be recorded.
    """
    with CaseFile.open_for_writing(case, create=False) as file:
        file.take_decisions(taken)
        moment = now()
        recorded = tuple(
            file.add_decision(one.kind, one.subject, author=one.author, time=moment, reason=one.reason)
            for one in rulings
        )
        link(file, Silent())
    return recorded


def bring(case: Path, own: OwnPlaces) -> None:
    """Adds places to the case's own gazetteer, and links the case again."""
    with CaseFile.open_for_writing(case, create=False) as file:
        file.save_own_places(own)
        link(file, Silent())
