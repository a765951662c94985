from stemmata.web.assets import SCRIPTS, STYLE_SHEET, asset, style_sheet


def test_the_common_rules_come_before_those_of_single_views() -> None:
    found = asset(STYLE_SHEET)
    assert found is not None
    assert found[1] == "text/css"
    assert found[0].startswith(style_sheet())
    assert style_sheet().lstrip().startswith("/*")


def test_every_script_of_every_page_is_there() -> None:
    for name in SCRIPTS:
        found = asset(name)
        assert found is not None
        assert found[1] == "text/javascript"


def test_nothing_else_is_handed_out() -> None:
    assert asset("../assets.py") is None
    assert asset("assets.py") is None
    assert asset("README.md") is None
    assert asset("missing.css") is None
