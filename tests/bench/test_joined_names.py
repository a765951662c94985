"""Gold mentions laid beside those of a build, and what is counted of them."""

from bench.joined_names import Document, by_name, laid, others

from stemmata.model.annotations import LocalEntity, Mention
from stemmata.text.span import Span
from tests.making import annotated, report, span

TEXT = "Omar Sabri left. He waved. Omar Sabri came back to the Salt Front."


def document(chains: tuple[str, ...] = ("sabri", "sabri", "sabri", "front")) -> Document:
    words = (("Omar Sabri", 0, "name", "e1"), ("He", 0, "pronoun", "e1"), ("Omar Sabri", 1, "name", "e1"))
    mentions = [
        Mention(span=span(TEXT, word, nth), kind="person", form=form, local=local)  # type: ignore[arg-type]
        for word, nth, form, local in words
    ]
    front = Mention(span=span(TEXT, "Salt Front"), kind="organisation", form="name", local="e2")
    read = annotated(
        report(TEXT),
        mentions=(*mentions, front),
        entities=(
            LocalEntity(id="e1", kind="person", name="Omar Sabri", names=("Omar Sabri",)),
            LocalEntity(id="e2", kind="organisation", name="Salt Front", names=("Salt Front",)),
        ),
    )
    spans = (*(one.span for one in mentions), span(TEXT, "the Salt Front"))
    return Document(topic="1", read=read, gold=tuple(zip(spans, chains, strict=True)))


def test_a_gold_mention_is_laid_beside_the_one_it_shares_most_with() -> None:
    assert [one.mention.span.of(TEXT) for one in laid(document())] == ["Omar Sabri", "He", "Omar Sabri", "Salt Front"]


def test_a_mention_that_shares_little_is_laid_beside_none() -> None:
    made = document()
    wide = Document(topic="1", read=made.read, gold=((Span(0, len(TEXT)), "all"),))
    assert laid(wide) == []


def test_names_are_compared_as_partitions_and_pronouns_are_not_among_them() -> None:
    gold, found = by_name([document()])
    assert sorted(map(len, gold)) == sorted(map(len, found)) == [1, 2]


def test_a_pronoun_is_right_where_its_name_is_of_its_chain() -> None:
    assert others(document()) == {"pronoun": 1, "pronoun right": 1}
    assert others(document(("sabri", "mayor", "sabri", "front"))) == {"pronoun": 1, "pronoun right": 0}
