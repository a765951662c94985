"""``stemmata merge-decisions``: a colleague's rulings into this case, with conflicts listed."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from stemmata.casefile.decisions import decided
from stemmata.cli.lookup import Lookup
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.judgement.merging import Merge, merge, settled
from stemmata.judgement.theirs import Theirs, of_case, of_export
from stemmata.model.case import Case
from stemmata.model.decision import Decision
from stemmata.pipeline import opened, rule_all
from stemmata.pipeline.linking import now
from stemmata.rulings import kind_of, login
from stemmata.text.counted import count
from stemmata.web.edition import edition
from stemmata.web.server.changes import Change, changes

MOST_SAID = 20  # rulings of a kind, and changes, that are told; --json tells all
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to become of conflicts, and how it is told."""

    side: str  # "ours", "theirs" or "" where conflicts are only listed
    list_only: bool
    author: str
    machine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merged:
    """One file of theirs, merged in memory."""

    name: str
    found: Merge
    added: tuple[Decision, ...]  # theirs
    settling: tuple[Decision, ...]  # ours, by which conflicts are decided


def run(case: Path, others: Sequence[Path], wish: Wish) -> int:
    """Merges the rulings of each file in turn, links the case once, and tells; returns the exit status.

    Raises UsageError where a file is neither a case nor an export of one.
    """
    before = opened(case)
    value, done = before, []
    author = wish.author or login() if wish.side else ""
    for other in others:
        one = _merged(value, _theirs(other), wish.side, author)
        value = replace(value, decisions=_in_order([*value.decisions, *one.added, *one.settling]))
        done.append(one)
    fresh = [one for part in done for one in (*part.added, *part.settling)]
    told: tuple[Change, ...] = ()
    if fresh and not wish.list_only:
        rule_all(case, (), fresh)
        told = changes(edition(before), edition(opened(case)))
    left = sum(len(one.found.conflicts) for one in done) if not wish.side or wish.list_only else 0
    _tell(Lookup(before), done, told, wish)
    if left and not wish.machine:
        sys.stderr.write(
            f"{count(left, 'conflict')} left: add --ours or --theirs to decide, or rule on them yourself first.\n"
        )
    return 1 if left or any(one.found.refused for one in done) else 0


def _theirs(path: Path) -> Theirs:
    if not path.is_file():
        raise UsageError(f"There is no file {path}.", hint="Name a case file, or its JSON export.")
    with path.open("rb") as file:
        head = file.read(len(_SQLITE))
    if head == _SQLITE:
        return of_case(path.name, opened(path))
    try:
        return of_export(path.name, json.loads(path.read_bytes()))
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{path} is neither a case file nor an export.", hint="Make one with: stemmata export FILE --to json."
        ) from error


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """As the case file replays them."""
    return tuple(sorted({one.id: one for one in decisions}.values(), key=lambda one: one.time))


def _merged(case: Case, theirs: Theirs, side: str, author: str) -> _Merged:
    found = merge(case, theirs)
    if not side or not found.conflicts:
        return _Merged(name=theirs.name, found=found, added=found.taken, settling=())
    how = settled(found, ours=side == "ours")
    moment = max((now(), *(one.time for one in (*case.decisions, *how.added))))
    reason = f"{'Ours' if side == 'ours' else 'Theirs'} stands, in merging the decisions of {theirs.name}."
    words = [("withdraw", (one,)) for one in how.withdrawn]
    made = tuple(
        decided(kind_of(kind), subject, author=author, time=moment, reason=reason)
        for kind, subject in (*words, *how.anew)
    )
    return _Merged(name=theirs.name, found=found, added=how.added, settling=made)


def _tell(look: Lookup, done: Sequence[_Merged], told: Sequence[Change], wish: Wish) -> None:
    if wish.machine:
        data = {
            "files": [_data(one) for one in done],
            "changes": [{"kind": change.kind, "words": change.words} for change in told],
        }
        write_json(data, indent=1)
        return
    for one in done:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(look, one, wish)))
    if told:
        sys.stdout.write("".join(f"{line}\n" for line in change_lines(told)))


def _data(one: _Merged) -> dict[str, Any]:
    found = one.found
    return {
        "file": one.name,
        "known": found.known,
        "taken": [asdict(held) for held in one.added],
        "settling": [asdict(held) for held in one.settling],
        "aside": [{"decision": asdict(held.decision), "missing": held.missing} for held in found.aside],
        "conflicts": [
            {"theirs": asdict(held.theirs), "ours": [asdict(mine) for mine in held.ours]} for held in found.conflicts
        ],
        "refused": [asdict(held) for held in found.refused],
    }


def _lines(look: Lookup, one: _Merged, wish: Wish) -> list[str]:
    found = one.found
    verb = "would be taken" if wish.list_only else "taken"
    every = (*look.case.decisions, *one.added, *(held.theirs for held in found.conflicts))
    said = Said(look, {held.id: held for held in every})
    lines = [
        f"{one.name}: {count(len(one.added), 'ruling')} {verb}, {found.known} known already, "
        f"{len(found.aside)} kept aside, {count(len(found.conflicts), 'conflict')}."
    ]
    lines += _some([f"  {verb}: {said.line(held)}" for held in one.added], "ruling")
    lines += _some(
        [f"  kept aside: {said.line(held.decision)}. {' '.join(held.missing)}" for held in found.aside], "ruling"
    )
    for held in found.conflicts:
        lines.append(f"  conflict, {wish.side} stands:" if wish.side else "  conflict:")
        lines.append(f"    theirs: {said.line(held.theirs)}")
        lines += [f"    ours:   {said.line(mine)}" for mine in held.ours]
    if not wish.side:
        lines += [f"  waits with a conflict: {said.line(held)}" for held in found.waiting]
    lines += [f"  decided: {said.line(held)}" for held in one.settling]
    return lines + [f"  refused: {held.what}: {held.reason}" for held in found.refused]


class Said:
    """Rulings as lines of text."""

    def __init__(self, look: Lookup, known: Mapping[str, Decision]) -> None:
        """``known``: rulings by id, that withdrawals may be about."""
        self._look, self._known = look, known
        self._names = {
            f"{entry.report.id}:{local.id}": f"{local.name} ({look.sigla[entry.report.id]})"
            for entry in look.case.reports
            for local in entry.annotations.entities
        }

    def line(self, one: Decision) -> str:
        """Who ruled what, when and why."""
        about = ", ".join(dict.fromkeys(self._about(key) for key in one.subject))
        return f"{one.author}, {one.time}: {one.kind} {about}" + (f", because “{one.reason}”" if one.reason else "")

    def _about(self, key: str) -> str:
        """A member as its report spells it; an edge, or the words of a difference; a ruling by what it says."""
        if earlier := self._known.get(key):
            return f"the ruling of {earlier.author}, {earlier.time}: {self.line(earlier).partition(': ')[2]}"
        return self._names.get(key) or self._look.about(key)


def _some(lines: list[str], word: str) -> list[str]:
    rest = len(lines) - MOST_SAID
    return lines[:MOST_SAID] + ([f"  and {count(rest, word)} more (--json tells all)."] if rest > 0 else [])


def change_lines(told: Sequence[Change]) -> list[str]:
    """What changed in the case: a line that counts, then each change."""
    kinds = {"origins": "origins of claims", "claim": "claims", "derivation": "derivations", "name": "names"}
    numbers = [f"{kinds[kind]}: {sum(one.kind == kind for one in told)}" for kind in kinds]
    return [f"What changed: {', '.join(numbers)}.", *_some([f"  {one.words}" for one in told], "change")]
