"""LGL and GeoWebNews become texts with toponyms; what is no name, or stands outside its text, is left out."""

from pathlib import Path

from training.toponyms import half_of, read_gwn, read_lgl

LGL = """<articles><article docid="7"><domain>reed.example</domain><text>Brack and Ostra.</text><toponyms>
<toponym><start>10</start><end>15</end><phrase>Ostra</phrase></toponym>
<toponym><start>0</start><end>5</end><phrase>Brack</phrase>
<gaztag geonameid="12"><lat>41.2</lat><lon>20.2</lon></gaztag></toponym></toponyms></article></articles>"""
GWN = """<articles><article file="3"><text>Brack citizens</text><toponyms>
<toponym><type>Literal</type><start>0</start><end>5</end><geonamesID>12</geonamesID>
<latitude>41.2</latitude><longitude>20.2</longitude></toponym>
<toponym><type>Non_Lit_Expression</type><start>6</start><end>14</end></toponym>
<toponym><type>Literal</type><start>-9</start><end>-4</end><geonamesID>13</geonamesID></toponym>
</toponyms></article></articles>"""


def test_lgl_is_read_in_text_order_with_its_outlet(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL)
    (text,) = read_lgl(tmp_path)
    assert (text.id, text.outlet) == ("7", "reed.example")
    assert [(one.span.of(text.text), one.id, one.point) for one in text.toponyms] == [
        ("Brack", "geonames:12", (41.2, 20.2)),
        ("Ostra", None, None),
    ]


def test_of_geowebnews_only_names_within_the_text_are_read(tmp_path: Path) -> None:
    (tmp_path / "GWN.xml").write_text(GWN)
    (text,) = read_gwn(tmp_path)
    assert [(one.span.of(text.text), one.id) for one in text.toponyms] == [("Brack", "geonames:12")]


def test_every_second_text_is_held_out() -> None:
    assert [half_of(n) for n in range(4)] == ["tuning", "held out", "tuning", "held out"]
