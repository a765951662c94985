from stemmata.annotate.attribution.cue_table import (
    ADVERB_ROWS,
    ADVERBS,
    IRREGULAR,
    NOUN_ROWS,
    NOUNS,
    PREPOSITIONAL,
    VERBS,
)
from stemmata.annotate.attribution.cues import cue_index, inflections


def test_regular_verbs_are_inflected() -> None:
    assert inflections("deny") == {
        "base": "deny",
        "third": "denies",
        "past": "denied",
        "participle": "denied",
        "ing": "denying",
    }
    assert inflections("agree")["ing"] == "agreeing"
    assert inflections("stress")["third"] == "stresses"
    assert inflections("convey")["past"] == "conveyed"


def test_irregular_verbs_are_listed() -> None:
    assert inflections("tell")["past"] == "told"
    assert all(len(forms) == 3 for forms in IRREGULAR.values())


def test_every_row_says_what_taught_it_and_uses_known_frames() -> None:
    for row in VERBS:
        assert row.taught.endswith((".", "”", "?")), row.lemmas
        assert set(row.frames) <= set("cqtowiapvfdbeO"), row.lemmas


def test_no_verb_stands_in_two_rows() -> None:
    entries = [entry for row in VERBS for entry in row.lemmas.split()]
    assert len(entries) == len(set(entries))


def test_a_cue_with_a_particle_is_tried_before_the_bare_verb() -> None:
    readings = cue_index()["called"]
    assert [cue.particle for cue in readings][-1] is None
    assert {"for", "on"} <= {cue.particle for cue in readings}


def test_a_form_that_is_often_a_noun_is_marked() -> None:
    assert all(cue.noun_too for cue in cue_index()["reports"])
    assert not any(cue.noun_too for cue in cue_index()["reported"])


def test_every_noun_adverb_and_phrase_stands_in_the_sentence_that_taught_its_row() -> None:
    assert all(word == word.lower() for word in [*NOUNS, *ADVERBS])
    for row in [*NOUN_ROWS, *ADVERB_ROWS]:
        assert any(word in row.taught for word in row.words.split()), row
    for phrase, taught in PREPOSITIONAL.items():
        assert " ".join(phrase) in taught.lower()
