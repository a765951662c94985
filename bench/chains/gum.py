"""The texts of the set: news of GUM, rebuilt from the ``# text =`` lines of CoNLL-U.

Sentences of a paragraph are joined by one space, paragraphs by an empty line. ``# newpar`` begins a paragraph;
``# newpar_block``, which names parts of one, does not.
"""

from dataclasses import dataclass

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
    pieces: list[str] = []
    sentences: list[Span] = []
    at, new_paragraph = 0, False
    for line in conllu.splitlines():
        if line == "# newpar" or line.startswith(("# newpar ", "# newpar=")):
            new_paragraph = True
        elif line.startswith("# text = "):
            sentence = line.removeprefix("# text = ")
            joint = "" if not pieces else "\n\n" if new_paragraph else " "
            pieces += [joint, sentence]
            at += len(joint)
            sentences.append(Span(at, at + len(sentence)))
            at += len(sentence)
            new_paragraph = False
    return GumText(name=name, text="".join(pieces), sentences=tuple(sentences))


def gum_text(name: str) -> GumText:
    """The text of a document by name.

    Raises FileNotFoundError, with what to fetch, where it is not there.
    """
    path = public_data.folder("gum") / f"{name}.conllu"
    if not path.is_file():
        raise FileNotFoundError(MISSING.format(path))
    return rebuilt(name, path.read_text(encoding="utf-8"))
