"""Reports that share the same wording with each other."""

from collections.abc import Iterable

from stemmata.link.descent.reuse import Reuse


def members(group: Iterable[Reuse]) -> tuple[str, ...]:
    """The reports of a group, sorted."""
    return tuple(sorted({report for reuse in group for report in (reuse.a, reuse.b)}))
