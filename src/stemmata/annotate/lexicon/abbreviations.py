"""Full stops that do not end a sentence: a table, each row with the sentence that taught it."""

# "Col. Varro signed the order." A title is never the end of a sentence.
TITLES = frozenset(
    """mr mrs ms messrs dr prof gen col lt maj capt cpt sgt cpl pvt brig adm cmdr cdr rev sen rep gov hon pres amb
    sec supt insp mme mlle st fr msgr""".split()
)
# "Order No. 5 was read out." Only before a number.
BEFORE_NUMBERS = frozenset("no nos art para pp fig vol sec ch jan feb mar apr jun jul aug sep sept oct nov dec".split())
# "Tarn Shipping Co. refused." The end of a sentence only when the next word usually begins one.
SHORT_FORMS = frozenset(
    "inc ltd co corp jr sr etc vs approx dept est govt bros mt al ca cf i.e e.g a.m p.m ph.d b.c a.d".split()
)
# "He left the U.S. The ministry was silent." Words that seldom follow an abbreviation inside a sentence.
STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my there here in on at by for from
    with to of as if when while after before since but and or yet so nor although though because however meanwhile
    moreover furthermore also according what who why how where most many some several all both each no not one
    earlier later last""".split()
)
