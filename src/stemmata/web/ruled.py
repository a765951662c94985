"""A ruling in words: what a person said, and of what."""

from stemmata.model.contested import place_of
from stemmata.model.decision import Decision
from stemmata.web.edition import Edition
from stemmata.web.labels import DECISION_WORDS, SLOT_WORDS, shortened


def subject_words(edition: Edition, decision: Decision) -> str:
    """What a ruling is about, in words: "the same: Adra (A), Adhra (B)"."""
    return f"{DECISION_WORDS[decision.kind]}: {', '.join(_named(edition, key) for key in decision.subject)}"


def _named(edition: Edition, key: str) -> str:
    if key in edition.derivations:
        edge = edition.derivations[key]
        child = edition.sigla.get(edge.child, "an unseen text")
        return f"{child} from {edition.sigla.get(edge.parent, edge.parent_name)}"
    place = place_of(key)
    if place is not None and place[0] in edition.by_report:
        words = place[1].of(edition.by_report[place[0]].report.text)
        return f"“{shortened(words, 80)}” ({edition.sigla[place[0]]})"
    if key in edition.by_report:
        return f"report {edition.sigla[key]}"
    report, _, local = key.partition(":")
    if report in SLOT_WORDS:
        return f"{SLOT_WORDS[report]}{f' of {local}' if local else ''}"
    found = edition.local(report, local) if report in edition.sigla else None
    if found is not None:
        return f"{found.name} ({edition.sigla[report]})"
    member = (report, local)
    entity = next((one for one in edition.entities.values() if member in one.members), None)
    if entity is not None and report in edition.sigla:
        return f"{entity.name} ({edition.sigla[report]})"
    earlier = next((one for one in edition.case.decisions if one.id == key), None)
    return subject_words(edition, earlier) if earlier is not None else key
