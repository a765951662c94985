"""Why something is claimed by the machine, and the characters that it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Anchor:
    """Exact characters of one report: ``report.text[start:end] == text``, always."""

    report: str  # report id
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sign for (or against) a link: what leaves ``link/`` instead of a bare float."""

    sign: str  # which rule speaks, a short stable word: "cites", "same_words", "same_number"
    strength: float  # 0.0 (nothing) to 1.0 (as good as stated)
    reason: str  # a sentence for the user
    against: bool = False
    anchors: tuple[Anchor, ...] = ()  # the child's first, then the parent's
