"""The bench of the first dossier: its sizes count what a package brought, and its parts stand in their order."""

from pathlib import Path

import pytest

from bench import first_dossier


def package(site: Path, name: str, sizes: dict[str, int]) -> None:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    for path, size in sizes.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(bytes(size))
    (info / "RECORD").write_text("".join(f"{path},,\n" for path in sizes))


def test_packages_are_sized_without_what_python_compiles_and_the_largest_comes_first(tmp_path: Path) -> None:
    package(tmp_path, "small", {"small/a.py": 1_000_000, "small/a.pyc": 9_000_000})
    package(tmp_path, "large", {"large/a.so": 3_000_000})
    assert first_dossier.sizes(tmp_path) == {"large": 3.0, "small": 1.0}
    assert list(first_dossier.sizes(tmp_path)) == ["large", "small"]


def test_a_part_that_fails_stops_the_measuring(tmp_path: Path) -> None:
    assert first_dossier.timed("python3", "-c", "pass", cwd=tmp_path)["processor"] >= 0
    with pytest.raises(first_dossier.subprocess.CalledProcessError):
        first_dossier.timed("python3", "-c", "raise SystemExit(1)", cwd=tmp_path)


@pytest.mark.parametrize(("clock", "size", "status"), [(89.0, 249.0, 0), (91.0, 249.0, 1), (89.0, 251.0, 1)])
def test_what_is_over_budget_fails(
    clock: float, size: float, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"seconds": {"all": {"clock": clock}}, "megabytes": {"all": size}}
    monkeypatch.setattr(first_dossier, "measured", lambda *_: told)
    monkeypatch.setattr("sys.argv", ["first_dossier"])
    with pytest.raises(SystemExit) as end:
        first_dossier.main()
    assert end.value.code == status
    assert '"budget"' in capsys.readouterr().out
