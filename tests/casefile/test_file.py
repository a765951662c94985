"""What a case file keeps, and how it answers whoever opens it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.casefile import CaseFile, Counts
from stemmata.errors import (
    CaseFileBusy,
    CaseFileError,
    NewerCaseFile,
    NotACaseFile,
    PluginError,
    StemmataError,
    UsageError,
)
from stemmata.model.annotations import Mention
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.report import Duplicate, Refusal
from stemmata.text.span import Span
from tests.casefile.keeping import kept, to_save
from tests.casefile.whole import first_report, links, whole_case
from tests.making import annotated, report, sentences, statement, step


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


def test_a_case_comes_back_as_it_was_saved(path: Path) -> None:
    case = whole_case()
    read = kept(case, path)
    ids = tuple(decision.id for decision in read.decisions)
    expected = tuple(replace(decision, id=id_) for decision, id_ in zip(case.decisions, ids, strict=True))
    assert read == replace(case, decisions=expected)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4, unique=True))
def test_any_text_comes_back_character_by_character(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    made = []
    for text in texts:
        written = report(text)
        said = statement(written, text, step("unnamed", text, mention=Span(0, 1)))
        made.append(annotated(written, passages=sentences(text), statements=(said,)))
    read = kept(Case(name="any", built=None, reports=tuple(made)), tmp_path_factory.mktemp("any") / "any.stemma")
    assert read.reports == tuple(sorted(made, key=lambda each: each.report.id))


def test_what_is_loaded_does_not_depend_on_the_order_of_saving(tmp_path: Path) -> None:
    case = whole_case()
    backwards = replace(case, reports=case.reports[::-1])
    assert kept(case, tmp_path / "a.stemma").reports == kept(backwards, tmp_path / "b.stemma").reports


def test_a_new_case_is_empty_and_named_for_its_file(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        assert file.load() == Case(name="quarra", built=None)
        assert file.link_fingerprint() is None


def test_an_empty_file_may_become_a_case(path: Path) -> None:
    path.touch()
    with CaseFile.open_for_writing(path) as file:
        assert file.known_reports() == {}


def test_closing_leaves_one_file(path: Path, tmp_path: Path) -> None:
    kept(whole_case(), path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_case_is_counted_without_loading_it(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_reading(path) as file:
        assert file.counts() == Counts(
            reports=2,
            statements=3,
            claims=1,
            shared_claims=1,
            one_origin=1,
            documents=1,
            derivations=2,
            refusals=1,
            duplicates=1,
            places=1,
            located=1,
        )


def test_reports_are_known_with_the_fingerprint_that_did_them(path: Path) -> None:
    first, second = whole_case().reports
    with CaseFile.open_for_writing(path) as file:
        file.save_reports([to_save(first, fingerprint="rules-1"), to_save(second, fingerprint="rules-2")])
        assert file.known_reports() == {first.report.id: "rules-1", second.report.id: "rules-2"}


def test_one_report_can_be_loaded_alone(path: Path) -> None:
    first, second = whole_case().reports
    with CaseFile.open_for_writing(path) as file:
        file.save_reports([to_save(second), to_save(first)])
        assert file.load_report(first.report.id) == first
        assert file.load_report(second.report.id) == second
        assert file.load_report("unheard of") is None
        assert file.load_reports() == (first, second)


def test_the_bytes_of_a_table_are_kept_once_for_all_its_rows(path: Path) -> None:
    first, second = whole_case().reports
    second = replace(second, report=replace(second.report, sha256=first.report.sha256))
    with CaseFile.open_for_writing(path) as file:
        file.save_reports([to_save(first, data=b"id,text"), to_save(second, data=b"id,text")])
        assert file.original(first.report.sha256) == b"id,text"
        with pytest.raises(UsageError, match="no file with the hash"):
            file.original("22" * 32)
    with sqlite3.connect(path) as direct:
        assert direct.execute("SELECT size FROM blob").fetchall() == [(7,)]
    direct.close()


def test_a_report_annotated_again_takes_the_links_with_it(path: Path) -> None:
    kept(whole_case(), path)
    first = whole_case().reports[0]
    again = replace(first, annotations=replace(first.annotations, statements=()))
    with CaseFile.open_for_writing(path) as file:
        file.save_report(again.report, data=None, annotations=again.annotations, fingerprint="rules-2")
        case = file.load()
        assert case.reports[0] == again
        assert case.links == Links()
        assert file.link_fingerprint() is None


def test_a_report_added_leaves_the_links_for_readers(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_writing(path) as file:
        file.save_reports([to_save(annotated(report("Nothing happened in Quarra.")))])
        assert file.load().links == links()


def test_a_report_taken_out_takes_its_bytes_with_it(path: Path) -> None:
    kept(whole_case(), path)
    gone, stays = whole_case().reports
    with CaseFile.open_for_writing(path) as file:
        file.remove_reports([gone.report.id, "unheard of"])
        assert file.load_reports() == (stays,)
        with pytest.raises(UsageError):
            file.original(gone.report.sha256)
        assert file.original(stays.report.sha256)


def test_refusals_go_when_their_paths_are_read_again(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        old = [Refusal(path=name, reason="It is empty.") for name in ("a.txt", "b.txt", "t.csv#row=3", "t#3.csv")]
        file.save_refusals(old, read=["a.txt", "b.txt", "t.csv", "t#3.csv"])
        file.save_refusals([Refusal(path="a.txt", reason="It is a picture.")], read=["a.txt", "t.csv", "t"])
        case = file.load()
    assert [(each.path, each.reason) for each in case.refusals] == [
        ("a.txt", "It is a picture."),
        ("b.txt", "It is empty."),
        ("t#3.csv", "It is empty."),
    ]


def test_duplicates_go_when_their_paths_are_read_again(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        file.save_duplicates([Duplicate(path="b", report="r"), Duplicate(path="a", report="r")], read=["a", "b"])
        file.save_duplicates([], read=["a"])
        assert file.load().duplicates == (Duplicate(path="b", report="r"),)


def test_a_path_that_is_not_unicode_is_kept_readable(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        file.save_refusals([Refusal(path="caf\udce9.txt", reason="caf\udce9.txt is empty.")], read=["caf\udce9.txt"])
        (refusal,) = file.load().refusals
        assert refusal.path == r"caf\udce9.txt"
        file.save_refusals([], read=["caf\udce9.txt"])
        assert file.load().refusals == ()


def test_what_does_not_anchor_is_not_saved(path: Path) -> None:
    first = whole_case().reports[0]
    beyond = Mention(span=Span(0, len(first.report.text) + 1), kind="person", form="name", local=None)
    unsound = Annotated(
        report=first.report, annotations=replace(first.annotations, mentions=(*first.annotations.mentions, beyond))
    )
    with CaseFile.open_for_writing(path) as file:
        with pytest.raises(PluginError, match="lies outside the text"):
            file.save_reports([to_save(unsound)])
        assert file.known_reports() == {}


def test_links_to_what_the_case_does_not_hold_are_not_saved(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_writing(path) as file:
        broken = replace(links(), outlets={"unheard of": "e-ledger"})
        with pytest.raises(StemmataError, match="'unheard of', which the case does not hold"):
            file.replace_links(broken, fingerprint="links-2", built="2021-06-02T12:00:00Z")
        homeless = replace(links(), entities=links().entities[1:])
        with pytest.raises(StemmataError, match="does not hold together"):
            file.replace_links(homeless, fingerprint="links-2", built="2021-06-02T12:00:00Z")
        assert file.load().links == links()
        assert file.link_fingerprint() == "links-1"


def test_each_drawing_of_the_links_is_recorded(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_writing(path) as file:
        file.replace_links(Links(), fingerprint="links-2", built="2021-06-02T12:00:00Z")
        assert file.load().built == "2021-06-02T12:00:00Z"
    with sqlite3.connect(path) as direct:
        rows = direct.execute("SELECT built, reports, link_fingerprint FROM build ORDER BY number").fetchall()
    direct.close()
    assert rows == [("2021-06-01T12:00:00Z", 2, "links-1"), ("2021-06-02T12:00:00Z", 2, "links-2")]


def test_readers_read_while_a_writer_writes(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_writing(path) as writer, CaseFile.open_for_reading(path) as reader:
        writer.remove_reports([first_report().id])
        assert len(reader.load_reports()) == 1
        writer.save_reports([to_save(whole_case().reports[0])])
        assert len(reader.load_reports()) == 2


def test_a_reader_does_not_write(path: Path) -> None:
    kept(whole_case(), path)
    with CaseFile.open_for_reading(path) as file, pytest.raises(StemmataError, match="for reading only"):
        file.remove_reports([first_report().id])


class TestOpening:
    def test_a_second_writer_is_told_at_once(self, path: Path) -> None:
        with CaseFile.open_for_writing(path), pytest.raises(CaseFileBusy, match="Another process is writing"):
            CaseFile.open_for_writing(path, wait=0.1)
        CaseFile.open_for_writing(path, wait=0).close()

    def test_what_is_not_there_is_not_made_for_a_reader(self, path: Path) -> None:
        with pytest.raises(UsageError, match="There is no case file"):
            CaseFile.open_for_reading(path)
        with pytest.raises(UsageError, match="There is no case file"):
            CaseFile.open_for_writing(path, create=False)
        assert not path.exists()

    def test_a_folder_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="There is no folder"):
            CaseFile.open_for_writing(tmp_path / "nowhere" / "a.stemma")

    def test_a_folder_is_no_case(self, tmp_path: Path) -> None:
        with pytest.raises(NotACaseFile, match="is a folder"):
            CaseFile.open_for_writing(tmp_path)
        with pytest.raises(NotACaseFile, match="is a folder"):
            CaseFile.open_for_reading(tmp_path)

    @pytest.mark.parametrize("foreign", [b"Dear reader,", b"SQLite format 3\x00" + b"\x00" * 200, b"\x00"])
    def test_a_foreign_file_is_never_touched(self, path: Path, foreign: bytes) -> None:
        path.write_bytes(foreign)
        for opened in (CaseFile.open_for_writing, CaseFile.open_for_reading):
            with pytest.raises(NotACaseFile, match="is not a case file"):
                opened(path)
        assert path.read_bytes() == foreign
        assert [each.name for each in path.parent.iterdir()] == [path.name]

    def test_another_program_s_database_is_never_touched(self, path: Path) -> None:
        with sqlite3.connect(path) as foreign:
            foreign.execute("CREATE TABLE report (id)")
        foreign.close()
        before = path.read_bytes()
        with pytest.raises(NotACaseFile):
            CaseFile.open_for_writing(path)
        assert path.read_bytes() == before

    def test_an_empty_file_is_no_case_to_a_reader(self, path: Path) -> None:
        path.touch()
        with pytest.raises(NotACaseFile):
            CaseFile.open_for_reading(path)
        with pytest.raises(NotACaseFile, match="is empty"):
            CaseFile.open_for_writing(path, create=False)

    @pytest.mark.parametrize(("version", "error"), [(99, NewerCaseFile), (0, CaseFileError)])
    def test_another_schema_is_told_from_damage(self, path: Path, version: int, error: type[Exception]) -> None:
        CaseFile.open_for_writing(path).close()
        with sqlite3.connect(path) as direct:
            direct.execute(f"PRAGMA user_version = {version}")
        direct.close()
        with pytest.raises(error, match="schema is"):
            CaseFile.open_for_reading(path)
        if version == 99:
            with pytest.raises(NewerCaseFile, match="Update Stemmata"):
                CaseFile.open_for_writing(path)

    def test_a_damaged_case_is_told(self, path: Path) -> None:
        kept(whole_case(), path)
        data = bytearray(path.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        path.write_bytes(data)
        with pytest.raises(CaseFileError, match="is damaged"):
            CaseFile.open_for_reading(path)
