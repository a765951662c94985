"""Where the reports of one claim differ."""

from stemmata.link.claim.claims import Alignment
from stemmata.link.context import LinkContext
from stemmata.link.variant.variants import variants, with_changes
from stemmata.model.annotations import Polarity, Step
from stemmata.model.case import Annotated
from stemmata.model.claim import Variant
from stemmata.model.derivation import Derivation
from tests.link.saying import Names, Number, Said, Values, case, report, voice


def told_alike(*reports: Annotated, names: Names | None = None) -> tuple[Alignment, LinkContext]:
    """One claim of the first statement of each report."""
    context = case(*reports, names=names)
    firsts = [one.annotations.statements[0] for one in context.reports]
    parts = {statement.id: statement.content for statement in firsts}
    made = Alignment(
        id="claim",
        label="claim",
        statements=tuple(sorted(parts)),
        reports=tuple(one.report.id for one in context.reports),
        parts=parts,
    )
    return made, context


def found(*reports: Annotated, names: Names | None = None) -> tuple[Variant, ...]:
    return variants(*told_alike(*reports, names=names))


def toll(outlet: str, number: Number, verb: str = "killed", published: str = "2021-05-14") -> Annotated:
    words = f"The blast {verb} {number.words} {number.of}."
    return report(outlet, words, values=Values(numbers=(number,)), published=published)


EXACT = Number(words="40", value=40, of="sailors")
MORE = Number(words="more than 40", value=40, low=40, of="sailors", kind="at_least")
OTHER = Number(words="55", value=55, of="sailors")


def values(variant: Variant) -> list[str]:
    return [value.value for value in variant.values]


def test_the_same_number_is_no_variant() -> None:
    assert found(toll("Harbour Ledger", EXACT), toll("Coast Post", EXACT)) == ()


def test_a_bound_on_the_same_number_differs_and_does_not_contradict() -> None:
    (variant,) = found(toll("Harbour Ledger", EXACT), toll("Coast Post", MORE))
    assert (variant.slot, variant.of, variant.kind) == ("quantity", "sailors killed", "differ")
    assert values(variant) == ["40", "at least 40"]


def test_two_exact_numbers_of_one_thing_on_one_day_contradict() -> None:
    (variant,) = found(toll("Harbour Ledger", EXACT), toll("Coast Post", OTHER))
    assert variant.kind == "contradict"
    assert "no number fits both" in variant.reason
    assert "Harbour Ledger" in variant.reason
    assert "Coast Post" in variant.reason


def test_a_toll_that_grew_over_days_differs_only() -> None:
    (variant,) = found(toll("Harbour Ledger", EXACT), toll("Coast Post", OTHER, published="2021-05-18"))
    assert variant.kind == "differ"


def test_killed_and_injured_is_not_set_against_killed() -> None:
    assert found(toll("Harbour Ledger", EXACT), toll("Coast Post", OTHER, verb="killed and injured")) == ()


def test_two_counts_in_one_sentence_stand_each_against_its_own() -> None:
    def both(outlet: str, dead: int, hurt: int) -> Annotated:
        numbers = (
            Number(words=f"{dead}", value=dead, of="sailors"),
            Number(words=f"{hurt}", value=hurt, of="others"),
        )
        return report(
            outlet, f"The blast killed {dead} sailors and injured {hurt} others.", values=Values(numbers=numbers)
        )

    (variant,) = found(both("Harbour Ledger", 40, 61), both("Coast Post", 40, 73))
    assert variant.of == "others injured"
    assert values(variant) == ["61", "73"]


def test_things_renamed_on_the_way_are_told() -> None:
    (variant,) = found(
        toll("Harbour Ledger", Number(words="2,500", value=2500, of="volunteers"), verb="brought"),
        toll("Coast Post", Number(words="2,500", value=2500, of="militiamen"), verb="brought"),
    )
    assert (variant.slot, variant.kind) == ("role", "differ")
    assert values(variant) == ["militiamen", "volunteers"]
    assert "“militiamen” in Coast Post" in variant.reason


def test_a_noun_that_only_describes_a_thing_says_nothing_of_who_is_meant() -> None:
    for words in ("The rebel stronghold was shelled at dawn.", "The rebel-held town was shelled at dawn."):
        assert found(report("Harbour Ledger", words), report("Coast Post", "Militants were shelled at dawn.")) == ()


