from stemmata.annotate.attribution.known_as import known_as
from stemmata.model.annotations import LocalEntity
from tests import making

TEXT = "Ned Pell, owner of the inn, left. The harbour master, Ada Quill, stayed. A guard, Tom Rusk, slept."


def _known(text: str, *names: str) -> dict[str, str]:
    made = [making.entity(text, name, "person", f"e{at}") for at, name in enumerate(names)]
    return dict(known_as(text, [m for _, mentions in made for m in mentions], [entity for entity, _ in made]))


def test_nouns_beside_a_name_stand_for_it() -> None:
    assert _known(TEXT, "Ned Pell", "Ada Quill", "Tom Rusk") == {"owner": "e0", "master": "e1", "guard": "e2"}


def test_a_noun_that_two_persons_bear_stands_for_neither() -> None:
    text = "Ned Pell, a guard, left. Ada Quill, a guard, stayed."
    assert _known(text, "Ned Pell", "Ada Quill") == {}


def test_roles_count_too() -> None:
    entity = LocalEntity(id="e1", kind="person", name="Ned Pell", names=("Ned Pell",), roles=("head of the office",))
    _, mentions = making.entity("Ned Pell left.", "Ned Pell", "person", "e1")
    assert known_as("Ned Pell left.", mentions, [entity]) == {"head": "e1"}


def test_a_clause_is_no_role() -> None:
    assert _known("Ned Pell, it was said, left.", "Ned Pell") == {}
