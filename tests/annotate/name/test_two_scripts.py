from tests.annotate.names_in_text import read


def entity_names(text: str) -> list[tuple[str, ...]]:
    return [entity.names for entity in read(text)[1].entities if entity.kind == "person"]


def test_a_name_that_is_repeated_in_another_script_is_one() -> None:
    found = entity_names(
        "The letter was signed by Colonel Oram Veldin (Орам Велдин), who left Quarra. Veldin denied it."
    )
    assert len(found) == 1
    assert {"Oram Veldin", "Орам Велдин"} <= set(found[0])


def test_two_names_of_one_script_side_by_side_stay_two() -> None:
    found = entity_names("Colonel Oram Veldin (Tamsin Orrel said so) left Quarra, residents said.")
    assert [name for names in found for name in names if name in {"Oram Veldin", "Tamsin Orrel"}]
    assert not any({"Oram Veldin", "Tamsin Orrel"} <= set(names) for names in found)
