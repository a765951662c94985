"""``stemmata decide``: a human's ruling, checked, recorded, replayed."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from stemmata.cli.output import write_json
from stemmata.pipeline import Ruling, opened, rule
from stemmata.rulings import kind_of, login, subject_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    author: str
    reason: str


def run(case: Path, kind: str, subjects: list[str], signature: Signature, *, machine: bool) -> None:
    """Records the decision and links again."""
    known = kind_of(kind)
    subject = subject_of(opened(case), known, subjects)
    author = signature.author or login()
    decision = rule(case, Ruling(kind=known, author=author, reason=signature.reason or None, subject=subject))
    if machine:
        write_json(asdict(decision))
    else:
        sys.stderr.write(
            f"Recorded {decision.kind} {decision.id} by {decision.author}, and linked the case again.\n"
            f"Next: stemmata show {case} entities\n"
        )
