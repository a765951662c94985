"""An inverted index of an edition's statements, in memory. It is built once for each reading of the case."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from stemmata.model.claim import Claim
from stemmata.text.shingles import fold
from stemmata.text.tokens import WORD, stem, tokenise
from stemmata.web.edition import Edition, Said

NOT_ASSERTING = frozenset({"denies", "asks", "requests"})  # modalities of voices that do not say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Numbers count ``said``: the statements in order of publication, then of text."""

    edition: Edition
    said: tuple[Said, ...]
    words: tuple[str, ...]  # of each statement's content and voices, folded, with a blank at either end and between
    reports: Mapping[str, str]  # report id → the words of its whole text, likewise
    by_stem: Mapping[str, list[int]]
    vocabulary: tuple[str, ...]  # the stems, sorted
    by_voice: Mapping[str, frozenset[int]]  # folded name of a voice, any spelling → what it says
    by_outlet: Mapping[str, frozenset[int]]  # folded name
    by_origin: Mapping[str, frozenset[int]]  # origin id

    def with_beginning(self, beginning: str) -> frozenset[int]:
        """The statements with a word whose stem begins so."""
        found: set[int] = set()
        for n in range(bisect_left(self.vocabulary, beginning), len(self.vocabulary)):
            if not self.vocabulary[n].startswith(beginning):
                break
            found.update(self.by_stem[self.vocabulary[n]])
        return frozenset(found)


def index_of(edition: Edition) -> Index:
    """The index of all statements of the edition."""
    said = edition.said_in_order(edition.said)
    spellings = _spellings(edition)
    words, by_stem = [], defaultdict[str, list[int]](list)
    by_voice, by_outlet, by_origin = (defaultdict[str, set[int]](set) for _ in range(3))
    for n, item in enumerate(said):
        found = tuple(folded_words(_text(item)))
        words.append(in_blanks(found))
        for key in dict.fromkeys(stem(word) for word in found):
            by_stem[key].append(n)
        report = item.source.report.id
        by_outlet[plain(edition.outlet(report))].add(n)
        for name in _voices(edition, item, spellings):
            by_voice[plain(name)].add(n)
        for claim in edition.claims_of.get(item.statement.id, ()):
            for origin in _origins_for(claim, report):
                by_origin[origin].add(n)
    return Index(
        edition=edition,
        said=said,
        words=tuple(words),
        reports={entry.report.id: in_blanks(folded_words(entry.report.text)) for entry in edition.reports},
        by_stem=dict(by_stem),
        vocabulary=tuple(sorted(by_stem)),
        by_voice={name: frozenset(found) for name, found in sorted(by_voice.items())},
        by_outlet={name: frozenset(found) for name, found in sorted(by_outlet.items())},
        by_origin={name: frozenset(found) for name, found in sorted(by_origin.items())},
    )


def folded_words(text: str) -> Iterator[str]:
    """The words as they are compared: small letters, without accents, numbers without their commas."""
    return filter(None, map(_folded, WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def _folded(written: str) -> str:
    return "".join(fold(token.word) for token in tokenise(written))


def in_blanks(words: Iterable[str]) -> str:
    """One string in which any run of whole words is found by looking for it between blanks."""
    return f" {' '.join(words)} "


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(folded_words(name))


def _text(item: Said) -> str:
    text = item.source.report.text
    voices = (step.name for step in item.statement.chain[1:])
    return "\n".join((*(span.of(text) for span in item.statement.content), *voices))


def _spellings(edition: Edition) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(report id, local entity id) → every spelling of the entity over the whole case."""
    return {member: entity.names for entity in edition.case.links.entities for member in entity.members}


def _voices(edition: Edition, item: Said, spellings: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterable[str]:
    """The names of the voices that say so; the outlet's own where the statement has no other voice."""
    report = item.source.report.id
    if len(item.statement.chain) < 2:
        yield edition.outlet(report)
        outlet = edition.entities.get(edition.case.links.outlets.get(report, ""))
        yield from outlet.names if outlet else ()
    for step in item.statement.chain[1:]:
        if step.modality not in NOT_ASSERTING:
            yield step.name
            if step.local:
                yield from spellings.get((report, step.local), ())


def _origins_for(claim: Claim, report: str) -> Iterator[str]:
    return (origin.id for origin in claim.origins.named if report in origin.reports)
