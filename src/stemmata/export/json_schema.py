"""The JSON Schema (draft 2020-12) of export schema 1: what ``stemmata export --schema`` prints.

It leaves room for keys that may come within schema 1, and demands those that are there now.
"""

from typing import Any, Final, get_args

from stemmata.export.schema import SCHEMA
from stemmata.model.annotations import EntityKind, Manner, Modality, Polarity, QuantityKind, VoiceKind
from stemmata.model.claim import Bearing, OriginKind, Slot
from stemmata.model.decision import DecisionKind
from stemmata.model.derivation import DerivationKind, ParentKind
from stemmata.model.place import PlaceKind
from stemmata.model.report import Precision, ZoneKind

_Schema = dict[str, Any]


def _word(about: str = "") -> _Schema:
    return {"type": "string", **({"description": about} if about else {})}


def _maybe(about: str = "") -> _Schema:
    return {**_word(about), "type": ["string", "null"]}


def _one_of(words: object, about: str = "") -> _Schema:
    return {"enum": list(get_args(words)), **({"description": about} if about else {})}


def _whole(about: str = "", least: int = 0) -> _Schema:
    return {"type": "integer", "minimum": least, **({"description": about} if about else {})}


def _share(about: str) -> _Schema:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": about}


def _list(items: _Schema, about: str = "") -> _Schema:
    return {"type": "array", "items": items, **({"description": about} if about else {})}


def _object(about: str, **properties: _Schema) -> _Schema:
    return {"type": "object", "description": about, "properties": properties, "required": list(properties)}


def _or_null(schema: _Schema) -> _Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