def test_other_things_under_the_same_number_are_told() -> None:
    (variant,) = found(
        toll("Harbour Ledger", Number(words="2,500", value=2500, of="crates"), verb="brought"),
        toll("Coast Post", Number(words="2,500", value=2500, of="rifles"), verb="brought"),
    )
    assert (variant.slot, variant.kind) == ("quantity", "differ")
    assert values(variant) == ["2,500 crates", "2,500 rifles"]
    assert "the number is the same" in variant.reason


def test_children_among_the_people_are_another_count() -> None:
    assert (
        found(
            toll("Harbour Ledger", Number(words="15", value=15, of="people")),
            toll("Coast Post", Number(words="4", value=4, of="children")),
        )
        == ()
    )


def test_a_vague_number_keeps_its_words() -> None:
    (variant,) = found(
        toll("Harbour Ledger", Number(words="dozens of", kind="vague", of="sailors")), toll("Coast Post", EXACT)
    )
    assert values(variant) == ["40", "dozens of"]


def dated(outlet: str, words: str, edtf: str) -> Annotated:
    return report(outlet, f"The mayor resigned on {words}.", values=Values(dates={words: edtf}))


def test_two_days_contradict_and_a_month_around_a_day_does_not() -> None:
    (days,) = found(dated("Harbour Ledger", "2 May", "2021-05-02"), dated("Coast Post", "3 May", "2021-05-03"))
    assert (days.slot, days.kind) == ("date", "contradict")
    (month,) = found(dated("Harbour Ledger", "2 May", "2021-05-02"), dated("Coast Post", "that May", "2021-05"))
    assert (month.kind, values(month)) == ("differ", ["2021-05", "2021-05-02"])
    assert found(dated("Harbour Ledger", "2 May", "2021-05-02"), dated("Coast Post", "May 2nd", "2021-05-02")) == ()


PLACES: Names = {"Tarvia": ("tarvia", "place"), "Tarwiyya": ("tarvia", "place"), "Ostrel": ("ostrel", "place")}


def placed(outlet: str, place: str) -> Annotated:
    return report(outlet, f"The depot at {place} burned.", values=Values(names={place: PLACES[place]}))


def test_another_place_differs_and_another_spelling_does_not() -> None:
    (variant,) = found(placed("Harbour Ledger", "Tarvia"), placed("Coast Post", "Ostrel"), names=PLACES)
    assert (variant.slot, values(variant)) == ("place", ["Ostrel", "Tarvia"])
    assert found(placed("Harbour Ledger", "Tarvia"), placed("Coast Post", "Tarwiyya"), names=PLACES) == ()


def test_another_person_in_the_same_deed_differs() -> None:
    names: Names = {"Mara Velin": ("p1", "person"), "Ivo Tarn": ("p2", "person")}
    (variant,) = found(
        report("Harbour Ledger", "Mara Velin signed it.", values=Values(names={"Mara Velin": names["Mara Velin"]})),
        report("Coast Post", "Ivo Tarn signed it.", values=Values(names={"Ivo Tarn": names["Ivo Tarn"]})),
        names=names,
    )
    assert (variant.slot, values(variant)) == ("name", ["Ivo Tarn", "Mara Velin"])


def test_another_rank_of_one_person_differs() -> None:
    names: Names = {"Ivo Tarn": ("p2", "person")}

    def ranked(outlet: str, rank: str) -> Annotated:
        return report(
            outlet, f"{rank} Ivo Tarn signed it.", values=Values(names=names, ranks={"Ivo Tarn": rank.lower()})
        )

    (variant,) = found(ranked("Harbour Ledger", "Colonel"), ranked("Coast Post", "Major"), names=names)
    assert (variant.slot, variant.of, values(variant)) == ("role", "Ivo Tarn", ["colonel", "major"])


def said(outlet: str, *by: Step) -> Annotated:
    return report(outlet, Said(words="The harbour is closed.", by=by))


def test_a_denial_contradicts() -> None:
    (variant,) = found(
        said("Harbour Ledger", voice("the mayor")), said("Coast Post", voice("the captain", modality="denies"))
    )
    assert (variant.slot, variant.kind, values(variant)) == ("polarity", "contradict", ["denied", "said"])


def test_what_one_credits_and_another_tells_as_its_own_is_told() -> None:
    (variant,) = found(said("Harbour Ledger", voice("the mayor")), said("Coast Post"))
    assert variant.slot == "attribution"
    assert values(variant) == ["no voice credited", "the mayor"]
    assert variant.reason == "Coast Post tells as its own what Harbour Ledger credits to the mayor."


def counted(outlet: str, *by: Step) -> Annotated:
    number = Number(words="2,500", value=2500, of="sailors")
    return report(outlet, Said(words="There are 2,500 sailors.", by=by), values=Values(numbers=(number,)))


