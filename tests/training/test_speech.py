"""GUM's relations of attribution: who says what, and what is said in what is said."""

import pytest
from training.conllu import Parsed, documents_in
from training.speech import Edge, Speech, edges_in, signalled, spans_of, speeches_in

from stemmata.text.span import Span
from tests.training.making_conllu import document, sentence

TEXT = "Orla said Bram denied that ferries sink, because they float."
ROWS = """
Orla NNP 2 nsubj Discourse=attribution-positive:1->3:1:sem-atsrc-1-gold+lex-indwd-2-_
said VBD 0 root _
Bram NNP 4 nsubj Discourse=attribution-negative:2->3:0:lex-indwd-4-gold+sem-atsrc-3-gold
denied VBD 2 ccomp _
that IN 7 mark Discourse=ROOT:3:0:_
ferries NNS 7 nsubj _
sink VBP 4 ccomp _
, , 4 punct _
because IN 11 mark Discourse=causal-cause:4->3:2:_
they PRP 11 nsubj _
float VBP 2 advcl _
. . 2 punct _
"""


def parsed(text: str, rows: str, name: str = "GUM_bio_quill") -> Parsed:
    (found,) = documents_in(document(name, [sentence(text, rows)]))
    return found


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def told(text: str, speech: Speech) -> list[list[str]]:
    return [words(text, spans) for spans in (speech.source, speech.cue, speech.content)]


def test_what_is_said_in_what_is_said_is_deeper() -> None:
    outer, inner = speeches_in(parsed(TEXT, ROWS))
    assert told(TEXT, outer) == [["Orla"], ["said"], ["Bram denied that ferries sink,"]]
    assert told(TEXT, inner) == [["Bram"], ["denied"], ["that ferries sink,"]]
    assert (outer.depth, outer.within, outer.negative) == (1, None, False)
    assert (inner.depth, inner.within, inner.negative) == (2, 0, True)
    assert words(TEXT, inner.unit) == ["Bram denied"]


def test_what_hangs_higher_than_the_attribution_is_not_said() -> None:
    low = ROWS.replace("causal-cause:4->3:2", "causal-cause:4->3:0")
    assert told(TEXT, speeches_in(parsed(TEXT, low))[0])[2] == [TEXT.removeprefix("Orla said ")]
    assert told(TEXT, speeches_in(parsed(TEXT, ROWS))[0])[2] == ["Bram denied that ferries sink,"]


def test_a_content_that_the_attribution_interrupts_is_in_two_spans() -> None:
    rows = """
    Ferries NNS 5 nsubj Discourse=ROOT:1:0
    , , 4 punct Discourse=attribution-positive:2->1:0:sem-atsrc-3-_+lex-indwd-4-_
    she PRP 4 nsubj _
    said VBD 5 parataxis _
    sink VBP 0 root Discourse=same-unit:3->1:1:_
    """
    text = "Ferries, she said sink"
    (only,) = speeches_in(parsed(text, rows))
    assert told(text, only) == [["she"], ["said"], ["Ferries", "sink"]]


def test_a_line_that_heads_a_text_holds_none_of_its_speeches() -> None:
    heading = sentence("ORLA", "ORLA NNP 0 root Discourse=attribution-positive:1->3:1:sem-atsrc-1-_")
    said = sentence(
        "We hear it sinks.",
        """
        We PRP 2 nsubj Discourse=attribution-positive:2->3:0:sem-atsrc-2-_+lex-indwd-3-_
        hear VBP 0 root _
        it PRP 5 nsubj Discourse=ROOT:3:0
        sinks VBZ 2 ccomp _
        . . 2 punct _
        """,
    )
    more = sentence("Ah.", "Ah UH 0 root Discourse=joint-other:4->3:0:_\n. . 1 punct _", new_paragraph=True)
    (made,) = documents_in(document("GUM_speech_quill", [heading, said, more]))
    byline, inner = speeches_in(made)
    assert (byline.depth, inner.depth, inner.within) == (1, 1, None)


def test_a_further_relation_of_a_unit_tells_its_own_height() -> None:
    first, second = edges_in("joint-list:3->2:1:_;attribution-positive:3->4:0:2:lex-indwd-9-gold")
    assert first == Edge("joint-list", 3, 2, 1, "_", True)
    assert second == Edge("attribution-positive", 3, 4, 2, "lex-indwd-9-gold", False)


def test_the_root_hangs_on_nothing() -> None:
    assert list(edges_in("ROOT:3:0")) == []


def test_signals_point_at_tokens_from_one() -> None:
    signals = "sem-atsrc-3,5-6-gold+lex-indwd-9-_+grf-ly-_-_+dm-according to-11-_"
    assert list(signalled(signals, "sem-atsrc")) == [2, 4, 5]
    assert list(signalled(signals, "lex-indwd", "dm-")) == [8, 10]


def test_neighbouring_tokens_share_a_span() -> None:
    tokens = parsed(TEXT, ROWS).tokens
    assert words(TEXT, spans_of(tokens, [3, 0, 1, 99])) == ["Orla said", "denied"]
    assert spans_of(tokens, []) == ()


def test_a_document_without_units_has_no_speeches() -> None:
    assert speeches_in(parsed("Velm", "Velm NNP 0 root _")) == ()


def test_news_is_kept_back() -> None:
    with pytest.raises(ValueError, match="kept back"):
        speeches_in(parsed(TEXT, ROWS, name="GUM_news_velm"))