_NUMBER_OR_NULL: Final[_Schema] = {"type": ["number", "null"]}
_VALUE: Final = {**_NUMBER_OR_NULL, "description": "The number itself; null where there are bounds alone."}
_LOW: Final = {**_NUMBER_OR_NULL, "description": "The least that it may be."}
_HIGH: Final = {**_NUMBER_OR_NULL, "description": "The most that it may be."}
_ID: Final = _word("The same whenever the same input is built.")
_IDS: Final = _list(_word(), "Ids.")
_ENTITY_IDS: Final = _list(_word(), "Ids of entities.")
_REPORT_IDS: Final = _list(_word(), "Ids of reports.")
_STATEMENT_IDS: Final = _list(_word(), "Ids of statements.")
_DERIVATION_IDS: Final = _list(_word(), "Ids of derivations.")
_BASIS: Final = {"enum": ["stated", "resolved"], "description": "Written so, or reckoned from the day of publication."}
_SENTENCES: Final = _list(_word(), "Sentences.")
_EDGES: Final = {
    "start": _whole("The first character, in Unicode code points of the report's text, from 0."),
    "end": _whole("The first character after it."),
}
_POINT: Final = {
    "lat": {"type": "number", "minimum": -90, "maximum": 90, "description": "Degrees north, WGS 84."},
    "lon": {"type": "number", "minimum": -180, "maximum": 180, "description": "Degrees east, WGS 84."},
    "gazetteer": _word("The gazetteer's id of the place."),
    "name": _word("The gazetteer's name of the place."),
    "kind": _one_of(PlaceKind, "What lies there."),
    "within": _list(_word(), "Codes of the areas that it lies in, widest first."),
    "uncertainty_km": {"type": "number", "minimum": 0, "description": "The radius in which it lies."},
}
_CANDIDATE: Final = _object(
    "A place that an entity may be.", **_POINT, share=_share("How much speaks for it, of all candidates and of none.")
)
_STRETCH: Final = _object("A span of the report's text, and its characters.", **_EDGES, text=_word("Its characters."))
_ANCHOR: Final = _object(
    "Exact characters of a report.", report=_word("The id of the report."), **_EDGES, text=_word("Its characters.")
)
_SIGN: Final = _object(
    "A sign for a link, or against it.",
    sign=_word("Which rule speaks."),
    strength=_share("From nothing to as good as stated."),
    reason=_word("A sentence."),
    anchors=_list(_ref("anchor")),
)
_REPORT: Final = _object(
    "A text as one outlet published it.",
    id=_ID,
    path=_word("The file as it was named."),
    url=_maybe("Where it was published."),
    outlet=_maybe("The id of its entity."),
    outlet_name=_maybe("As the report or its page names it."),
    outlet_domain=_maybe("The registrable domain of its address."),
    title=_maybe("Its headline."),
    authors=_list(_word(), "As the byline orders them."),
    published=_or_null(
        _object(
            "When the outlet says that it published.",
            value=_word("ISO 8601."),
            precision=_one_of(Precision, "How exact."),
        )
    ),
    other_date=_or_null(
        _object(
            "A date that the text itself prints, days away from that.",
            readings=_list(_word(), "ISO days that it can mean."),
            **_EDGES,
            changed={"type": "boolean", "description": "It says when the text was changed."},
        )
    ),
    captured=_or_null(
        _object(
            "When an archive saw it; no date of publication.",
            time=_word("ISO 8601, UTC."),
            address=_maybe("The address that the archive asked."),
            digest=_maybe("Of what it got, as the archive keeps it."),
        )
    ),
    language=_maybe("ISO 639-1."),
    sha256=_word("Of the file's bytes."),
    text=_word("The frozen text."),
    zones=_list(_object("A labelled stretch.", kind=_one_of(ZoneKind, "What stands in it."), **_EDGES)),
    links=_list(_object("A hyperlink.", **_EDGES, url=_word("Where it leads."))),
    notes=_list(_word(), "What had to be guessed or left out in reading it."),
)
_ENTITY: Final = _object(
    "A person, organisation, place, group, document, weapon or vehicle, joined over reports.",
    id=_ID,
    kind=_one_of(EntityKind, "What it is."),
    name=_word("The commonest full spelling."),
    names=_list(_word(), "Every spelling."),
    place=_or_null(
        _object(
            "Where it lies, where one place stands out.",
            **_POINT,
            candidates=_list(_ref("candidate"), "Others that it may be."),
            basis={"enum": ["gazetteer", "human"], "description": "Who says so."},
            reason=_maybe("A sentence."),
            attribution=_list(_word(), "What is to be shown with it."),
        )
    ),
    place_candidates=_list(_ref("candidate"), "All places that it may be."),
    place_reasons=_SENTENCES,
    mentions=_list(_ref("anchor")),
    same_as_reasons=_SENTENCES,
    members=_list(_word(), "“report id:local id”: what decisions name it by."),
    maybe_same=_ENTITY_IDS,
    maybe_same_reasons=_SENTENCES,
    outlet_domains=_list(_word(), "Domains under which it publishes."),
)
_DOCUMENT: Final = _object(
    "A paper, file, order or recording that reports describe.",
    id=_word("The id of its entity."),
    kind=_word("“letter”, “video” …"),
    title=_word("How the reports call it."),
    date=_maybe("EDTF."),
    signatories=_ENTITY_IDS,
    addressees=_ENTITY_IDS,
    published_by=_ENTITY_IDS,
    described_by=_REPORT_IDS,
    contents=_list(
        _object("Something that it is said to say.", claim=_word("The id of the claim."), reports=_REPORT_IDS)
    ),
    same_as_reasons=_SENTENCES,
)
_VOICE: Final = _object(
    "One voice of a chain.",
    kind=_one_of(VoiceKind, "What speaks."),
    name=_maybe("As the report names it."),
    entity=_maybe("The id of its entity."),
    mention={**_or_null(_ref("stretch")), "description": "The words that name it."},
    cue={**_or_null(_ref("stretch")), "description": "The words that have it speak."},
    modality=_one_of(Modality, "How it commits itself."),
)
_STATEMENT: Final = _object(
    "Something that a report says, or has somebody say.",
    id=_ID,
    report=_word("The id of the report."),
    passage=_object("Where it stands.", **_EDGES),
    content=_list(_ref("stretch"), "The stretches that say it."),
    manner=_one_of(Manner, "Quoted, told, both, or in the outlet's own voice."),
    chain={**_list(_VOICE, "Outermost first; the first is the report's outlet."), "minItems": 1},
    polarity=_one_of(Polarity, "Whether the content itself negates."),
    quantities=_list(
        _object(
            "A number with its bound.",
            **_EDGES,
            text=_word("Its characters."),
            value=_VALUE,
            low=_LOW,
            high=_HIGH,
            kind=_one_of(QuantityKind, "How its words bound it."),
            of=_maybe("What is counted."),
            flag=_maybe("What is odd about it."),
        )
    ),
    dates=_list(_object("A date.", **_EDGES, text=_word("Its characters."), edtf=_maybe("EDTF."), basis=_BASIS)),
    entities=_ENTITY_IDS,
    doubt=_maybe("Why the reading is unsure."),
    proposal=_or_null(
        _object(
            "By which language model it is proposed.",
            model=_word("As its server names it."),
            prompt=_word("The version of the prompt, and its hash."),
            alone={"type": "boolean", "description": "The rules did not find the same by themselves."},
        )
    ),
)
_ORIGINS: Final = _object(
    "Where it comes from.",
    at_most=_whole("How many independent origins there are at most."),
    named=_list(
        _object(
            "Where derivations end.",
            origin=_word("The id of the entity, or a hash for an unnamed source."),
            name=_word("As the reports name it."),
            kind=_one_of(OriginKind, "What it is."),
            reports=_REPORT_IDS,
        )
    ),
    unknown=_list(_word(), "Ids of reports whose lineage cannot be known."),
    paths=_list(_object("The way of a report.", report=_word("Its id."), steps=_DERIVATION_IDS)),
    circular=_DERIVATION_IDS,
)
_CLAIM: Final = _object(
    "Statements of one or several reports that say the same thing.",
    id=_ID,
    label=_word("Words of one of its statements."),
    statements=_STATEMENT_IDS,
    reports=_REPORT_IDS,
    origins=_ORIGINS,
    variants=_list(
        _object(
            "A slot in which reports differ.",
            slot=_one_of(Slot, "In what."),
            of=_maybe("What is counted, for a quantity."),
            kind={"enum": ["differ", "contradict"], "description": "Whether both can be so."},
            values=_list(_object("A value.", value=_word("As compared."), statements=_STATEMENT_IDS)),
            changed_on=_DERIVATION_IDS,
            reason=_word("A sentence."),
            bearing=_one_of(Bearing, "How the values bear on each other."),
        )
    ),
    same_as_reasons=_SENTENCES,
)
_DERIVATION: Final = _object(
    "An edge of the stemma: the child depends on the parent.",
    id=_ID,
    child=_word("The id of a report or of a hidden parent."),
    parent=_word("The id of a report, entity, document or hidden parent."),
    parent_kind=_one_of(ParentKind, "What the parent is."),
    parent_name=_word("As it is named."),
    kind=_one_of(DerivationKind, "How the child depends on it."),
    status={"enum": ["stated", "inferred"], "description": "Whether the child says so itself."},
    score=_share("The strongest sign less the signs against."),
    reason=_word("A sentence."),
    evidence=_list(_ref("anchor"), "What the signs for it rest on."),
    signs=_list(_ref("sign")),
    against=_list(_ref("sign")),
    circular={"type": "boolean", "description": "It lies on a circle of citations."},
)
_RELATION: Final = _object(
    "An alleged tie between two entities.",
    id=_ID,
    subject=_word("The id of an entity."),
    predicate=_word("The tie."),
    object=_word("The id of an entity."),
    words=_word("The verb as one report writes it."),
    statements=_STATEMENT_IDS,
    denied_by=_STATEMENT_IDS,
    origins=_object("Where it comes from.", at_most=_whole("How many independent origins there are at most.")),
    signs=_list(_ref("sign")),
    against=_list(_ref("sign")),
)
_EVENT: Final = _object(
    "Something alleged to have happened.",
    id=_ID,
    label=_word("Words of one of its statements."),
    when=_or_null(_object("When.", edtf=_word("EDTF."), basis={**_BASIS, "enum": ["stated", "resolved", None]})),
    where=_ENTITY_IDS,
    participants=_ENTITY_IDS,
    statements=_STATEMENT_IDS,
)
_DECISION: Final = _object(
    "What somebody ruled.",
    id=_ID,
    kind=_one_of(DecisionKind, "What was ruled; a note is a remark alone."),
    author=_word("Who ruled."),
    time=_word("ISO 8601, UTC."),
    reason=_maybe("Why, in their words."),
    subject=_list(_word(), "What it is about: by the kind."),
)


