"""Voices that are one: a document and who signed it, an organisation and its spokesman, a document told of twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from stemmata.link.descent.lineage import Lineage
from stemmata.link.descent.outlet_names import is_bare_body, name_words
from stemmata.link.descent.papers import fits, is_bare, kind_word, told
from stemmata.link.descent.spokesmen import answers_to, is_part
from stemmata.link.voices import Voice
from stemmata.model.document import Document


def one_voice(lineage: Lineage, roots: Sequence[Voice]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of voices that are one, or of which one speaks for the other; maybe of voices that are not roots."""
    for root in roots:
        document = lineage.documents.get(root.id)
        yield from ((root.id, signatory) for signatory in (document.signatories if document else ()))
    yield from _spoken_for(lineage, roots)
    yield from _one_document(lineage, roots)


def _spoken_for(lineage: Lineage, roots: Sequence[Voice]) -> Iterator[tuple[str, str]]:
    """An organisation, its offices, and those who speak for it."""
    bodies = {root.id: lineage.context.name(root.id) for root in roots if root.kind == "organisation"}
    for root in roots:
        yield from ((root.id, body) for body in root.bodies)
        bodies |= {body: lineage.context.name(body) for body in root.bodies}
    for root in roots:
        if root.office:
            called = sorted(body for body, name in bodies.items() if answers_to(root.office, name))
            yield from ((root.id, body) for body in called[:1] if len(called) == 1)
    for part, name in bodies.items():
        yield from ((part, whole) for whole, other in bodies.items() if is_part(name, other))
        if is_bare_body(name):
            words = set(name_words(name))
            called = sorted(body for body, other in bodies.items() if body != part and words <= set(name_words(other)))
            yield from ((part, body) for body in called[:1] if len(called) == 1)


def _one_document(lineage: Lineage, roots: Sequence[Voice]) -> Iterator[tuple[str, str]]:
    """ "The file" of one report and the letter of the others, where only one document of its kind is told of.

    So are two documents of one date, if they can be of one kind and nothing that is told of both differs.
    """
    held = {root.id: lineage.documents.get(root.id) for root in roots if root.kind == "document"}
    known = [document for document in held.values() if document is not None and told(document)]
    for root in roots:
        document = held.get(root.id)
        if root.kind == "document" and (document is None or not told(document)) and is_bare(root.name):
            meant = [one for one in known if fits(kind_word(root.name), one.kind)]
            yield from ((root.id, one.id) for one in meant[:1] if len(meant) == 1)
    yield from ((one.id, other.id) for one, other in combinations(known, 2) if _agree(one, other))


def _agree(one: Document, other: Document) -> bool:
    """Of one date, and neither signed by nor addressed to anybody else."""
    if one.date is None or one.date != other.date or not fits(one.kind, other.kind):
        return False
    sides = ((one.signatories, other.signatories), (one.addressees, other.addressees))
    return all(not mine or not its or not set(mine).isdisjoint(its) for mine, its in sides)
