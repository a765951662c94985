"""Cases about one invented person, whose name stands in them in every way that a case has room for."""

from dataclasses import replace
from urllib.parse import quote

from stemmata.model.annotations import LocalEntity, Mention
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origin, Origins, Variant, VariantValue
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.relation import Event
from stemmata.model.report import Duplicate, Link, Refusal
from stemmata.text.ids import content_id
from stemmata.text.span import Span
from tests.making import annotated, report, statement, step

PERSON = "e-person"


def ways(name: str) -> tuple[str, ...]:
    """How a name may be written where no rule takes it for one."""
    first, *_, last = name.split()
    slug = "-".join(name.lower().split())
    return (
        name.upper(),
        f"{name}’s",
        name.replace(" ", "\n"),
        name.replace(" ", "  "),
        f"{last}, {first}",
        f"{last[:2]}-\n{last[2:]}",
        f"https://ledger.example/2021/{quote(slug)}-says",
        f"#{''.join(name.split())}",
        f"mailto:{slug.replace('-', '.')}@ledger.example",
    )


def case_about(name: str, words: str = "", *, other: str = "Ina Dolk") -> Case:
    """A case in which ``name`` is a person, named in the text and wherever else a case holds strings."""
    body = f"Colonel {name} says that the drums left Quarra. {words} {other} denies it."
    made = replace(
        report(body),
        path=f"reports/{'-'.join(name.lower().split())}.txt",
        title=f"What {name} said",
        authors=(other, f"as told to {name}"),
        url=f"https://ledger.example/{quote(name)}",
        links=(Link(span=Span(0, 7), url=f"https://ledger.example/people?q={quote(name.lower())}"),),
        notes=(f"The name {name} was guessed.",),
    )
    at = Span(8, 8 + len(name))
    person = LocalEntity(id="e1", kind="person", name=name, names=(name,), ranks=("colonel",))
    start = body.rindex(other)
    entry = annotated(
        made,
        mentions=(
            Mention(span=at, kind="person", form="name", local="e1"),
            Mention(span=Span(start, start + len(other)), kind="person", form="name", local="e2"),
        ),
        entities=(person, LocalEntity(id="e2", kind="person", name=other, names=(other,))),
        statements=(statement(made, "the drums left Quarra", step("person", name, local="e1", mention=at)),),
    )
    return _linked(entry, name, at, other)


def _linked(entry: Annotated, name: str, at: Span, other: str) -> Case:
    made = entry.report
    anchor = Anchor(report=made.id, start=at.start, end=at.end, text=name)
    sign = Evidence(sign="spelling", strength=0.7, reason=f"{name} shares consonants (nmstr).", anchors=(anchor,))
    voice = content_id("voice", "person", name.lower())  # anybody who guesses the name can make this one
    said = entry.annotations.statements[0].id
    edge = Derivation(
        id=content_id("derivation", made.id, voice, "cites"),
        child=made.id,
        parent=voice,
        parent_kind="person",
        parent_name=name,
        kind="cites",
        status="stated",
        score=0.9,
        reason=f"It credits {name}.",
        evidence=(sign,),
    )
    claim = Claim(
        id=content_id("claim", said),
        label=f"{name} says that the drums left",
        statements=(said,),
        reports=(made.id,),
        origins=Origins(
            at_most=1,
            named=(Origin(id=voice, name=name, kind="person", reports=(made.id,)),),
            unknown=(),
            paths=(),
        ),
        variants=(
            Variant(
                slot="name",
                of=None,
                kind="differ",
                values=(VariantValue(value=name.lower(), statements=(said,)),),
                changed_on=(edge.id,),
                reason=f"One says {name}, another does not.",
            ),
        ),
    )
    entities = (
        Entity(id="e-letter", kind="document", name="letter", names=("letter",), members=(), mentions=()),
        Entity(id="e-other", kind="person", name=other, names=(other,), members=((made.id, "e2"),), mentions=()),
        Entity(
            id=PERSON, kind="person", name=name, names=(name,), members=((made.id, "e1"),), mentions=(anchor,),
            same_as=(sign,), maybe_same=("e-other",), maybe_reasons=(sign,),
        ),
    )  # fmt: skip
    letter = Document(
        id="e-letter", kind="letter", title=f"letter signed by {name}", date=None, signatories=(PERSON,),
        addressees=(), published_by=(), described_by=(made.id,), contents=(),
    )  # fmt: skip
    event = Event(
        id="v1", label=f"{name} speaks", edtf=None, basis=None, where=(), participants=(PERSON,), statements=(said,)
    )
    ruling = Decision(
        id=content_id("decision", name), kind="agree", author=name, time="2021-06-01T12:00:00Z",
        reason=f"{name} told me.", subject=(edge.id,),
    )  # fmt: skip
    return Case(
        name=f"the {name} affair",
        built="2021-06-01T12:00:00Z",
        reports=(entry,),
        links=Links(
            entities=entities, documents=(letter,), claims=(claim,), derivations=(edge,), events=(event,), outlets={}
        ),
        decisions=(ruling,),
        refusals=(Refusal(path=f"{name}.doc", reason=f"{name}.doc is empty."),),
        duplicates=(Duplicate(path=f"copies/{name}.txt", report=made.id),),
    )
