"""How the benches look at an attribution: its words, and its place in the text for reading."""

from training.polnear import Attribution

from bench.said.words import Words
from stemmata.annotate.tagger.sequence import ROLES, Role


def words_by_role(one: Attribution, held: Words) -> dict[Role, frozenset[int]]:
    """The words of each role."""
    return {role: held.at(one.spans(role)) for role in ROLES}


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
