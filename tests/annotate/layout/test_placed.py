from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.layout.placed import Placed
from stemmata.text.span import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS).map(sorted), SPANS)
def test_the_spans_of_a_stretch_are_those_that_touch_it_or_lie_in_it(spans: list[Span], stretch: Span) -> None:
    placed = Placed(spans)
    touching = [at for at, span in enumerate(spans) if span.overlaps(stretch)]
    assert placed.touching(stretch) == tuple(touching)
    assert placed.inside(stretch) == tuple(at for at in touching if stretch.contains(spans[at]))
