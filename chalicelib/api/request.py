"""Request: what came in at a door, its parameters read from wherever they stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import parse_qsl

from multipart import MultipartError, MultipartParser, ParserLimitReached, parse_options_header

from chalicelib.model.failures import MalformedRequest

PARAMETERS_MAX = 1000  # PHP's max_input_vars

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """``url`` is what the client called, without its query; header names are lower case.

    ``pairs`` holds every parameter as often as it came, ``params`` once: as in PHP's
    ``$_REQUEST`` the body wins over the query, and the later over the earlier.
    """

    verb: str
    url: str
    headers: Mapping[str, str]
    pairs: Pairs = field(default_factory=list)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def params(self) -> dict[str, str]:
        """Every parameter once."""
        return dict(self.pairs)


def parameters(
    query: Iterable[tuple[str, str]], content_type: str, body: bytes
) -> tuple[Pairs, dict[str, bytes]]:
    """The parameters of query, form or multipart body, and the files. Raises MalformedRequest."""
    kind, options = parse_options_header(content_type)
    if kind == "multipart/form-data":
        fields, files = _multipart(body, options.get("boundary", ""))
    elif kind == "application/x-www-form-urlencoded":
        fields, files = _form(body), {}
    else:
        fields, files = [], {}
    pairs = [*query, *fields]
    if len(pairs) > PARAMETERS_MAX:
        raise MalformedRequest(f"more than {PARAMETERS_MAX} parameters")
    return pairs, files


def _form(body: bytes) -> Pairs:
    try:
        return parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=PARAMETERS_MAX
        )
    except ValueError as error:
        raise MalformedRequest(f"more than {PARAMETERS_MAX} parameters") from error


def _multipart(body: bytes, boundary: str) -> tuple[Pairs, dict[str, bytes]]:
    fields: Pairs = []
    files: dict[str, bytes] = {}
    try:
        for part in _parser(body, boundary):
            if part.filename is None:
                fields.append((part.name, part.raw.decode("utf-8", "replace")))
            else:
                files[part.name] = part.raw
    except ParserLimitReached as error:
        raise MalformedRequest(f"more than {PARAMETERS_MAX} parameters") from error
    except MultipartError as error:
        raise MalformedRequest("broken multipart body") from error
    return fields, files


def _parser(body: bytes, boundary: str) -> MultipartParser:
    return MultipartParser(
        BytesIO(body),
        boundary,
        part_limit=PARAMETERS_MAX,
        spool_limit=len(body),  # it is in memory already: a Lambda has no use for a disk
        memory_limit=len(body),
    )
