"""One entity gets one place, told from all its mentions, or none; a human's word stands over it."""

from collections.abc import Sequence

from stemmata.gazetteer.several import HeldGazetteer
from stemmata.link.stage import linked
from stemmata.model.annotations import Annotations, EntityKind
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.model.place import EntityPlace
from tests.gazetteer.listing import ALL
from tests.making import entity, report, sentences

GAZETTEER = HeldGazetteer(ALL, attribution=["Places: invented"])


def told_by(outlet: str, text: str, *names: str, kind: EntityKind = "place") -> Annotated:
    made = report(text, outlet=outlet)
    found = [entity(text, name, kind, f"e{n}") for n, name in enumerate(names, start=1)]
    mentions = tuple(sorted((one for _, held in found for one in held), key=lambda one: one.span))
    annotations = Annotations(
        report=made.id, passages=sentences(text), entities=tuple(one for one, _ in found), mentions=mentions
    )
    return Annotated(report=made, annotations=annotations)


def places(reports: Sequence[Annotated], *decisions: Decision) -> dict[str, EntityPlace | None]:
    return {one.name: one.place for one in linked(reports, decisions, GAZETTEER).entities if one.kind == "place"}


def sent(found: EntityPlace | None) -> str | None:
    return found.place.id if found and found.place else None


def ruled(where: Annotated, place: str) -> Decision:
    subject = (f"{where.report.id}:e1", place)
    return Decision(id="d1", kind="place", author="mira", time="2021-06-01T00:00:00Z", reason=None, subject=subject)


NEAR = told_by("Reed Review", "From Porten and Suwar they came to Brack.", "Porten", "Suwar", "Brack")
SAID = told_by("Harbour Ledger", "Shells fell on Brack, Northmark.", "Brack", "Northmark")
FAR = told_by("Lamp Post", "Shells fell on Brack, Southmark.", "Brack", "Southmark")


def test_each_place_is_sent_where_the_reports_say() -> None:
    found = places([NEAR, SAID])
    assert {name: sent(one) for name, one in found.items()} == {
        "Brack": "geonames:12",
        "Northmark": "geonames:VL.01",
        "Porten": "geonames:11",
        "Suwar": "geonames:15",
    }
    brack = found["Brack"]
    assert brack is not None
    assert brack.basis == "gazetteer"
    assert brack.attribution == ("Places: invented",)
    assert brack.evidence[0].reason.startswith("Brack, a town in VL.01, 2,000 inhabitants")
    assert any("Northmark" in sign.reason for sign in brack.evidence)
    texts = {one.report.id: one.report.text for one in (NEAR, SAID)}
    for sign in brack.evidence:
        assert 0 <= sign.strength <= 1
        for anchor in sign.anchors:
            assert texts[anchor.report][anchor.start : anchor.end] == anchor.text


def test_the_order_of_the_reports_decides_nothing() -> None:
    assert places([NEAR, SAID, FAR]) == places([FAR, SAID, NEAR])


def test_where_reports_contradict_each_other_no_place_is_told_and_the_candidates_stay() -> None:
    found = places([SAID, FAR])["Brack"]
    assert found is not None
    assert found.place is None
    assert {one.place.id for one in found.candidates} >= {"geonames:12", "geonames:13"}
    assert found.evidence[0].against


def test_a_village_that_is_not_listed_is_sent_nowhere() -> None:
    assert places([told_by("Reed Review", "They fled to Brackan.", "Brackan")]) == {"Brackan": None}


def test_without_a_gazetteer_there_are_no_places() -> None:
    assert all(one.place is None for one in linked([SAID], ()).entities)


def test_persons_are_sent_nowhere() -> None:
    held = linked([told_by("Reed Review", "Porten spoke.", "Porten", kind="person")], (), GAZETTEER)
    assert [one.place for one in held.entities] == [None] * len(held.entities)


def test_a_human_s_word_stands_over_the_gazetteer() -> None:
    assert sent(places([SAID], ruled(SAID, "geonames:14"))["Brack"]) == "geonames:14"
    assert sent(places([SAID], ruled(SAID, "none"))["Brack"]) is None
    assert sent(places([SAID], ruled(SAID, "geonames:14"), ruled(SAID, "geonames:13"))["Brack"]) == "geonames:13"
    point = places([SAID], ruled(SAID, "point:41.5,20.25"))["Brack"]
    assert point is not None
    assert point.place is not None
    assert (point.place.lat, point.place.lon, point.basis) == (41.5, 20.25, "human")
    absent = places([SAID], ruled(SAID, "geonames:404"))["Brack"]
    assert absent is not None
    assert absent.place is None
    assert "no gazetteer at hand lists" in absent.evidence[0].reason
