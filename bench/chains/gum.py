"""The texts of the set: news of GUM, rebuilt from CoNLL-U. The hash in each gold file ties it to the text."""

from dataclasses import dataclass

from training.conllu import documents_in

from bench import public_data
from stemmata.text.span import Span

MISSING = (
    "{} is missing: the texts of the chains come from GUM (github.com/amir-zeldes/gum, CC BY; GUM_news_*.conllu of its"
    " dep folder). Set STEMMATA_DATA to the folder that holds gum/."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GumText:
    """A text and where its sentences stand; sentence 1 is the first."""

    name: str
    text: str
    sentences: tuple[Span, ...]


def rebuilt(name: str, conllu: str) -> GumText:
    """The text of one document."""
    parsed = next(documents_in(conllu))
    return GumText(name=name, text=parsed.text, sentences=parsed.sentences)


def gum_text(name: str) -> GumText:
    """The text of a document by name.

    Raises FileNotFoundError, with what to fetch, where it is not there.
    """
    path = public_data.folder("gum") / f"{name}.conllu"
    if not path.is_file():
        raise FileNotFoundError(MISSING.format(path))
    return rebuilt(name, path.read_text(encoding="utf-8"))
