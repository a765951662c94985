"""Spellings of Arabic names: cleaned without looking at two Latin words at once, and no pair says both."""

from training.arabic_names import arabic_form, forms_of, pairs_of, part_of, read_in

LINES = [f"{latin}\t{' '.join(arabic)}\t1" for latin, arabic in [
    ("qasim", "قاسم"), ("kassem", "قاسم"), ("berlin", "قاسم"), ("nadir", "نادر"), ("nader", "نادر"), ("salim", "سالم"),
    ("selim", "سالم"), ("karim", "كريم"), ("kareem", "كريم"), ("rashid", "راشد"), ("mounir", "منير"), ("munir", "منير"),
    ("farouk", "فاروق"), ("faruq", "فاروق"), ("hilmi", "حلمي"), ("helmy", "حلمي"),
]]  # fmt: skip


def test_a_word_that_the_arabic_cannot_be_read_in_is_left_out() -> None:
    assert forms_of(LINES)[arabic_form("قاسم")] == {"qasim", "kassem"}
    assert read_in("قاسم", "qasim") == 1.0


def test_hamza_and_article_make_no_other_form() -> None:
    assert arabic_form("ا ل ه د ا و ي") == arabic_form("ه د ا و ى")


def test_pairs_are_of_one_half_and_none_is_both() -> None:
    forms = forms_of(LINES)
    for part in ("learn", "test"):
        half = {word for form, words in forms.items() if part_of(form) == part for word in words}
        found = pairs_of(forms, part)
        assert len(set(found.pairs)) == len(found.pairs)
        assert {word for pair in found.pairs for word in pair} <= half
