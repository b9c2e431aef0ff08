"""Examples: an answer of each method for its documentation, taken down from a world of its own.

    python -m infra.examples

What is asked is in ``examples.txt``. A call is made once; REST and JSON are written of the same
answer. Ids, secrets and times are told as others, so that the same calls give much the same
examples another day.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from chalicelib.api.examples import FOLDER
from chalicelib.formats import json as json_format
from chalicelib.formats import rest as rest_format
from chalicelib.formats.element import Element
from infra import local, pump, quick_moto
from infra.steady import Steady

CALLS = Path(__file__).with_name("examples.txt")
BASE_URL = "https://pushr.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One call, and what is kept of its answer under which name."""

    who: str
    method: str
    arguments: dict[str, str]
    keep: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a call answered, in REST and in JSON."""

    method: str
    rest: str
    json: str


Ask = Callable[[Line], Element]
"""Calls a method as one of the community, or as nobody; answers the whole response."""


def lines() -> Iterator[Line]:
    """The calls in their order."""
    for text in CALLS.read_text("utf-8").splitlines():
        if text and not text.startswith("#"):
            call, _, kept = text.partition(" > ")
            who, method, *given = shlex.split(call)
            keep, _, path = kept.partition(" ")
            arguments = dict(each.split("=", 1) for each in given)
            yield Line(who=who, method=method, arguments=arguments, keep=keep, path=path)


def take(ask: Ask, known: Mapping[str, str]) -> Iterator[Taken]:
    """Make the calls; answers those that have something to show, as they were answered."""
    kept = dict(known)
    for line in lines():
        arguments = {name: text.format(**kept) for name, text in line.arguments.items()}
        response = ask(replace(line, arguments=arguments))
        rsp = etree.fromstring(rest_format.write(response))
        if line.keep:
            kept[line.keep] = str(rsp.xpath(line.path)[0])
        if len(rsp):
            yield Taken(method=line.method, rest=_indented(rsp), json=_json(response))


def main() -> int:
    """Take all examples down, in place of those that are there."""
    quick_moto.start()
    environment = local.start_aws(BASE_URL)
    # The doors read the environment when they are imported: not before it is there.
    from app import app  # noqa: PLC0415
    from infra.stage import Stage  # noqa: PLC0415
    from infra.world import carried  # noqa: PLC0415

    carried.publish()
    stage = Stage(drain=pump.of(app, environment).drain)
    taken = list(take(stage.ask, stage.known))
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    steady = Steady(CALLS.read_text("utf-8"))
    for each in taken:
        for kind, text in (("xml", each.rest), ("json", each.json)):
            told = text.replace(environment["AWS_ENDPOINT_URL"], "https://s3.amazonaws.com")
            (FOLDER / f"{each.method}.{kind}").write_text(steady.told(told) + "\n", "utf-8")
    print(f"{len({each.method for each in taken})} examples in {FOLDER}")
    return 0


def _json(response: Element) -> str:
    answer = json.loads(json_format.write(response))
    return json.dumps(answer, indent=2, ensure_ascii=False)


def _indented(rsp: etree._Element) -> str:
    """What is in a response, an element on each line."""
    etree.indent(rsp)
    roots = [etree.tostring(root, encoding="unicode", with_tail=False) for root in rsp]
    return "\n".join(root.replace("\n  ", "\n") for root in roots)


if __name__ == "__main__":
    sys.exit(main())
