"""What the API answers, over a real connection."""

import asyncio
import io
import json
import urllib.request

import geopandas as gpd
import httpx
import pandas as pd
import pyogrio
import pytest
import shapely
from starlette.applications import Starlette

import api
from geodata import Atlas, DataError, Fault, Filters
from geodata.exports.geojson import dumps

COLLECTIONS = ("events", "sites", "area", "zones")
EVERYTHING = ("events", "sites", "area", "zones", "snapshot", "sources", "meta", "openapi.json")


def ids(client: httpx.Client, address: str) -> list[str]:
    return [feature["id"] for feature in client.get(address).raise_for_status().json()["features"]]


def asked(application: Starlette, address: str) -> httpx.Response:
    """Ask an application that no server runs."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.get(address)

    return asyncio.run(ask())


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_is_geojson_with_all_that_its_reader_must_know(
    client: httpx.Client, atlas: Atlas, name: str
) -> None:
    answer = client.get(name)
    assert answer.headers["content-type"] == "application/geo+json"
    told = answer.json()
    assert told["type"] == "FeatureCollection"
    assert (told["version"], told["as_of"]) == (atlas.version, atlas.as_of.isoformat())
    assert "Sahelscope contributors" in told["attribution"]
    assert told["numberMatched"] == len(getattr(atlas, name))
    assert told["numberReturned"] == len(told["features"])


def test_the_events_of_a_window_are_those_of_the_atlas(client: httpx.Client, atlas: Atlas) -> None:
    found = ids(client, "events?day=2024-09-16&window=30&country=MLI&country=BFA")
    filters = Filters(country=("MLI", "BFA"))
    assert found == atlas.at("2024-09-16", 30, filters).events.index.tolist()
    assert ids(client, "events?date=2024-09-16&window=30&country=MLI,BFA") == found


def test_days_from_and_to_hold_whichever_order_they_are_in(client: httpx.Client) -> None:
    found = ids(client, "events?from=2021-06-05&to=2021-06-05")
    assert "2021-06-05-bfa-solhan" in found
    there = ids(client, "events?from=2021-06-01&to=2021-06-30")
    assert set(found) <= set(there)
    assert ids(client, "events?from=2021-06-30&to=2021-06-01") == there


def test_the_sites_of_a_day_have_their_state_on_it(client: httpx.Client, atlas: Atlas) -> None:
    told = client.get("sites?day=2024-09-16&power=russia").json()["features"]
    own = atlas.at("2024-09-16", filters=Filters(power=("russia",))).sites
    assert {one["id"]: one["properties"]["state"] for one in told} == own["state"].to_dict()


def test_the_area_of_a_day_is_as_large_as_the_atlas_says(
    client: httpx.Client, atlas: Atlas
) -> None:
    told = client.get("area?day=2024-09-16&country=MLI").json()["features"]
    km2 = sum(feature["properties"]["km2"] for feature in told)
    assert km2 == pytest.approx(atlas.at("2024-09-16").area_km2.loc["MLI", "total"])


def test_a_box_keeps_what_lies_in_it(client: httpx.Client) -> None:
    box = shapely.box(-6, 12, 4, 18)
    told = client.get("events?bbox=-6,12,4,18").json()["features"]
    everything = client.get("events").json()["features"]
    inside = [
        one["id"]
        for one in everything
        if one["geometry"] and box.intersects(shapely.geometry.shape(one["geometry"]))
    ]
    assert [one["id"] for one in told] == inside
    assert ids(client, "events?bbox=170,-20,-170,20") == []


def test_pages_follow_each_other_to_the_end_and_back(client: httpx.Client) -> None:
    whole = ids(client, "events")
    found, address = [], httpx.URL("events?limit=100&confidence=high&confidence=medium")
    wanted = ids(client, "events?confidence=high,medium")
    while True:
        answer = client.get(address).json()
        found += [feature["id"] for feature in answer["features"]]
        links = {link["rel"]: link["href"] for link in answer["links"]}
        if "next" not in links:
            break
        address = httpx.URL("events").join(links["next"])
    assert found == wanted
    assert set(found) <= set(whole)
    assert "prev" in links


def test_a_record_comes_with_its_sources_and_a_source_with_its_records(
    client: httpx.Client,
) -> None:
    record = client.get("record/2021-06-05-bfa-solhan").json()
    assert record["geometry"]["type"] == "Point"
    sources = {source["id"] for source in record["sources"]}
    assert sources == set(record["properties"]["sources"].split(";"))
    source = client.get("record/hrw-20210609-solhan").json()
    assert source["geometry"] is None
    assert source["supports"]["events"] == ["2021-06-05-bfa-solhan"]


def test_a_snapshot_tells_the_day(client: httpx.Client, atlas: Atlas) -> None:
    told = client.get("snapshot?day=2024-09-16&window=30").json()
    snapshot = atlas.at("2024-09-16", 30)
    assert told["summary"] == snapshot.summary()
    assert told["figures"]["events"] == len(snapshot.events)
    tables = pd.Series(one["properties"]["table"] for one in told["features"]).value_counts()
    assert tables["sites"] == len(snapshot.sites)
    assert tables["area"] == len(snapshot.area)


def test_a_comparison_tells_what_the_atlas_does(client: httpx.Client, atlas: Atlas) -> None:
    told = client.get("compare?from=2024-09-16&to=2024-07-01").json()
    assert told["swapped"]
    assert told["sentences"] == atlas.compare("2024-07-01", "2024-09-16").sentences()
    assert len(told["changes"]) == len(told["sentences"])


def test_meta_has_every_code_that_a_request_may_name(client: httpx.Client, atlas: Atlas) -> None:
    told = client.get("meta").json()
    codes = [term["id"] for term in told["vocabularies"]["category"]]
    assert codes == list(atlas.vocabulary.labels("category"))
    assert told["counts"]["events"] == len(atlas.events)


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("events?day=2024-02-30", 422, "day"),
        ("events?day=20240916", 422, "day"),
        ("events?window=0", 422, "window"),
        ("events?country=XXX", 422, "country"),
        ("events?bbox=1,2,3", 422, "bbox"),
        ("events?bbox=1,2,3,999", 422, "bbox"),
        ("events?limit=0", 422, "limit"),
        ("events?limit=ten", 422, "limit"),
        ("events?day=2024-01-01&day=2024-01-02", 422, "day"),
        ("events?format=shp", 422, "format"),
        ("events?colour=red", 422, "colour"),
        ("events?text=", 422, "text"),
        ("compare?from=2024-01-01", 422, "to"),
        ("record/no-such-record", 404, "id"),
    ],
)
def test_a_request_that_makes_no_sense_is_told_what_is_wrong_and_what_to_do(
    client: httpx.Client, address: str, status: int, parameter: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["parameter"]) == (status, parameter)
    assert problem["detail"]
    assert problem["remedy"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_address_without_an_answer_is_not_found(client: httpx.Client) -> None:
    answer = client.get("nothing/here")
    assert answer.status_code == 404
    assert "/api/v1/nothing/here" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "events")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["remedy"]


@pytest.mark.parametrize("address", EVERYTHING)
def test_a_reader_who_has_the_answer_is_told_so(client: httpx.Client, address: str) -> None:
    first = client.get(address)
    assert "max-age" in first.headers["cache-control"]
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get(address, headers={"If-None-Match": '"another"'})
    assert other.content == first.content


@pytest.mark.parametrize("address", EVERYTHING)
def test_head_says_what_get_would(client: httpx.Client, address: str) -> None:
    got, head = client.get(address), client.head(address)
    assert head.content == b""
    for name in ("content-length", "content-type", "etag"):
        assert head.headers[name] == got.headers[name]


def test_answers_are_packed_for_who_takes_them_so_and_plain_for_others(
    client: httpx.Client,
) -> None:
    packed = client.get("events", headers={"Accept-Encoding": "gzip"})
    plain = client.get("events", headers={"Accept-Encoding": "identity"})
    refused = client.get("events", headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert packed.content == plain.content
    assert "Accept-Encoding" in packed.headers["vary"]


def test_a_script_of_another_site_may_read(client: httpx.Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    preflight = client.options("events", headers=asked)
    assert preflight.status_code == 204
    assert "GET" in preflight.headers["access-control-allow-methods"]
    assert client.get("events", headers=asked).headers["access-control-allow-origin"] == "*"


def test_gdal_opens_an_address_as_a_layer(server: str, atlas: Atlas) -> None:
    frame = pyogrio.read_dataframe(f"{server}/api/v1/area?day=2024-09-16")
    assert len(frame) == len(atlas.at("2024-09-16").area)
    assert frame.crs.to_epsg() == 4326
    through = pyogrio.read_dataframe(f"/vsicurl/{server}/api/v1/sites?day=2024-09-16")
    assert set(through["id"]) == set(atlas.at("2024-09-16").sites.index)


def test_pandas_reads_csv_from_an_address(server: str, atlas: Atlas) -> None:
    frame = pd.read_csv(f"{server}/api/v1/events?country=NER&format=csv")
    assert set(frame["id"]) == set(atlas.events.index[atlas.events["country"] == "NER"])
    assert set(frame["data_version"]) == {atlas.version}


def test_kml_of_an_address_opens_in_gdal(server: str) -> None:
    with urllib.request.urlopen(f"{server}/api/v1/sites?power=us&format=kml") as answer:  # noqa: S310
        assert answer.headers["content-type"] == "application/vnd.google-earth.kml+xml"
        frame = gpd.read_file(io.BytesIO(answer.read()), layer="United States")
    assert (frame["begin"].notna() | frame["timestamp"].notna()).all()


def test_the_page_explains_every_address_and_runs_nothing(client: httpx.Client) -> None:
    for address in ("/api", "/api/", "/api/v1", "/api/v1/"):
        answer = client.get(client.base_url.join(address))
        assert answer.headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.text
        for name in COLLECTIONS:
            assert f'id="{name}"' in answer.text


def test_the_examples_of_the_page_work(client: httpx.Client) -> None:
    page = client.get(client.base_url.join("/api/")).text
    addresses = [part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]]
    assert len(addresses) > len(COLLECTIONS)
    for address in addresses:
        client.get(client.base_url.join(address)).raise_for_status()


def test_a_new_atlas_replaces_the_answers_of_the_old_one(atlas: Atlas) -> None:
    current = [atlas]
    application = Starlette(routes=api.routes(lambda: current[0]))
    before = asked(application, "/api/v1/events?limit=1")
    row = atlas.seeds.events.tail(1).assign(id="accepted-later")
    current[0] = atlas.with_events(row, atlas.seeds.sources)
    after = asked(application, "/api/v1/events?limit=1")
    assert after.json()["numberMatched"] == before.json()["numberMatched"] + 1
    assert after.headers["etag"] != before.headers["etag"]


def test_data_that_cannot_be_used_are_a_problem_and_not_a_traceback() -> None:
    def broken() -> Atlas:
        raise DataError([Fault("events.csv", 3, "lat", "is wrong", "correct it")])

    answer = asked(Starlette(routes=api.routes(broken)), "/api/v1/events")
    assert answer.status_code == 503
    assert "Traceback" not in answer.text


def test_json_has_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="JSON"):
        dumps(json.loads("[NaN]"))


def test_a_very_long_address_is_refused(client: httpx.Client) -> None:
    assert client.get("events?text=" + "a" * 5000).status_code == 422
