"""Tables of aliases and resolver files become rulings; what they meet nothing for is listed, and nothing is guessed."""

import json
from dataclasses import replace

import pytest

from stemmata.errors import UsageError
from stemmata.judgement import aliases, resolver
from stemmata.judgement.importing import Group, Import, planned
from stemmata.model.case import Case
from tests.judgement.pairs import LEDGER, SORBY, VELD, ruling, with_rulings

CASE = with_rulings()


def groups(text: str, name: str = "a.csv", **roles: str) -> list[tuple[str, ...]]:
    return [one.names for one in aliases.read(text.encode(), name, roles).groups]


def plan(*names: str, case: Case = CASE, kind: str = "merge") -> Import:
    return planned(case, [Group(names=names, where="line 2", kind=kind)], "a.csv")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "alias,canonical\nSørby,Sørby Post\nThe Post,Sørby Post\n",
        "canonical;aliases\nSørby Post;Sørby | The Post\n",
        "name\taliases\nSørby Post\tSørby;The Post\n",
        "Name,Aliases\nSørby Post,Sørby|The Post\n",
        "original,match,qid\nSørby,Sørby Post,Q1\nThe Post,Sørby Post,Q1\n",
        "\ufefforiginal,qid\nSørby Post,Q1\nSørby,Q1\nThe Post,Q1\nAnother,\n",
    ],
)
def test_tables_in_the_shapes_that_people_have_say_the_same(text: str) -> None:
    (found,) = groups(text)
    assert sorted(found) == ["Sørby", "Sørby Post", "The Post"]


@pytest.mark.parametrize(
    "data",
    [
        [{"name": "Sørby Post", "aliases": ["Sørby", "The Post"]}],
        [{"canonical": "Sørby Post", "alias": "Sørby|The Post"}],
        {"Sørby Post": ["Sørby", "The Post"]},
        [["Sørby Post", "Sørby", "The Post"]],
        [[{"v": "Sørby Post", "c": 4}, {"v": "Sørby", "c": 1}, {"v": "The Post", "c": 1}]],
        {
            "clusters": [
                {"value": "Sørby Post", "edit": True, "choices": [{"v": "Sørby", "c": 1}, {"v": "The Post", "c": 2}]}
            ]
        },
        [{"op": "core/mass-edit", "columnName": "x", "edits": [{"from": ["Sørby", "The Post"], "to": "Sørby Post"}]}],
    ],
)
def test_json_and_what_openrefine_writes_say_the_same(data: object) -> None:
    (found,) = groups(json.dumps(data), "a.json")
    assert sorted(found) == ["Sørby", "Sørby Post", "The Post"]


def test_a_cluster_that_nobody_ticked_is_the_machine_s_guess() -> None:
    read = aliases.read(json.dumps([{"value": "X", "edit": False, "choices": [{"v": "Y"}]}]).encode(), "a.json", {})
    assert read.groups == ()
    assert "Nobody ticked" in read.unmet[0].reason


