"""A pass over the set, or the adjudicated gold: attributions as offsets, one JSON file a document, and no words.

``{"document": "GUM_news_…", "text_sha256": "…", "attributions": [{"id": 1, "parent": null, "source": [[3, 12]], "cue":
[[13, 17]], "content": [[18, 60]], "modality": "asserts", "kind": "person", "sure": true}, …]}``: offsets are half-open
code points of the text that :mod:`bench.chains.gum` rebuilds, and ``text_sha256`` is that text's.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from training.polnear import Attribution, as_lists, from_lists

from bench.chains.gum import gum_text
from stemmata.model.annotations import Modality, VoiceKind

SETS = Path(__file__).resolve().parents[1] / "gold" / "chains"
MODALITIES: tuple[str, ...] = get_args(Modality)
KINDS: tuple[str, ...] = get_args(VoiceKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An attribution of the set, with its place in the tree."""

    id: int
    parent: int | None  # None: the outlet itself credits it
    said: Attribution
    modality: str
    kind: str  # of the source
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The attributions of one document, in the order of the annotator."""

    name: str
    text: str
    attributions: tuple[Held, ...]

    def by_id(self) -> dict[int, Held]:
        return {one.id: one for one in self.attributions}

    def ancestors(self, one: Held) -> tuple[Held, ...]:
        """The voices around one, outermost first; nothing where the outlet credits it itself."""
        held, chain = self.by_id(), list[Held]()
        while one.parent is not None:
            one = held[one.parent]
            chain.insert(0, one)
        return tuple(chain)


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(tree: Tree) -> str:
    """The file of a tree: a line an attribution, so that differences can be read."""
    rows = ",\n  ".join(json.dumps(_row(one)) for one in tree.attributions)
    opening = f'{{"document": {json.dumps(tree.name)}, "text_sha256": "{sha256(tree.text)}",\n "attributions": [\n  '
    return opening + rows + "\n ]}\n"


def _row(one: Held) -> dict[str, Any]:
    place = {"id": one.id, "parent": one.parent}
    return place | as_lists(one.said) | {"modality": one.modality, "kind": one.kind, "sure": one.sure}


def from_json(data: str, text: str) -> Tree:
    """A tree from its file. Raises ValueError where the text is another, or an offset leaves it."""
    held = json.loads(data)
    if held["text_sha256"] != sha256(text):
        raise ValueError(f"{held['document']}: the text is not the one that was annotated; another version of GUM?")
    rows = tuple(
        Held(
            id=row["id"],
            parent=row["parent"],
            said=from_lists(row),
            modality=row["modality"],
            kind=row["kind"],
            sure=row["sure"],
        )
        for row in held["attributions"]
    )
    tree = Tree(name=held["document"], text=text, attributions=rows)
    if faults := tuple(faults_of(tree)):
        raise ValueError("; ".join(faults))
    return tree


def faults_of(tree: Tree) -> Iterator[str]:
    """A sentence for everything that no tree may have."""
    ids = [one.id for one in tree.attributions]
    for one in tree.attributions:
        place = f"{tree.name}, {one.id}"
        spans = (*one.said.source, *one.said.cue, *one.said.content)
        if ids.count(one.id) > 1:
            yield f"{place}: the id stands twice"
        if not one.said.content:
            yield f"{place}: no content"
        if any(span.end > len(tree.text) or not len(span) for span in spans):
            yield f"{place}: a span is empty or leaves the text"
        if one.modality not in MODALITIES:
            yield f"{place}: no modality is named {one.modality!r}"
        if one.kind not in KINDS:
            yield f"{place}: no kind of source is named {one.kind!r}"
        if one.parent is not None and one.parent not in ids:
            yield f"{place}: there is no {one.parent} to be nested in"
    if _circle(tree):
        yield f"{tree.name}: an attribution is nested in itself"


def _circle(tree: Tree) -> bool:
    parents = {one.id: one.parent for one in tree.attributions}
    for start in parents:
        seen, at = set[int](), start
        while (above := parents.get(at)) is not None:
            if above in seen:
                return True
            seen.add(above)
            at = above
    return False


def trees_in(folder: Path) -> tuple[Tree, ...]:
    """Every document of a pass, by name; nothing where the folder is not there.

    Raises FileNotFoundError where a text is missing, ValueError where text or offsets do not fit.
    """
    return tuple(
        from_json(path.read_text(encoding="utf-8"), gum_text(path.stem).text) for path in sorted(folder.glob("*.json"))
    )


def sha256_of(trees: Sequence[Tree]) -> str:
    """SHA-256 of a whole set: by which the floors know that the gold is the same."""
    return sha256("".join(as_json(tree) for tree in trees))
