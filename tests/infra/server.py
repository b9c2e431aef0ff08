"""``python server.py``: moto's server, which prints its port and serves until it is ended.

One thing is added. Chalice describes its API in OpenAPI 2, which API Gateway reads and moto
refuses; so the document of that one call, ImportRestApi (and of its repetition, PutRestApi),
reaches moto as OpenAPI 3. Nothing else is touched.
"""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Iterable

_IMPORT = re.compile(r"POST /restapis\?mode=import|PUT /restapis/\w+\?mode=overwrite")
_INTEGRATION = "x-amazon-apigateway-integration"


class ReadingOpenApi2:
    """The application of moto's server, in WSGI."""

    def __init__(self, moto: Any) -> None:
        self.moto = moto

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        call = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']}"
        if _IMPORT.match(call):
            _translate(environ)
        answer: Iterable[bytes] = self.moto(environ, start_response)
        return answer


def _translate(environ: dict[str, Any]) -> None:
    given = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    body = json.dumps(_openapi_3(json.loads(given))).encode()
    environ["wsgi.input"] = io.BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))


def _openapi_3(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": "3.0.0",
        "info": {**document["info"], "description": ""},
        "paths": {
            path: {verb: _operation(described) for verb, described in verbs.items()}
            for path, verbs in document["paths"].items()
        },
    }


def _operation(described: dict[str, Any]) -> dict[str, Any]:
    integration = described[_INTEGRATION]
    # API Gateway's own answer to a browser's preflight calls nobody: moto wants to know whom.
    if integration["type"] == "mock":
        integration = {"type": "mock", "uri": "", "httpMethod": "OPTIONS"}
    return {"responses": {"200": {"description": "OK"}}, _INTEGRATION: integration}


if __name__ == "__main__":
    moto = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, ReadingOpenApi2(moto), threaded=True)
    print(server.port, flush=True)
    server.serve_forever()
