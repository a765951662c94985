"""What annotators write, quoted words with the number of their sentence, made offsets.

``5|said`` is the first "said" of sentence 5, ``5#2|said`` the second; ``5|The port … on Monday`` reaches to the nearest
last words after the first; ``5-7|The port … on Monday`` reaches over sentences 5 to 7. What does not anchor is named.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from training.polnear import Attribution

from bench.chains.gold import Held, Tree, faults_of
from bench.chains.gum import GumText, gum_text
from stemmata.annotate.tagger.sequence import ROLES
from stemmata.text.span import Span

_ANCHOR = re.compile(r"(\d+)(?:-(\d+))?(?:#(\d+))?\|(.+)$", re.DOTALL)
_GAP = " … "


def span_at(anchor: str, held: GumText) -> Span:
    """Where an anchor stands. Raises ValueError where it does not."""
    match = _ANCHOR.match(anchor)
    if match is None:
        raise ValueError(f"{anchor!r} is no anchor: write 5|words")
    first, last, nth = int(match[1]), int(match[2] or match[1]), int(match[3] or 1)
    if not 1 <= first <= last <= len(held.sentences):
        raise ValueError(f"{anchor!r}: there are {len(held.sentences)} sentences")
    end = held.sentences[last - 1].end
    head, _, tail = match[4].partition(_GAP)
    start = held.sentences[first - 1].start - 1
    for _ in range(nth):
        start = _whole_words(held.text, head, start + 1, end)
        if start < 0:
            raise ValueError(f"{anchor!r} does not anchor")
    if not tail:
        return Span(start, start + len(head))
    after = start + len(head)
    if last > first:
        after = max(after, held.sentences[last - 1].start)
    closing = held.text.find(tail, after, end)
    if closing < 0:
        raise ValueError(f"{anchor!r}: the last words do not anchor")
    return Span(start, closing + len(tail))


def _whole_words(text: str, words: str, start: int, end: int) -> int:
    """Where the words stand and do not begin inside a word; -1 where they do not."""
    at = text.find(words, start, end)
    while at > 0 and words[0].isalnum() and text[at - 1].isalnum():
        at = text.find(words, at + 1, end)
    return at


def tree_of(rows: Sequence[Mapping[str, Any]], held: GumText) -> tuple[Tree, tuple[str, ...]]:
    """The tree of a document, without what does not anchor, and a sentence for each such thing."""
    kept: list[Held] = []
    problems: list[str] = []
    for row in rows:
        try:
            kept.append(_held(row, held))
        except (KeyError, TypeError, ValueError) as error:
            said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            problems.append(f"{held.name}, {row.get('id')}: {said}")
    tree = Tree(name=held.name, text=held.text, attributions=tuple(kept))
    return tree, (*problems, *faults_of(tree))


def _held(row: Mapping[str, Any], held: GumText) -> Held:
    source, cue, content = (tuple(sorted(span_at(anchor, held) for anchor in row[role])) for role in ROLES)
    if not isinstance(row["sure"], bool):
        raise ValueError(f"sure is yes or no, not {row['sure']!r}")
    return Held(
        id=int(row["id"]),
        parent=None if row["in"] is None else int(row["in"]),
        said=Attribution(source=source, cue=cue, content=content),
        modality=str(row["modality"]),
        kind=str(row["kind"]),
        sure=row["sure"],
    )


def outside(tree: Tree) -> tuple[str, ...]:
    """A line for each nested attribution whose cue is not in its parent's content, for a look.

    It is right only in a frame around a frame, where both have the same content.
    """
    held = tree.by_id()
    lines = []
    for one in tree.attributions:
        parent = held.get(one.parent) if one.parent is not None else None
        key = (one.said.cue or one.said.content)[0]
        if parent is None or parent.said.content == one.said.content:
            continue
        if not any(span.contains(key) for span in parent.said.content):
            words = key.of(tree.text)
            lines.append(f"{tree.name}, {one.id}: {words!r} is not in the content of {parent.id}, and contents differ")
    return tuple(lines)


def compiled(folder: Path) -> tuple[tuple[Tree, ...], tuple[str, ...]]:
    """Every YAML file of a folder as a tree, by name, and all that is wrong.

    Raises FileNotFoundError where a text of GUM is missing.
    """
    trees, problems = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        except yaml.YAMLError as error:
            problems.append(f"{path.stem}: {' '.join(str(error).split())}")
            continue
        tree, wrong = tree_of(rows, gum_text(path.stem))
        trees.append(tree)
        problems += wrong
    return tuple(trees), tuple(problems)