_REDACTED: Final = _object(
    "How much was blackened before this was written.",
    entities=_whole("Names that were to be taken out."),
    mentions=_whole("Places in texts that the case had as theirs."),
    further=_whole("Other places in texts."),
    reports=_whole("Reports in which anything was blackened."),
    strings=_whole("Other strings: titles, addresses, reasons."),
    roles={"type": "boolean", "description": "Ranks and roles were blackened, too."},
)


def json_schema() -> _Schema:
    """The schema of the whole export, as one value."""
    lists = {
        "reports": _REPORT,
        "entities": _ENTITY,
        "documents": _DOCUMENT,
        "statements": _STATEMENT,
        "claims": _CLAIM,
        "derivations": _DERIVATION,
        "relations": _RELATION,
        "events": _EVENT,
        "decisions": _DECISION,
        "refusals": _object(
            "A file that could not be read.", path=_word("As it was named."), reason=_word("Why, and what to do.")
        ),
        "duplicates": _object(
            "A file that repeats a report.", path=_word("As it was named."), report=_word("The id of the report.")
        ),
    }
    whole = _object(
        "A case of Stemmata. It attributes; it never adjudicates. Unknown is null.",
        stemmata=_word("The version that wrote it."),
        schema={"const": SCHEMA, "description": "Of these keys; new ones may come within it."},
        case=_object(
            "The case.",
            name=_word("That of its file, or as it was renamed."),
            built=_maybe("When it was last changed: ISO 8601, UTC."),
        ),
        attribution=_list(_word(), "What is to be shown wherever places are shown."),
        **{name: _list(record) for name, record in lists.items()},
    )
    whole["properties"]["redacted"] = _REDACTED  # only where names were taken out
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Stemmata export, schema {SCHEMA}",
        **whole,
        "$defs": {"anchor": _ANCHOR, "candidate": _CANDIDATE, "sign": _SIGN, "stretch": _STRETCH},
    }