def test_a_name_in_two_groups_is_used_for_neither() -> None:
    read = aliases.read(b"alias,canonical\nX,A\nx,B\nY,B\n", "a.csv", {})
    assert [one.names for one in read.groups] == [("A",), ("B", "Y")]
    assert [one.name for one in read.unmet] == ["X", "x"]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("x,y\na,b\n", "a.csv", "It cannot be told which column"),
        ('alias,canonical\n"a,b\n', "a.csv", "is no table"),
        ("{", "a.json", "is no JSON"),
        ("3", "a.json", "holds no list of names"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        groups(text, name)


def test_columns_can_be_named() -> None:
    assert groups("x,y\na,b\n", canonical="y", alias="X") == [("b", "a")]
    with pytest.raises(UsageError, match="has no column 'z'"):
        groups("x,y\na,b\n", canonical="z", alias="x")
    with pytest.raises(UsageError, match="names no column"):
        aliases.roles_of("name=x")


def test_names_of_two_entities_become_a_merge_whatever_the_letters() -> None:
    (made,) = plan("HARBOUR  ledger", "Sørby Post").rulings
    assert (made.kind, made.subject, made.names) == ("merge", (LEDGER, SORBY), ("Harbour Ledger", "Sørby Post"))
    assert made.reason == "a.csv, line 2: HARBOUR  ledger, Sørby Post"


def test_a_name_that_nobody_bears_is_listed_and_not_guessed() -> None:
    found = plan("Harbour Ledger", "Sorby Post")
    assert found.rulings == ()
    assert [(one.name, one.kind) for one in found.unmet] == [("Sorby Post", "nobody")]


def test_a_name_that_several_bear_is_listed() -> None:
    sorby = next(one for one in CASE.links.entities if one.id == "e-sorby")
    twin = replace(sorby, id="e-twin", kind="place")
    case = replace(CASE, links=replace(CASE.links, entities=(*CASE.links.entities, twin)))
    found = plan("Harbour Ledger", "Sørby Post", case=case)
    assert [one.kind for one in found.unmet] == ["several"]
    assert found.rulings == ()


def test_what_the_case_has_so_is_known() -> None:
    merged = with_rulings(ruling("merge", LEDGER, SORBY))
    assert (plan("Harbour Ledger", "Sørby Post", case=merged).known, plan("Quarra", "quarra").known) == (1, 1)


def test_the_same_line_imported_again_is_known_until_it_is_taken_back() -> None:
    (made,) = plan("Harbour Ledger", "Sørby Post").rulings
    done = ruling("merge", *made.subject, by="a.csv, imported by Ina", why=made.reason)
    assert plan("Harbour Ledger", "Sørby Post", case=with_rulings(done)).rulings == ()
    undone = with_rulings(done, ruling("withdraw", done.id, at=1))
    assert plan("Harbour Ledger", "Sørby Post", case=undone).rulings == (made,)


def test_what_gainsays_a_ruling_is_listed_and_not_made() -> None:
    mine = ruling("keep-disputed", LEDGER, SORBY)
    found = plan("Harbour Ledger", "Sørby Post", case=with_rulings(mine))
    assert (found.rulings, [one.ours for one in found.conflicts]) == ((), [(mine,)])


def test_parting_what_the_case_holds_for_one_is_left_to_a_person() -> None:
    found = plan("Quarra", "quarra", kind="split")
    assert found.rulings == ()
    assert "split them by their members" in found.unmet[0].reason


def line(*row: object) -> str:
    return json.dumps(row) + "\n"


def judged(*lines: str) -> aliases.Read:
    return resolver.read("".join(lines).encode(), {one.id for one in CASE.links.entities})


def test_positive_judgements_through_a_canonical_id_become_one_merge_with_who_judged() -> None:
    read = judged(
        line("NK-abc", "entity-e-ledger", "positive", None, "ann", "2024-01-01T00:00:00"),
        line("NK-abc", "e-sorby.5f2c", "positive", None, "bo", "2024-01-02T00:00:00"),
    )
    (group,) = read.groups
    assert (group.names, group.kind) == (("e-ledger", "e-sorby"), "merge")
    assert group.why == "judged positive by ann, bo, last on 2024-01-02T00:00:00"
    assert planned(CASE, read.groups, "r.ijson").rulings[0].subject == (LEDGER, SORBY)


def test_negative_and_unsure_judgements_part_and_keep_open_also_through_canonical_ids() -> None:
    read = judged(
        line("NK-abc", "e-ledger", "positive", None, "ann", None),
        line("NK-abc", "e-veld", "negative", None, "ann", "2024"),
        line("e-veld", "e-sorby", "unsure", 0.5, None, None),
        line("e-quarra", "e-sorby", "no_judgement", 0.9, None, None),
    )
    made = planned(CASE, read.groups, "r.ijson").rulings
    assert [(one.kind, one.subject) for one in made] == [("split", (VELD, LEDGER)), ("keep-disputed", (VELD, SORBY))]


def test_ids_that_the_case_has_not_are_listed() -> None:
    read = judged(line("Q42", "e-ledger", "positive", None, "ann", None), line("Q42", "zz-1", "positive", None, "", ""))
    assert read.groups == ()
    assert [one.name for one in read.unmet] == ["zz-1"]


@pytest.mark.parametrize("words", ["nonsense", "{}", '["a"]', '["a", "b", "maybe"]', '[1, 2, "positive"]', "[" * 5000])
def test_a_line_that_is_no_judgement_is_listed(words: str) -> None:
    read = judged(line("Q42", "e-ledger", "positive", None, "ann", None), words + "\n")
    assert [one.where for one in read.unmet] == ["line 2"]


def test_a_resolver_file_is_known_by_its_first_line() -> None:
    assert resolver.looks_like(line("a", "b", "positive", None, None, None).encode())
    assert not resolver.looks_like(b"alias,canonical\n")
    assert not resolver.looks_like(b'[["a", "b", "c"]]')
