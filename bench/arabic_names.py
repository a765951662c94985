"""How well spellings of one Arabic name are told from spellings of others, and how well blocking finds them.

usage: python -m bench.arabic_names [--update-floors [--allow-regression]]

The words, their cleaning, the two halves and the pairs are those of :mod:`training.arabic_names`, from
wd_arabic.tokens of NETransliteration-COLING2018 (CC0); the weights of the comparison are learnt from the one half,
the figures are of the other. A positive pair is two Latin spellings of one Arabic form; for each there is a negative
pair near in spelling and one at random. *same or not*: F1 with precision and recall, from a probability of one half.
*blocking*: the share of the positive pairs that share a key. *reduction*: the share of all pairs of words of the half
that share none, and so are never compared.

Peers by the same protocol on the same pairs: Soundex (the same code), and Jaro-Winkler (rapidfuzz) from the likeness
that serves it best on these very pairs, which is more than it can have anywhere else. Elsewhere nomenklatura's
logic-v2 had .45 to .54 and Soundex .69 to .73 on pairs of the same file. Intervals are bootstrap intervals over first
letters of the pairs. Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no
data."""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from rapidfuzz.distance import JaroWinkler
from training.arabic_names import Pairs, pairs_of, read_forms

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Totals, f1_of, measured, share_of, table
from stemmata.link.entity.letters import likeness
from stemmata.text.sound_keys import sound_keys

NAME = "Arabic names, test half"
SAME = 0.5
GRID = tuple(n / 100 for n in range(70, 100))
_CODES = {
    letter: str(n) for n, letters in enumerate(("", "bfpv", "cgjkqsxz", "dt", "l", "mn", "r")) for letter in letters
}
Judge = Callable[[str, str], bool]


def soundex(word: str) -> str:
    """The code of Russell (1918) as the US National Archives have it: a letter, three digits."""
    code, before = word[0], _CODES.get(word[0], "")
    for letter in word[1:]:
        digit = _CODES.get(letter, "")
        if digit and digit != before:
            code += digit
        if letter not in "hw":
            before = digit
    return f"{code}000"[:4]


def counted(pairs: Pairs, judge: Judge) -> tuple[Totals, ...]:
    """What is right, wanted and found, by the first letter of the pairs."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (left, right), same in zip(pairs.pairs, pairs.same, strict=True):
        told = judge(left, right)
        counts[left[0]].update({"right": told and same, "wanted": same, "found": told})
    return tuple(counts[letter] for letter in sorted(counts))


def blocked(pairs: Pairs) -> tuple[Totals, ...]:
    """Of the positive pairs, how many share a key; of all pairs of words, how many share none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (left, right), same in zip(pairs.pairs, pairs.same, strict=True):
        if same:
            counts[left[0]].update({"wanted": 1, "met": bool(sound_keys(left) & sound_keys(right))})
    return tuple(counts[letter] for letter in sorted(counts))


def reduction(words: Sequence[str]) -> float:
    """The share of all pairs of different words that share no key."""
    under: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        for key in sound_keys(word):
            under[key].append(at)
    meeting = {pair for bucket in under.values() for pair in combinations(bucket, 2)}
    return 1 - len(meeting) / (len(words) * (len(words) - 1) / 2)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.arabic_names", description=(__doc__ or "").partition("\n")[0]
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        pairs = pairs_of(read_forms(), "test")
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    f1 = f1_of("same or not", right="right", wanted="wanted", found="found")
    started = time.perf_counter()
    ours = measured(counted(pairs, lambda a, b: likeness(a, b) >= SAME), [f1])
    took = (time.perf_counter() - started) / len(pairs.pairs) * 1e6
    met = measured(blocked(pairs), [share_of("blocking", right="met", of="wanted")])
    print(table(NAME, [*ours, *met]))
    print(table("Soundex", measured(counted(pairs, lambda a, b: soundex(a) == soundex(b)), [f1])))
    print(table("Jaro-Winkler, at its best", measured(counted(pairs, _best_jaro_winkler(pairs)), [f1])))
    words = sorted({word for pair in pairs.pairs for word in pair})
    print(f"reduction {reduction(words):.3f} of the pairs of {len(words)} words; {took:.0f} µs a pair")
    return gated(
        NAME, [one.figure for one in (*ours, *met)], sha256_of([list(map(list, pairs.pairs)), pairs.same]), options
    )


def _best_jaro_winkler(pairs: Pairs) -> Judge:
    def f1(least: float) -> float:
        totals = sum((Counter(one) for one in counted(pairs, _jaro_winkler(least))), Counter())
        return 2 * totals["right"] / max(1, totals["wanted"] + totals["found"])

    return _jaro_winkler(max(GRID, key=lambda least: (f1(least), least)))


def _jaro_winkler(least: float) -> Judge:
    return lambda left, right: JaroWinkler.similarity(left, right) >= least


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
