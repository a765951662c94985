"""Networks of invented names, each drawn as "A commands B" lines."""

from dataclasses import replace

from stemmata.model.annotations import EntityKind
from stemmata.model.case import Case, Links
from stemmata.model.entity import Entity
from stemmata.model.relation import Relation
from tests.web.made_case import made_case


def tied(*lines: str, kind: EntityKind = "organisation") -> Case:
    """The reports of the made case with these relations and no other links; "A fights B!" is denied by somebody."""
    case = made_case()
    told = sorted(one.id for entry in case.reports for one in entry.annotations.statements)
    relations = []
    names = set()
    for n, line in enumerate(lines):
        subject, verb, object_ = line.removesuffix("!").split()
        names |= {subject, object_}
        relations.append(
            Relation(
                id=f"r{n}",
                subject=subject,
                predicate=verb,
                object=object_,
                words=verb,
                statements=(told[n % len(told)],),
                denied_by=(told[(n + 1) % len(told)],) if line.endswith("!") else (),
                origins_at_most=1,
            )
        )
    entities = tuple(
        Entity(id=name, kind=kind, name=name, names=(name,), members=(), mentions=()) for name in sorted(names)
    )
    return replace(case, links=Links(entities=entities, relations=tuple(relations)))
