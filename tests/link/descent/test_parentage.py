"""Parents by what a family shares: made reports whose words are letters."""

from stemmata.link.descent.customs import Customs
from stemmata.link.descent.parentage import kin, parentage
from stemmata.link.descent.reuse import Reuse
from stemmata.model.report import Report
from tests.making import report

WORDS = "abcdefghijklmnopqrstuvwxyz"


def family(texts: dict[str, str], dates: dict[str, str]) -> tuple[list[Reuse], dict[str, Report]]:
    """Reports by name: each has ten words for every letter; two share the letters that both have."""
    known = {name: report(text, outlet=name, published=dates.get(name)) for name, text in texts.items()}
    shared = []
    for a in sorted(texts):
        for b in sorted(texts):
            common = set(texts[a]) & set(texts[b])
            if a < b and common:
                shared.append(
                    Reuse(
                        a=a,
                        b=b,
                        stretches=(),
                        weight=float(len(common)),
                        share_a=len(common) / len(texts[a]),
                        share_b=len(common) / len(texts[b]),
                        strength=0.9,
                        reason="",
                        told_a=bits(common),
                        told_b=bits(common),
                    )
                )
    return shared, known


def bits(letters: set[str]) -> int:
    return sum(0x3FF << 10 * WORDS.index(letter) for letter in letters)


def drawn(texts: dict[str, str], **dates: str) -> str:
    shared, known = family(texts, dates)
    found = parentage(kin(shared, known, customs=Customs(copying=True)), shared, {})
    arrows = [f"{parent}→{child}" for child, parent in found.parents]
    return " ".join(sorted([*arrows, *(f"?→{'+'.join(group)}" for group in found.unseen)]))


def test_the_earlier_is_the_parent():
    assert drawn({"A": "abc", "B": "ab"}, A="2021-05-01", B="2021-05-04") == "A→B"


def test_two_of_one_day_are_left_open():
    assert drawn({"A": "abc", "B": "abc"}, A="2021-05-01", B="2021-05-01") == "?→A+B"


def test_who_lacks_what_the_rest_of_the_family_shares_is_not_the_parent():
    texts = {"A": "ab", "B": "abcd", "C": "acd", "D": "abd"}
    assert drawn(texts, A="2021-05-01", B="2021-05-05", C="2021-05-03", D="2021-05-03") == "?→A+B+C+D"


def test_the_one_that_stands_between_is_the_parent_though_no_date_tells():
    assert drawn({"A": "abcd", "B": "abc", "C": "abd"}) == "A→B A→C"


def test_words_of_two_families_give_two_parents():
    texts = {"A": "ab", "B": "xy", "C": "abxy"}
    assert drawn(texts, A="2021-05-01", B="2021-05-02", C="2021-05-09") == "A→C B→C"


def test_what_a_stated_parent_explains_is_not_asked_again():
    shared, known = family({"A": "abc", "B": "abc"}, {"A": "2021-05-01", "B": "2021-05-04"})
    assert parentage(kin(shared, known), shared, {"B": bits(set("abc")), "A": bits(set("abc"))}).parents == ()
