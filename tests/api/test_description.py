"""The description and what it describes agree, as schemathesis finds by asking."""

from dataclasses import replace

import schemathesis
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette

import api
import geodata
from api.endpoints import ENDPOINTS

WHOLE = geodata.load()
FEW = replace(
    WHOLE.seeds,
    events=WHOLE.seeds.events.tail(60),
    zones=WHOLE.seeds.zones.groupby("stage").head(9),
)
# every kind of row, but few of them: it is the description that is tested here
SMALL = geodata.assemble(FEW, drawn=WHOLE.area.groupby("stage").tail(6))
APPLICATION = Starlette(routes=api.routes(lambda: SMALL))
SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APPLICATION)


@SCHEMA.parametrize()
@settings(
    max_examples=2,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_the_description_lists_every_address_and_every_parameter_of_the_handlers() -> None:
    raw = SCHEMA.raw_schema
    assert set(raw["paths"]) == {endpoint.path for endpoint in ENDPOINTS}
    for endpoint in ENDPOINTS:
        described = raw["paths"][endpoint.path]["get"]["parameters"]
        names = [one["name"] for one in described if one["in"] == "query"]
        assert names == [parameter.name for parameter in endpoint.parameters]
