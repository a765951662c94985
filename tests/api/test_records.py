"""Records of an open case: found by place and id, leading from one to the next, and never changing."""

import copy
import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import stemmata
from stemmata import OpenCase
from stemmata.errors import CaseFileError, NotACaseFile, NotInCase, UsageError
from stemmata.text.span import Span
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[OpenCase]:
    kept(whole_case(), tmp_path / "quarra.stemma")
    with stemmata.open(tmp_path / "quarra.stemma") as case:
        yield case


def test_a_list_is_counted_gone_through_and_looked_up(letter: OpenCase) -> None:
    claims = letter.claims
    assert len(claims) == len(list(claims)) == len(claims.ids) > 100
    first = claims[0]
    assert claims[first.id] == first == claims[: len(claims)][0] == claims[-len(claims)]
    assert first in claims
    assert first.id in claims
    assert "nothing" not in claims
    assert 3 not in claims
    assert claims.get("nothing") is None
    assert [one.id for one in claims[9:2:-3]] == [claims.ids[n] for n in (9, 6, 3)]


def test_an_id_that_is_not_there_is_a_key_error_that_says_so(letter: OpenCase) -> None:
    with pytest.raises(KeyError):
        letter.reports["nothing"]
    with pytest.raises(NotInCase, match="nothing with the id 'nothing' among these reports"):
        letter.reports["nothing"]
    with pytest.raises(IndexError):
        letter.reports[1000]


def test_where_keeps_the_order_and_is_a_list_like_any_other(letter: OpenCase) -> None:
    wide = letter.claims.where(lambda claim: len(claim.report_ids) >= 3)
    assert [one.id for one in wide] == [one.id for one in letter.claims if len(one.report_ids) >= 3]
    assert 0 < len(wide) < len(letter.claims)
    assert len(wide.where(lambda claim: claim.origins.at_most == 1)) < len(wide)
    outside = next(id_ for id_ in letter.claims.ids if id_ not in wide.ids)
    assert wide.get(outside) is None
    assert outside not in wide


def test_a_claim_leads_to_its_statements_and_these_to_exact_characters(letter: OpenCase) -> None:
    for claim in letter.claims[:40]:
        for statement in claim.statements:
            report = statement.report
            assert claim in statement.claims
            assert claim in report.claims
            assert report in claim.reports
            assert " … ".join(quote.text for quote in statement.content) == statement.words
            for quote in statement.content:
                assert report.text[quote.span] == quote.text == str(quote)
                assert quote.report is report
            for number in statement.quantities:
                assert report.text[number.span] == number.span.of(report.text)
            assert statement.chain[0].entity == report.outlet or statement.chain[0].kind != "outlet"


def test_a_text_is_a_string_that_takes_spans(letter: OpenCase) -> None:
    text = letter.reports[0].text
    assert text[Span(0, 4)] == text[0:4] == text[:4]
    assert isinstance(text, str)
    assert text[0] == text[Span(0, 1)]


def test_names_lead_to_their_mentions_and_derivations_to_both_ends(letter: OpenCase) -> None:
    for entity in letter.entities[:40]:
        assert all(quote.report.text[quote.span] == quote.text for quote in entity.mentions)
        assert {quote.report_id for quote in entity.mentions} == {report.id for report in entity.reports}
    for edge in letter.derivations:
        if edge.child:
            assert edge in edge.child.derivations
        if isinstance(edge.parent, stemmata.Report):
            assert edge in edge.parent.taken_by
    assert any(edge.child and isinstance(edge.parent, stemmata.Report) for edge in letter.derivations)


def test_the_roads_of_a_claim_end_at_its_origins(letter: OpenCase) -> None:
    (claim, *_) = letter.claims.where(lambda one: len(one.origins.named) == 1 and len(one.report_ids) > 2)
    (origin,) = claim.origins.named
    ends = {road.steps[-1].parent_id for road in claim.origins.paths if road.report in origin.reports}
    assert origin.id in ends


def test_every_kind_of_record_of_a_case_that_has_them_all(whole: OpenCase) -> None:
    (document,) = whole.documents
    assert document.entity.kind == "document"
    assert document.contents[0].claim.label
    (relation, *_) = whole.relations
    assert relation.statements or relation.denied_by
    assert relation.subject.name
    assert whole.events[0].statements
    assert whole.decisions[0].kind
    assert whole.refusals[0].reason
    assert whole.duplicates[:1][0].path
    assert whole.reports[0].original() == whole.reports[0].text.encode()
    assert whole.reports[0].annotations.passages


def test_records_are_equal_by_what_they_say_and_cannot_be_changed(letter_file: Path) -> None:
    with stemmata.open(letter_file) as one, stemmata.open(letter_file) as other:
        assert one.claims[0] == other.claims[0]
        assert len({one.claims[0], other.claims[0], one.claims[1]}) == 2
        assert copy.deepcopy(one.claims[0]).statements == one.claims[0].statements
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.claims[0].label = "another"  # type: ignore[misc]


def test_a_closed_case_says_that_it_is_closed(letter_file: Path) -> None:
    case = stemmata.open(letter_file)
    claim = case.claims[0]
    case.close()
    case.close()
    assert claim.label
    for ask in (lambda: claim.statements, lambda: len(case.claims), case.reread, case.claims.to_arrow):
        with pytest.raises(UsageError, match=r"was closed.*stemmata.open"):
            ask()


@pytest.mark.parametrize(
    ("content", "error"), [(b"", NotACaseFile), (b"not a case", NotACaseFile), (b"SQLite format 3\0", NotACaseFile)]
)
def test_what_is_no_case_is_refused_with_what_to_do(content: bytes, error: type[CaseFileError], tmp_path: Path) -> None:
    path = tmp_path / "other.stemma"
    path.write_bytes(content)
    with pytest.raises(error, match="not a case file") as caught:
        stemmata.open(path)
    assert caught.value.hint
    with pytest.raises(UsageError, match="There is no case file"):
        stemmata.open(tmp_path / "nothing.stemma")


def test_threads_may_share_a_case(letter: OpenCase) -> None:
    alone = [(claim.id, [one.words for one in claim.statements]) for claim in letter.claims[:60]]
    found: list[list[tuple[str, list[str]]]] = []

    def read() -> None:
        found.append([(claim.id, [one.words for one in claim.statements]) for claim in letter.claims[:60]])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 4


def test_search_finds_words_phrases_and_beginnings(letter: OpenCase) -> None:
    found = letter.search("volunteers")
    assert found
    assert all("volunteers" in one.words.lower() for one in found)
    assert set(found) <= set(letter.search("volunt*"))
    assert letter.search('"of volunteers"') == tuple(
        one for one in letter.search("volunteers of") if "of volunteers" in one.words.lower()
    )
    assert letter.search("") == letter.search('" - "') == letter.search("nosuchword") == ()
    assert letter.search('NEAR(" OR ^volunteers') == ()
