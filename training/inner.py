"""What is attributed within what is attributed: found by a first model, since PolNeAR marks the outermost only.

usage: python -m training.inner --model FILE

The first model reads each content of PolNeAR's train part as if it were a text of its own ("self-training", Scudder
1965): what it finds there is nested. The result lies in training/out/inner.json.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from stemmata.annotate.tagger.decode import credits_of
from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import Model, read
from stemmata.annotate.tagger.windows import Windowing, windows
from stemmata.model.annotations import Credit
from stemmata.text.span import Span
from stemmata.text.wordpieces import Encoder
from training import published
from training.config import OUT, read_config
from training.models import model_of, tokenizer_at
from training.polnear import Attribution, Document, as_lists, from_lists, read_documents, split_folder

PLACE: Final = OUT / "inner.json"
LEAST_SCORE: Final = 0.15  # below it a finding is left out
LEAST_LETTERS: Final = 12  # a shorter content holds no other


def within(document: Document, encoder: Encoder, model: Model, sizes: Windowing) -> tuple[Attribution, ...]:
    """The attributions that stand within the contents of a document's attributions, in text order."""
    contents = {span for one in document.attributions for span in one.content if len(span) >= LEAST_LETTERS}
    pieces, units = pieces_of(document.text, outermost(contents), encoder)
    alone = Windowing(size=sizes.size, context=0)
    made = [window for unit in units for window in windows([unit], alone)]
    credits = credits_of(read(pieces, units, made, model))
    found = {as_attribution(one) for one in credits if one.score >= LEAST_SCORE and one.depth == 0}
    return tuple(sorted(found, key=lambda one: (one.cue, one.content)))


def outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that overlap none before them, in text order; of two at one start, the longer."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def as_attribution(credit: Credit) -> Attribution:
    return Attribution(source=credit.source, cue=credit.cue, content=credit.content)


def write(place: Path, found: Mapping[str, Iterable[Attribution]]) -> None:
    rows = {name: [as_lists(one) for one in some] for name, some in found.items()}
    place.write_text(json.dumps(rows), encoding="utf-8")


def read_found(place: Path) -> dict[str, tuple[Attribution, ...]]:
    """What was found, by document. Raises FileNotFoundError, with what to do, where the step was not taken."""
    if not place.is_file():
        raise FileNotFoundError(f"{place} is missing: python -m training.inner makes it.")
    rows = json.loads(place.read_text(encoding="utf-8"))
    return {name: tuple(from_lists(one) for one in some) for name, some in rows.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    config = read_config()
    try:
        model = model_of(options.model, config.model)
        encoder = tokenizer_at(published.TOKENIZER)
        documents = list(read_documents(split_folder("train")))
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    found = {one.id: within(one, encoder, model, config.windows) for one in documents}
    write(PLACE, found)
    contents = sum(len(one.attributions) for one in documents)
    print(f"{PLACE}: {sum(map(len, found.values()))} within {contents} attributions")


if __name__ == "__main__":
    main()
