from stemmata.model.claim import Claim, OriginPath, Origins
from stemmata.web.steps import usual_steps


def claim(reports: str, *paths: str) -> Claim:
    """``paths``: a report and its steps, such as "C cd"."""
    return Claim(
        id=f"{reports} {paths}",
        label="The drums were counted",
        statements=tuple(reports),
        reports=tuple(reports),
        origins=Origins(
            at_most=1,
            named=(),
            unknown=(),
            paths=tuple(OriginPath(report=path.split()[0], steps=tuple(path.split()[1])) for path in paths),
        ),
        variants=(),
    )


def test_a_report_stands_where_most_of_its_shared_claims_put_it() -> None:
    found = usual_steps([claim("AC", "A a", "C ca"), claim("AC", "C ca", "A a"), claim("BC", "B b", "C c")])
    assert found == {"A": 1, "B": 1, "C": 2}


def test_of_two_roads_for_one_claim_the_shorter_counts() -> None:
    assert usual_steps([claim("AC", "C cba", "C ca")]) == {"C": 2}


def test_what_one_report_alone_says_tells_nothing() -> None:
    assert usual_steps([claim("A", "A a")]) == {}
