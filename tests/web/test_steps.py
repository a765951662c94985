from stemmata.model.claim import Claim, Origin, OriginPath, Origins
from stemmata.web.steps import usual_steps

PARENTS = {"a": "letter", "b": "letter", "c": "C", "w": "wire"}  # derivation → whom it leads to


def claim(reports: str, *paths: str) -> Claim:
    """``paths``: a report and its steps, such as "D ca"."""
    return Claim(
        id=f"{reports} {paths}",
        label="The drums were counted",
        statements=tuple(reports),
        reports=tuple(reports),
        origins=Origins(
            at_most=1,
            named=(Origin(id="letter", name="letter", kind="document", reports=tuple(reports)),),
            unknown=(),
            paths=tuple(OriginPath(report=path.split()[0], steps=tuple(path.split()[1])) for path in paths),
        ),
        variants=(),
    )


def test_a_report_stands_where_most_of_its_shared_claims_put_it() -> None:
    shared = [claim("CD", "C a", "D ca"), claim("CD", "D ca", "C a"), claim("BD", "B b", "D b")]
    assert usual_steps(shared, PARENTS) == {"B": 1, "C": 1, "D": 2}


def test_of_two_roads_for_one_claim_the_shorter_counts() -> None:
    assert usual_steps([claim("CD", "D cca", "D ca")], PARENTS) == {"D": 2}


def test_behind_an_outlet_whose_piece_is_not_held_there_is_at_least_one_step_more() -> None:
    assert usual_steps([claim("CD", "D w")], PARENTS) == {"D": 2}


def test_what_one_report_alone_says_tells_nothing() -> None:
    assert usual_steps([claim("C", "C a")], PARENTS) == {}
