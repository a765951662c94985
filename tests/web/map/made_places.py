"""An invented affair in places that a gazetteer has, may have, and has not."""

from stemmata.model.annotations import LocalEntity, Mention
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origins
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace, GazetteerPlace, PlaceCandidate, PlaceKind
from stemmata.web.addresses import Addresses
from stemmata.web.edition import Edition, edition
from tests.making import annotated, report, span, statement

TEXTS = {
    "Harbour Ledger": "The barrels were landed 30 km north of Selm. Nobody in Selm counted them. Kaldavik is silent.",
    "Tidewater Weekly": "The barrels were landed 20 miles (32 km) to the northeast of the city of Selm near Brack.",
    "Sund Wire": "The barrels were landed in Southmark, says Brack.",
}
NAMES = ("Selm", "Brack", "Southmark", "Kaldavik")
CREDIT = ("Places: invented for tests",)


def place(name: str, lat: float, lon: float, kind: PlaceKind = "town", km: float = 5.0) -> GazetteerPlace:
    return GazetteerPlace(id=f"made:{name}", name=name, lat=lat, lon=lon, kind=kind, within=("XX",), uncertainty_km=km)


SELM = place("Selm", 64.1, -21.9, km=12.0)
BRACKS = (place("Brack", 64.9, -23.0), place("Brack on Sea", 66.0, -18.0))
SOUTHMARK = place("Southmark", 64.5, -19.0, "region", 180.0)


def entity_place(*candidates: GazetteerPlace, told: GazetteerPlace | None) -> EntityPlace:
    reason = "Several places of that name are as likely." if told is None else "No other place of that name is likely."
    return EntityPlace(
        place=told,
        candidates=tuple(PlaceCandidate(place=one, share=round(0.8 / len(candidates), 2)) for one in candidates),
        basis="gazetteer",
        evidence=(Evidence(sign="gazetteer", strength=0.8, reason=reason, against=told is None),),
        attribution=CREDIT,
    )


def shore(*, gazetteer: bool = True, served: bool = False) -> Edition:
    """The case, read; without a place anywhere where there was no gazetteer."""
    entries = [_entry(outlet, text) for outlet, text in TEXTS.items()]
    where = {
        "Selm": entity_place(SELM, told=SELM),
        "Brack": entity_place(*BRACKS, told=None),
        "Southmark": entity_place(SOUTHMARK, told=SOUTHMARK),
    }
    entities = tuple(_entity(name, entries, where.get(name) if gazetteer else None) for name in NAMES)
    case = Case(
        name="Shore",
        built=None,
        reports=tuple(sorted(entries, key=lambda one: one.report.id)),
        links=Links(entities=entities, claims=(_claim(entries),)),
    )
    return edition(case, Addresses(form="served" if served else "folder"))


def _entry(outlet: str, text: str) -> Annotated:
    made = report(text, outlet=outlet)
    here = [name for name in NAMES if name in text]
    words = text.partition(". ")[0].rstrip(".")
    return annotated(
        made,
        entities=tuple(LocalEntity(id=name, kind="place", name=name, names=(name,)) for name in here),
        mentions=tuple(Mention(span=span(text, name), kind="place", form="name", local=name) for name in here),
        statements=(statement(made, words, entities=tuple(name for name in here if name in words)),),
    )


def _entity(name: str, entries: list[Annotated], where: EntityPlace | None) -> Entity:
    mentions = []
    for entry in entries:
        text, at = entry.report.text, entry.report.text.find(name)
        while at >= 0:
            mentions.append(Anchor(report=entry.report.id, start=at, end=at + len(name), text=name))
            at = text.find(name, at + 1)
    members = tuple(sorted((one.report.id, name) for one in entries if name in one.report.text))
    return Entity(
        id=f"entity-{name.lower()}",
        kind="place",
        name=name,
        names=(name,),
        members=members,
        mentions=tuple(sorted(mentions)),
        place=where,
    )


def _claim(entries: list[Annotated]) -> Claim:
    return Claim(
        id="claim-landed",
        label="The barrels were landed",
        statements=tuple(sorted(one.annotations.statements[0].id for one in entries)),
        reports=tuple(sorted(one.report.id for one in entries)),
        origins=Origins(at_most=1, named=(), unknown=(), paths=()),
        variants=(),
    )
