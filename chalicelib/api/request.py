"""Request: what came in at a door, its parameters read from wherever they stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import parse_qsl

from multipart import MultipartError, MultipartParser, ParserLimitReached, parse_options_header

from chalicelib.model.failures import MalformedRequest

PARAMETERS_MAX = 1000  # PHP's max_input_vars
_TOO_MANY = f"more than {PARAMETERS_MAX} parameters"

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
    """The parameters of query, form or multipart body, and the files.

    Raises MalformedRequest, which knows the parameters before the trouble.
    """
    pairs: Pairs = list(query)
    files: dict[str, bytes] = {}
    try:
        for name, value in _parts(content_type, body):
            if isinstance(value, bytes):
                files[name] = value
            else:
                pairs.append((name, value))
    except ParserLimitReached as error:
        raise MalformedRequest(_TOO_MANY, pairs) from error
    except MultipartError as error:
        raise MalformedRequest("broken multipart body", pairs) from error
    if len(pairs) > PARAMETERS_MAX:
        raise MalformedRequest(_TOO_MANY, pairs)
    return pairs, files


def merged(query: Iterable[tuple[str, str]], body: Pairs) -> Pairs:
    """The parameters of a query and of a body that was read already. Raises MalformedRequest."""
    pairs = [*query, *body]
    if len(pairs) > PARAMETERS_MAX:
        raise MalformedRequest(_TOO_MANY, pairs)
    return pairs


def _parts(content_type: str, body: bytes) -> Iterator[tuple[str, str | bytes]]:
    """Fields as text and files as bytes. Raises MultipartError behind the last that is whole."""
    kind, options = parse_options_header(content_type)
    if kind == "multipart/form-data":
        for part in _parser(body, options.get("boundary", "")):
            is_file = part.filename is not None
            yield part.name, part.raw if is_file else part.raw.decode("utf-8", "replace")
    elif kind == "application/x-www-form-urlencoded":
        yield from _form(body)


def _form(body: bytes) -> Iterator[tuple[str, str]]:
    pieces = body.decode("utf-8", "replace").split("&", PARAMETERS_MAX)
    yield from parse_qsl("&".join(pieces[:PARAMETERS_MAX]), keep_blank_values=True)
    if len(pieces) > PARAMETERS_MAX:
        raise ParserLimitReached(_TOO_MANY)


def _parser(body: bytes, boundary: str) -> MultipartParser:
    return MultipartParser(
        BytesIO(body),
        boundary,
        part_limit=PARAMETERS_MAX,
        spool_limit=len(body),  # it is in memory already: a Lambda has no use for a disk
        memory_limit=len(body),
    )
