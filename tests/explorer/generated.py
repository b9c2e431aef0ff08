"""Calls that Schemathesis makes of the OpenAPI document, through the API's front door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from requests.adapters import HTTPAdapter
from requests_oauthlib import OAuth1
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from urllib3 import HTTPResponse

from tests.flickr import HOST, request

CALLS = 2_000  # of all operations together
_NEGATIVE = 1 / 8  # the share of calls that are not as the document says
_CALLBACKS = ["http://127.0.0.1:9/push", "http://127.0.0.1/", "https://127.0.0.1:9/?a=b", "no url"]
_OK = (b'stat="ok"', b'"stat":"ok"')  # in REST and in JSON
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
Known = Mapping[str, Sequence[Any]]


class Gateway(HTTPAdapter):
    """Where requests sends what it sends: to the gateway that stands for API Gateway."""

    def send(self, request_: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        body = request_.body or b""
        answer = request(
            request_.method or "",
            request_.path_url,
            {name: _text(value) for name, value in request_.headers.items()},
            body if isinstance(body, bytes) else body.encode(),
        )
        raw = HTTPResponse(
            BytesIO(answer.body), answer.headers, answer.status, preload_content=False
        )
        return self.build_response(request_, raw)


def _text(header: str | bytes) -> str:
    """A header as text; what signs them leaves bytes."""
    return header.decode("latin-1") if isinstance(header, bytes) else header


@dataclass(kw_only=True)
class Caller:
    """Calls operations, some of the calls signed and some with a key only."""

    key: str
    auth: OAuth1
    known: Known
    session: requests.Session = field(default_factory=requests.Session)
    calls: Counter[str] = field(default_factory=Counter)
    succeeded: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.session.mount("http://", Gateway())

    def try_out(self, operation: APIOperation, times: int) -> None:
        """Make calls of an operation; raises what one of them did that is not in the document."""
        negative = round(times * _NEGATIVE)
        for mode, examples in (
            (GenerationMode.POSITIVE, times - negative),
            (GenerationMode.NEGATIVE, negative),
        ):
            how = settings(
                max_examples=examples,
                derandomize=True,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            cases = _cases(operation.as_strategy(mode), mode, self.known)
            how(given(cases, st.booleans())(self._call))()

    def _call(self, case: Case, signed: bool) -> None:
        label = case.operation.definition.raw["operationId"]
        needs_signing = {"api_key": []} not in case.operation.definition.raw["security"]
        who = {"auth": self.auth} if signed or needs_signing else {"params": {"api_key": self.key}}
        response = case.call(f"http://{HOST}", self.session, **who)
        self.calls[label] += 1
        self.succeeded[label] += any(ok in response.content for ok in _OK)
        case.validate_response(response, checks=_CHECKS)


def operations(document: dict[str, Any]) -> list[APIOperation]:
    """All that the document tells, what deletes something last."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.generation.with_security_parameters = False
    found = [each.ok() for each in schema.get_all_operations()]
    return sorted(found, key=lambda each: "elete" in each.path)


def times(count: int) -> int:
    """How often each of so many operations is called."""
    return ceil(CALLS / count)


@st.composite
def _cases(
    draw: st.DrawFn, drawn: st.SearchStrategy[Case], mode: GenerationMode, known: Known
) -> Case:
    """A call in which some ids are those of what there is, and no callback is anybody's."""
    case = draw(drawn)
    for given_ in (case.query, case.body):
        if isinstance(given_, dict):
            for name in sorted(given_.keys() & known.keys()):
                if mode is GenerationMode.POSITIVE and draw(st.booleans()):
                    given_[name] = draw(st.sampled_from(known[name]))
            if "callback" in given_:
                given_["callback"] = draw(st.sampled_from(_CALLBACKS))
    return case
