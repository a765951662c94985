"""Nobody reads the names that the model gives to its kinds: every page says them in words."""

import re
from dataclasses import replace
from html import unescape
from importlib.resources import files
from typing import get_args

import pytest

from stemmata.model.case import Case
from stemmata.model.decision import Decision, DecisionKind
from stemmata.web.edition import edition
from stemmata.web.labels import DECISION_WORDS
from stemmata.web.paper.document import paper
from stemmata.web.server.edge_panel import edge_page
from stemmata.web.server.names import Asked, entity_page
from stemmata.web.server.views import decisions_page
from stemmata.web.views import index_page, pages
from tests.web.made_case import made_case

TEMPLATES = sorted(
    (one.name, one.read_text(encoding="utf-8"))
    for one in files("stemmata.web").joinpath("templates").iterdir()
    if one.name.endswith(".html")
)
KINDS = "kind|basis|bearing|status|slot|state|modality|polarity|manner|zone|parent_kind|form"
# These are words already: "person", "letter", "town"; "agreed", "set aside".
PLAIN = {
    "entity.kind",
    "one.other.kind",
    "document.kind",
    "candidate.place.kind",
    "site.place.kind",
    "found.place.kind",
}
PLAIN |= {"item.standing.state", "just.state"}
MACHINE = re.compile(
    r"\b(keep-disputed|set-aside|at_least|at_most|first_published|source_line|read_also|translated_by|least_sure)\b"
)


def printed(html: str) -> str:
    """What a reader sees or is told: text and titles, without the values of forms and classes."""
    titles = " ".join(re.findall(r'(?:title|aria-label)="([^"]*)"', html))
    return unescape(re.sub(r"<[^>]*>", " ", html) + titles)


def ruled(kind: DecisionKind) -> Case:
    case = made_case()
    vask, quay = (next(one for one in case.links.entities if one.id == name) for name in ("vask", "quay"))
    keys = tuple(":".join(one.members[0]) for one in (vask, quay))
    edge = min(one.id for one in case.links.derivations)
    subject = (edge,) if kind in {"agree", "disagree", "undecided"} else keys
    made = Decision(id="d1", kind=kind, author="Mira", time="2021-06-01T10:00:00Z", reason=None, subject=subject)
    return replace(case, decisions=(made,))


@pytest.mark.parametrize(("name", "template"), TEMPLATES)
def test_no_template_prints_a_kind_as_it_is(name: str, template: str) -> None:
    shown = re.sub(r'(class|data-\w+|value|id)="[^"]*"', "", template)
    bare = set(re.findall(rf"\{{\{{\s*([\w.]+\.(?:{KINDS}))\s*(?:\||\}}\}})", shown))
    assert bare <= PLAIN, name


@pytest.mark.parametrize("kind", get_args(DecisionKind))
def test_every_kind_of_ruling_stands_in_words_wherever_rulings_stand(kind: DecisionKind) -> None:
    read = edition(ruled(kind))
    words = DECISION_WORDS[kind]
    shown = [index_page(read).html, decisions_page(read, "Ina").html, paper(ruled(kind))]
    if kind in {"agree", "disagree", "undecided"}:
        shown.append(edge_page(read, read.derivations[min(read.derivations)], "Ina").html)
    else:
        shown.append(entity_page(read, read.entities["vask"], Asked(author="Ina")).html)
    if kind == "withdraw":
        shown = shown[:3]
    for html in shown:
        said = printed(html)
        assert words in said.replace(words.capitalize(), words)
        assert not MACHINE.search(said)


def test_no_page_has_a_word_of_the_machine() -> None:
    for page in pages(edition(made_case())):
        assert not MACHINE.search(printed(page.html)), page.name


def test_the_overview_says_what_each_ruling_is_about() -> None:
    said = printed(index_page(edition(ruled("keep-disputed"))).html)
    assert re.search(r"kept apart: .*Vask.* \([A-Z]\), .* \([A-Z]\)\s*, by\s+Mira", said)
