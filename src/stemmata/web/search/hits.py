"""Where the words of a query stand in a statement, so that a page can mark them."""

from collections.abc import Iterator, Sequence

from stemmata.text.span import Span
from stemmata.text.tokens import Token, stem, tokenise
from stemmata.web.edition import Said
from stemmata.web.search.index import folded_words, plain
from stemmata.web.search.query import Query, Term


def hits(item: Said, query: Query) -> tuple[Span, ...]:
    """The characters of the statement's content that meet a term of words, in text order, without overlap."""
    text = item.source.report.text
    tokens = [token for span in item.statement.content for token in tokenise(text, span)]
    met: set[Span] = set()
    for term in query.terms:
        if term.field is None and term.wanted:
            met.update(_phrases(tokens, term) if term.phrase else _single(tokens, term))
    kept: list[Span] = []
    for span in sorted(met, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


def _single(tokens: Sequence[Token], term: Term) -> Iterator[Span]:
    beginning = plain(term.value) if term.value.endswith("*") else None
    wanted = {stem(word) for word in folded_words(term.value)}
    for token in tokens:
        found = stem(plain(token.word))
        if found.startswith(beginning) if beginning else found in wanted:
            yield token.span


def _phrases(tokens: Sequence[Token], term: Term) -> Iterator[Span]:
    wanted = list(folded_words(term.value))
    words = [plain(token.word) for token in tokens]
    for n in range(len(words) - len(wanted) + 1):
        if wanted and words[n : n + len(wanted)] == wanted:
            yield Span(tokens[n].start, tokens[n + len(wanted) - 1].end)
