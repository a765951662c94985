"""What the shell offers after Tab. Each answers at once: it imports nothing heavy, and opens no case."""

from pathlib import Path
from typing import Final

CASE: Final = ".stemma"  # how names of case files end by custom
VIEWS: Final = (
    "summary", "alarms", "claims", "differences", "stemma", "documents", "entities", "decisions", "report", "why",
)  # fmt: skip


def cases(incomplete: str) -> list[str]:
    """The case files in the folder that is being typed; where there is none, a shell offers files itself."""
    folder = incomplete[: incomplete.rfind("/") + 1]
    try:
        names = sorted(one.name for one in Path(folder or ".").iterdir() if one.suffix == CASE and one.is_file())
    except OSError:
        return []
    return [folder + name for name in names if (folder + name).startswith(incomplete)]


def formats(incomplete: str) -> list[str]:
    """The formats that are installed, by name; none of them is loaded."""
    from importlib.metadata import entry_points

    names = {"help", *entry_points(group="stemmata.exporters").names}
    return sorted(name for name in names if name.startswith(incomplete))


def views(incomplete: str) -> list[str]:
    """The views of ``show``, in their order."""
    return [view for view in VIEWS if view.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """The kinds of rulings, in the order of the manual."""
    from typing import get_args

    from stemmata.model.decision import DecisionKind

    return [kind for kind in get_args(DecisionKind) if kind.startswith(incomplete)]
