"""What a search finds in the made case, and how it is divided."""

import re

import pytest

from stemmata.web.edition import edition
from stemmata.web.search.finding import Found, facets, found, voice
from stemmata.web.search.hits import hits
from stemmata.web.search.index import index_of
from stemmata.web.search.query import parsed
from tests.web.made_case import made_case
from tests.web.random_case import random_case

READ = edition(made_case())
INDEX = index_of(READ)


def search(words: str) -> Found:
    return found(INDEX, parsed(words))


def outlets(result: Found) -> list[str]:
    return [READ.outlet(item.source.report.id) for item in result.said]


def content(result: Found) -> list[str]:
    return [" ".join(span.of(item.source.report.text) for span in item.statement.content) for item in result.said]


def test_all_words_must_stand_in_one_statement_in_any_form() -> None:
    assert content(search("barrel lie"))
    assert all("barrels" in words and "lie" in words for words in content(search("barrel lie")))
    assert not search("barrels lorries").said


def test_a_phrase_stands_as_it_is() -> None:
    assert search('"lie under"').said
    assert not search('"under lie"').said
    assert search("under lie").said


def test_a_star_finds_what_begins_so() -> None:
    assert set(search("lorr*").said) >= set(search("lorries").said)
    assert search("lorr*").said


def test_a_minus_leaves_out_and_alone_leaves_the_rest() -> None:
    with_it, without = search("barrels"), search("-barrels")
    assert len(with_it.said) + len(without.said) == len(READ.said)
    assert without.notes


def test_statements_stand_in_order_of_publication() -> None:
    ranks = [READ.rank[item.source.report.id] for item in search("-zzz").said]
    assert ranks == sorted(ranks)


def test_an_outlet_is_found_by_a_part_of_its_name_but_its_whole_name_means_it_alone() -> None:
    assert set(outlets(search("outlet:ledger"))) == {"Harbour Ledger"}
    assert set(outlets(search('outlet:"tidewater week"'))) == {"Tidewater Weekly"}


def test_a_claim_is_found_with_all_its_statements() -> None:
    assert {item.statement.id for item in search("claim:C1").said} == set(READ.claims[0].statements)


def test_an_origin_is_found_by_letter_and_by_name_for_the_claims_that_rest_on_it() -> None:
    alpha = READ.origins[0]
    by_letter, by_name = search("origin:α"), search(f'origin:"{alpha.origin.name}"')
    assert by_letter.said
    assert by_letter.said == by_name.said
    for item in by_letter.said:
        origins = [one for claim in READ.claims_of[item.statement.id] for one in claim.origins.named]
        assert any(one.id == alpha.origin.id and item.source.report.id in one.reports for one in origins)


def test_numbers_are_found_by_their_value() -> None:
    for words, least, most in (("number:1200..", 1200, None), ("number:..400", None, 400), ("number:1200", 1200, 1200)):
        given = [
            [item.source.annotations.quantities[n] for n in item.statement.quantities] for item in search(words).said
        ]
        assert given
        for values in ([one.value for one in some if one.value is not None] for some in given):
            assert any((least is None or value >= least) and (most is None or value <= most) for value in values)


def test_who_denies_does_not_assert() -> None:
    denied = [item for item in READ.said.values() if item.statement.chain[-1].modality == "denies"]
    assert denied
    for item in denied:
        name = item.statement.chain[-1].name
        assert item not in search(f'asserted-by:"{name}"').said


def test_a_voice_is_found_by_what_it_says() -> None:
    result = search("asserted-by:dockers")
    assert result.said
    assert all(any("dockers" in step.name for step in item.statement.chain) for item in result.said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("outlet:nobody", "No outlet of this case is called “nobody”."),
        ("origin:zeta-nine", "No origin of this case has the letter or the name “zeta-nine”."),
        ("claim:C999", "This case has no claim “C999”"),
        ("asserted-by:nobody", "No voice that says something of this case is called"),
    ],
)
def test_what_the_case_does_not_have_is_said_in_a_sentence(words: str, said: str) -> None:
    result = search(words)
    assert not result.said
    assert said in result.notes[0]


def test_words_that_stand_in_no_statement_are_pointed_to_in_the_reports() -> None:
    in_statements = {word for words in INDEX.words for word in words.split()}
    report, word = next(
        (name, word) for name, text in INDEX.reports.items() for word in text.split() if word not in in_statements
    )
    result = search(word)
    assert not result.said
    assert report in result.elsewhere


def test_facets_count_what_was_found_and_lead_to_just_so_many() -> None:
    result = search("-zzz")
    for facet in facets(INDEX, result):
        for value in facet.values:
            if value.term:
                narrowed = found(INDEX, result.query.with_term(value.term))
                assert len(narrowed.said) == value.number, value.words
        if not facet.further:
            assert sum(value.number for value in facet.values) == len(result.said)


def test_kinds_of_voice_are_those_of_the_deepest() -> None:
    assert {voice(item) for item in search("voice:own").said} == {"own"}
    assert all(len(item.statement.chain) == 1 for item in search("voice:own").said)


def test_hits_are_the_words_asked_for() -> None:
    for item in search('barrels "under quay"').said:
        for span in hits(item, parsed('barrels "under quay"')):
            assert re.fullmatch("barrels?|under quay", span.of(item.source.report.text), re.IGNORECASE)


def test_random_cases_are_indexed_whole() -> None:
    for seed in range(5):
        read = edition(random_case(20, seed))
        assert len(found(index_of(read), parsed("-zzz")).said) == len(read.said)
