"""An attribution as the benches compare it: where its source, cue and content stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bench.said.words import Words
from stemmata.text.span import Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = get_args(Role)
AsLists = Mapping[str, Sequence[Sequence[int]]]  # role → [[start, end], …], as the shared scorer takes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A content that the text gives to a source. Spans in text order; none where the text has no such words."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    def spans(self, role: Role) -> tuple[Span, ...]:
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]

    def words(self, held: Words) -> dict[Role, frozenset[int]]:
        """The words of each role."""
        return {role: held.at(self.spans(role)) for role in ROLES}


def from_lists(row: AsLists) -> Attribution:
    """An attribution from lists of offsets; a role that is missing has no words."""
    source, cue, content = (tuple(sorted(Span(start, end) for start, end in row.get(role, ()))) for role in ROLES)
    return Attribution(source=source, cue=cue, content=content)


def as_lists(one: Attribution) -> dict[str, list[list[int]]]:
    """The lists of offsets of an attribution."""
    return {role: [[span.start, span.end] for span in one.spans(role)] for role in ROLES}


def marked(text: str, one: Attribution, *, around: int = 60) -> str:
    """The words of an attribution with some text around, on one line: source in [ ], cue in { }, content in ⟨ ⟩."""
    signs = {"source": "[]", "cue": "{}", "content": "⟨⟩"}
    places = [(span, signs[role]) for role in ROLES for span in one.spans(role)]
    if not places:
        return ""
    start = max(0, min(span.start for span, _ in places) - around)
    end = min(len(text), max(span.end for span, _ in places) + around)
    opened = [(span.start, 1, -span.end, pair[0]) for span, pair in places]
    closed = [(span.end, 0, -span.start, pair[1]) for span, pair in places]
    pieces, at = ["… " if start else ""], start
    for place, _, _, sign in sorted([*opened, *closed]):
        pieces += [text[at:place], sign]
        at = place
    return " ".join("".join([*pieces, text[at:end], " …" if end < len(text) else ""]).split())