def test_a_number_that_is_only_expected_differs_from_one_that_is_said_to_be_so() -> None:
    (variant,) = found(
        counted("Harbour Ledger", voice("the mayor")), counted("Coast Post", voice("the mayor", modality="expects"))
    )
    assert values(variant) == ["expected", "said to be so"]


def test_a_hope_without_a_number_is_no_variant() -> None:
    assert (
        found(said("Harbour Ledger", voice("the mayor")), said("Coast Post", voice("the mayor", modality="asks"))) == ()
    )


def test_one_voice_in_two_spellings_is_one_value() -> None:
    (variant,) = found(
        said("Harbour Ledger", voice("A source at the port")),
        said("Coast Post", voice("a source at the port")),
        said("Inland Times"),
    )
    assert values(variant) == ["A source at the port", "no voice credited"]


def test_a_negation_is_set_against_the_same_words_without_it() -> None:
    def trained(outlet: str, words: str, polarity: Polarity = "positive") -> Annotated:
        return report(outlet, Said(words=words, by=(voice("the mayor"),), polarity=polarity))

    (variant,) = found(
        trained("Harbour Ledger", "Sailors were trained at the mill."),
        trained("Coast Post", "Nobody was trained at the mill.", "negative"),
    )
    assert (variant.slot, values(variant)) == ("polarity", ["said", "said not to be so"])
    apart = found(
        trained("Harbour Ledger", "The orchestra opened its season."),
        trained("Coast Post", "Nobody was trained at the mill.", "negative"),
    )
    assert apart == ()


def test_who_denies_that_nothing_happened_says_that_it_happened() -> None:
    nothing = "Nobody was trained at the mill."
    denies = voice("the captain", modality="denies")
    assert (
        found(
            report("Harbour Ledger", Said(words="Sailors were trained at the mill.", by=(voice("the mayor"),))),
            report("Coast Post", Said(words=nothing, by=(denies,), polarity="negative")),
        )
        == ()
    )


def test_another_noun_for_those_it_is_about_differs() -> None:
    (variant,) = found(
        report("Harbour Ledger", Said(words="The wages of the volunteers rise.", by=(voice("the mayor"),))),
        report("Coast Post", Said(words="The mercenaries get higher wages.", by=(voice("the mayor"),))),
    )
    assert (variant.slot, values(variant)) == ("role", ["mercenaries", "volunteers"])
    assert variant.reason in {
        "Those spoken of are “volunteers” in Harbour Ledger, “mercenaries” in Coast Post.",
        "Those spoken of are “mercenaries” in Coast Post, “volunteers” in Harbour Ledger.",
    }


def test_a_noun_that_says_the_same_is_no_variant() -> None:
    mayor = voice("the mayor")
    assert (
        found(
            report("Harbour Ledger", Said(words="The protesters left.", by=(mayor,))),
            report("Coast Post", Said(words="The demonstrators left.", by=(mayor,))),
        )
        == ()
    )


def test_one_report_alone_has_no_variants() -> None:
    assert found(toll("Harbour Ledger", EXACT)) == ()


def test_no_reason_says_what_is_true() -> None:
    every = (
        *found(toll("Harbour Ledger", EXACT), toll("Coast Post", OTHER)),
        *found(said("Harbour Ledger", voice("the mayor")), said("Coast Post")),
        *found(dated("Harbour Ledger", "2 May", "2021-05-02"), dated("Coast Post", "3 May", "2021-05-03")),
    )
    for variant in every:
        assert not {"true", "false", "verified", "confirmed", "correct", "wrong"} & set(variant.reason.lower().split())


def edge(child: str, parent: str) -> Derivation:
    return Derivation(
        id=f"{child}<{parent}",
        child=child,
        parent=parent,
        parent_kind="report",
        parent_name=parent,
        kind="reuses",
        status="inferred",
        score=0.9,
        reason="",
        evidence=(),
    )


def test_a_value_changed_on_the_edges_whose_ends_share_none() -> None:
    #  first (40) ── second (40) ── third (55)
    first, second, third = toll("First", EXACT), toll("Second", EXACT), toll("Third", OTHER)
    alignment, context = told_alike(first, second, third)
    (variant,) = variants(alignment, context)
    homes = {statement: located.report for statement, located in context.statements.items()}
    ids = [one.report.id for one in (first, second, third)]
    edges = (edge(ids[1], ids[0]), edge(ids[2], ids[1]), edge(ids[2], "nobody"))
    assert with_changes(variant, edges, homes).changed_on == (f"{ids[2]}<{ids[1]}",)
