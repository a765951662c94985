"""Documents over reports: which descriptions are of one paper, who signed it and who made it public."""

from dataclasses import dataclass, replace

import pytest

from stemmata.link import stage
from stemmata.link.document import documents
from stemmata.link.entity import entities
from stemmata.model.annotations import Citation, LocalDocument, LocalEntity, Mention
from stemmata.model.case import Annotated
from stemmata.model.document import Document
from stemmata.model.report import Published
from stemmata.text.span import Span
from tests.making import annotated, entity, report, sentences, span

PEOPLE = ("Haydar Nasri", "Omar Sabri", "Lena Orm")
PLACES = ("Qarayn", "Osmer")
COMPANY = "Haydar Nasri, Omar Sabri and Lena Orm met in Qarayn and Osmer."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a report tells of a document; parties by name."""

    kind: str = "letter"
    ordinal: int = 1
    date: str | None = None
    signed: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    words: str = ""  # what is anchored: "first published by Nordic Wire"


def telling(text: str, paper: Paper | None, *, outlet: str, bodies: tuple[str, ...] = ()) -> Annotated:
    """A report that names the people, places and bodies in its text, and mentions one document by its kind."""
    made = report(text, outlet=outlet)
    found = [entity(text, name, "person", name) for name in PEOPLE if name in text]
    found += [entity(text, name, "place", name) for name in PLACES if name in text]
    found += [entity(text, name, "organisation", name) for name in bodies]
    noun = paper.kind if paper else "letter"
    thing = LocalEntity(id="paper", kind="document", name=noun, names=(noun,))
    mentions = [mention for _, some in found for mention in some]
    mentions.append(Mention(span=span(text, noun), kind="document", form="nominal", local="paper"))
    document = paper and LocalDocument(
        local="paper",
        kind=paper.kind,
        ordinal=paper.ordinal,
        date=paper.date,
        signatories=paper.signed,
        addressees=paper.to,
        publishers=paper.publishers,
        anchors=(span(text, paper.words),) if paper.words else (),
    )
    return annotated(
        made,
        entities=(*(one for one, _ in found), thing),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        documents=(document,) if document else (),
        passages=sentences(text),
    )


def joined(*reports: Annotated) -> list[Document]:
    return list(documents.joined(reports, entities.joined(reports, ()), ()).documents)


def drawn(*reports: Annotated) -> list[str]:
    """Each document with the number of reports that describe it."""
    return sorted(f"{document.title} <- {len(document.described_by)}" for document in joined(*reports))


SIGNED = Paper(signed=("Haydar Nasri",), date="2020-05-03")
FULL = telling(f"A letter came. {COMPANY}", SIGNED, outlet="Harbour Ledger")


def test_a_letter_with_the_same_signatory_is_one_document() -> None:
    other = telling(f"A letter came up. {COMPANY}", Paper(signed=("Haydar Nasri",)), outlet="Nordic Wire")
    assert drawn(FULL, other) == ["letter signed by Haydar Nasri, dated 2020-05-03 <- 2"]


@pytest.mark.parametrize(
    "paper",
    [
        Paper(signed=("Haydar Nasri",), date="2020-07-01"),
        Paper(signed=("Haydar Nasri",), ordinal=2),
        Paper(signed=("Lena Orm",)),
        Paper(kind="order", signed=("Haydar Nasri",)),
    ],
    ids=["another date", "a second letter", "another signatory", "another kind"],
)
def test_a_paper_that_something_tells_apart_is_another_document(paper: Paper) -> None:
    other = telling(f"The {paper.kind} came up. {COMPANY}", paper, outlet="Nordic Wire")
    assert len(drawn(FULL, other)) == 2


def test_a_bare_letter_is_the_only_letter_of_the_case_where_the_company_and_the_signatory_are_named() -> None:
    bare = telling(f"Nobody believes the letter. {COMPANY}", None, outlet="Nordic Wire")
    (found,) = joined(FULL, bare)
    assert len(found.described_by) == 2
    assert "can only be this document" in found.same_as[0].reason


def test_a_bare_letter_of_another_story_is_nobodys() -> None:
    bare = telling("Nobody believes the letter. Lena Orm left Osmer.", None, outlet="Nordic Wire")
    assert drawn(FULL, bare) == ["letter signed by Haydar Nasri, dated 2020-05-03 <- 1"]


def test_a_bare_letter_between_two_letters_stays_alone() -> None:
    other = telling(f"A letter came up. {COMPANY}", Paper(signed=("Lena Orm",)), outlet="Osmer Post")
    bare = telling(f"Nobody believes the letter. {COMPANY}", None, outlet="Nordic Wire")
    assert sorted(len(found.described_by) for found in joined(FULL, other, bare)) == [1, 1]


def published(words: str, outlet: str = "Nordic Wire") -> Annotated:
    text = f"A letter, {words}, came. {COMPANY}"
    told = Paper(signed=("Haydar Nasri",), publishers=("Osmer Post",), words=words)
    return telling(text, told, outlet=outlet, bodies=("Osmer Post",))


def publishers(*reports: Annotated) -> list[str]:
    people = entities.joined(reports, ())
    names = {one.id: one.name for one in people.entities}
    (found,) = documents.joined(reports, people, ()).documents
    return sorted(names[one] for one in found.published_by)


def test_who_first_published_is_told_over_reports() -> None:
    assert publishers(FULL, published("first published by Osmer Post")) == ["Osmer Post"]


def test_who_only_saw_the_letter_gives_way_to_who_published_it() -> None:
    seen = telling(
        f"A letter seen by Quarry Times came. {COMPANY}",
        Paper(signed=("Haydar Nasri",), publishers=("Quarry Times",), words="seen by Quarry Times"),
        outlet="Quarry Times",
        bodies=("Quarry Times",),
    )
    assert publishers(seen, published("published by Osmer Post")) == ["Osmer Post"]


def test_what_a_paper_says_of_itself_is_known_by_its_masthead() -> None:
    own = telling(
        f"A letter was obtained by this newspaper. {COMPANY}", Paper(signed=("Haydar Nasri",)), outlet="Osmer Post"
    )
    assert publishers(own) == ["Osmer Post"]


def test_a_source_line_with_an_address_alone_names_the_outlet_that_it_spells() -> None:
    text = f"A letter came. {COMPANY} Source: https://www.osmerpost.example/letters/1"
    made = telling(text, Paper(signed=("Haydar Nasri",)), outlet="Nordic Wire")
    line = Citation(
        span=span(text, "Source: https://www.osmerpost.example/letters/1"),
        kind="source_line",
        outlet=None,
        local=None,
        url="https://www.osmerpost.example/letters/1",
        date=None,
    )
    cited = replace(made, annotations=replace(made.annotations, citations=(line,)))
    assert publishers(cited, telling("Ships came. No letter.", None, outlet="Osmer Post")) == ["Osmer Post"]


def test_a_bare_document_of_which_nothing_is_known_is_none() -> None:
    made = telling("A document came.", Paper(kind="document"), outlet="Nordic Wire")
    assert joined(made) == []


def test_the_order_of_the_reports_changes_nothing() -> None:
    bare = telling(f"Nobody believes the letter. {COMPANY}", None, outlet="Nordic Wire")
    reports = (FULL, bare, published("published by Osmer Post", outlet="Quarry Times"))
    assert joined(*reports) == joined(*reversed(reports))


def test_every_mention_of_a_document_is_anchored() -> None:
    (found,) = documents.joined((FULL,), entities.joined((FULL,), ()), ()).entities
    assert all(FULL.report.text[Span(a.start, a.end).start : a.end] == a.text for a in found.mentions)


SPELT = ("Khaled Juraev", "Haled Zhuraev", "Galed Shuraev", "Omar Sabri")


def spelt(name: str, *, outlet: str, beside: str = "", to: str = "Omar Sabri") -> Annotated:
    """A report of a letter that somebody signed, dated, to somebody, in the company of others."""
    text = f"A letter of {name} came. {beside} {COMPANY}"
    made = telling(text, Paper(signed=(name,), to=(to,), date="2020-05-03"), outlet=outlet)
    known = {one.id for one in made.annotations.entities}
    more = [entity(text, word, "person", word) for word in SPELT if word in text and word not in known]
    layers = made.annotations
    return replace(
        made,
        annotations=replace(
            layers,
            entities=(*layers.entities, *(one for one, _ in more)),
            mentions=tuple(sorted((*layers.mentions, *(m for _, some in more for m in some)), key=lambda m: m.span)),
        ),
    )


def signatories(*reports: Annotated) -> list[tuple[str, ...]]:
    """The spellings of each person who signs a document of the case."""
    links = stage.linked(reports, ())
    signed = {one for document in links.documents for one in document.signatories}
    return sorted(one.names for one in links.entities if one.id in signed)


def test_two_spellings_that_sign_the_same_letter_are_one_person() -> None:
    reports = (spelt("Khaled Juraev", outlet="A"), spelt("Galed Shuraev", outlet="B"))
    assert signatories(*reports) == [("Galed Shuraev", "Khaled Juraev")]
    (one,) = [e for e in stage.linked(reports, ()).entities if len(e.names) == 2]
    assert [reason.reason for reason in one.same_as] == ["Both are said to have signed the same letter."]


def test_two_people_whom_one_report_names_are_not_one_whatever_they_sign() -> None:
    reports = (
        spelt("Khaled Juraev", outlet="A", beside="Haled Zhuraev stood by."),
        spelt("Haled Zhuraev", outlet="B"),
    )
    assert ("Haled Zhuraev", "Khaled Juraev") not in signatories(*reports)


def test_what_a_letter_teaches_does_not_depend_on_the_order_of_the_reports() -> None:
    reports = (spelt("Khaled Juraev", outlet="A"), spelt("Haled Zhuraev", outlet="B"), FULL)
    assert stage.linked(reports, ()) == stage.linked(tuple(reversed(reports)), ())


def told_on(day: str, paper: Paper, outlet: str) -> Annotated:
    made = telling(f"A letter of Osmer Post came. {COMPANY}", paper, outlet=outlet, bodies=("Osmer Post",))
    return replace(made, report=replace(made.report, published=Published(value=day, precision="day")))


BY_A_BODY = Paper(signed=("Osmer Post",))


def test_letters_of_a_body_told_of_months_apart_are_two() -> None:
    reports = (told_on("2021-01-10", BY_A_BODY, "A"), told_on("2021-06-10", BY_A_BODY, "B"))
    assert len(joined(*reports)) == 2


@pytest.mark.parametrize(
    ("paper", "day"),
    [
        (BY_A_BODY, "2021-02-10"),
        (Paper(signed=("Osmer Post",), date="2020-05-03"), "2021-06-10"),
        (Paper(signed=("Osmer Post",), to=("Lena Orm",)), "2021-06-10"),
    ],
    ids=["a month", "a date", "a person"],
)
def test_a_letter_of_a_body_is_one_where_the_time_is_short_or_more_is_known(paper: Paper, day: str) -> None:
    assert len(joined(told_on("2021-01-10", paper, "A"), told_on(day, paper, "B"))) == 1


def test_what_a_press_office_publishes_its_body_publishes() -> None:
    names = ("Salt Coalition", "Salt Coalition Media Office")
    office = telling(
        f"A letter published by Salt Coalition Media Office came. {COMPANY}",
        Paper(signed=("Haydar Nasri",), publishers=(names[1],), words="published by Salt Coalition Media Office"),
        outlet="A",
        bodies=(names[1],),
    )
    body = telling(f"The Salt Coalition met. No letter. {COMPANY}", None, outlet="B", bodies=(names[0],))
    assert publishers(office, body) == ["Salt Coalition"]
