from stemmata.model.annotations import LocalEntity, Mention
from tests import making
from tests.annotate.reading import drawn, lines, said

TALK = "Dorn Vask: We saw nine lorries. They came at night.\nLena Orrin: We saw none.\nDorn Vask: I counted them."


def test_labels_that_come_back_make_a_transcript_and_every_label_in_it_a_speakers() -> None:
    assert lines(TALK) == [
        "Dorn Vask [:] We saw nine lorries",
        "Dorn Vask [:] They came at night",
        "Lena Orrin [:] We saw none",
        "Dorn Vask [:] I counted them",
    ]


def test_a_label_with_the_name_of_somebody_known_is_a_speakers() -> None:
    text = "Lena Orrin: We saw none."
    report = making.report(text)
    name = Mention(span=making.span(text, "Lena Orrin"), kind="person", form="name", local="e1")
    known = LocalEntity(id="e1", kind="person", name="Lena Orrin", names=("Lena Orrin",))
    (one,) = said(report, mentions=(name,), entities=(known,))
    assert drawn(text, one) == "Lena Orrin [:] We saw none"
    assert one.manner == "direct"


def test_a_speaker_holds_the_floor_until_the_next_label() -> None:
    text = "Dorn Vask: We left.\nIt was cold.\nDorn Vask: We came back."
    assert lines(text)[1] == "Dorn Vask [:] It was cold"


def test_questions_are_the_outlets_and_answers_are_the_voice_before() -> None:
    text = "Dorn Vask said the gate was shut.\nQ: Who shut it?\nA: The guards."
    asked, answered = lines(text)[1:]
    assert asked == "- [] Who shut it"
    assert answered == "Dorn Vask [:] The guards"


def test_who_answers_is_doubted() -> None:
    text = "Dorn Vask said the gate was shut.\nQ: Who shut it?\nA: The guards."
    assert said(text)[-1].doubt is not None


def test_somebody_who_is_quoted_in_a_transcript_speaks_through_the_speaker() -> None:
    text = "Dorn Vask: Pell said that the gate was shut.\nDorn Vask: I saw it."
    assert lines(text)[0] == "Dorn Vask < Pell [said] the gate was shut"


def test_a_colon_in_plain_prose_is_no_label() -> None:
    text = "Nine ships left: the port was empty."
    assert lines(text) == ["- [] Nine ships left: the port was empty"]
