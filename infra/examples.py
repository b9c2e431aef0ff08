"""Examples: an answer of each method for its documentation, taken down beside a running server.

    python -m infra.examples [--folder .local]

A fresh ``make run`` has to stand there. What is asked is in ``examples.txt``; ids, secrets and
times are told as others, so that the same calls give much the same examples another day.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import requests
from lxml import etree
from oauthlib.oauth1 import SIGNATURE_TYPE_QUERY, Client

from chalicelib.api import registry
from chalicelib.api.examples import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

Ask = Callable[[str, str, Mapping[str, str]], bytes]
"""Calls a method as one of the community ("-": as nobody); answers what was answered."""

_CALLS = Path(__file__).with_name("examples.txt")
_PATIENCE_SECONDS = 30
_PAUSE_SECONDS = 1.1  # after a change: what it brings about is done, and the next is later
_DAYS = 2 * 86_400
_CHANGING = {"write", "delete"}
_ID = re.compile(  # NSIDs, numbers of people, other ids, secrets
    r"(?:(?<=#comment)|(?<![0-9A-Za-z]))"
    r"(?:\d{9}(?=@N)|\d{10}|\d{17,}|[0-9a-f]{10,32})"
    r"(?![0-9A-Za-z])"
)
_THEN = 1_767_225_600  # 2026-01-01: when all of it is said to have happened


class ExampleError(Exception):
    """A call failed whose answer was to be an example."""


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


def lines() -> Iterator[Line]:
    """The calls in their order."""
    for text in _CALLS.read_text("utf-8").splitlines():
        if text and not text.startswith("#"):
            call, _, kept = text.partition(" > ")
            who, method, *given = shlex.split(call)
            keep, _, path = kept.partition(" ")
            arguments = dict(each.split("=", 1) for each in given)
            yield Line(who=who, method=method, arguments=arguments, keep=keep, path=path)


def take(ask: Ask) -> Iterator[Taken]:
    """Make the calls; answers those that have something to show, as they were answered.

    What changes something is called once more, for its answer in JSON, when nobody looks any more.
    """
    kept: dict[str, str] = {}
    changing: list[tuple[Line, str]] = []
    for line in lines():
        asked = replace(line, arguments={k: v.format(**kept) for k, v in line.arguments.items()})
        rsp = _rsp(ask, asked)
        if line.keep:
            kept[line.keep] = str(rsp.xpath(line.path)[0])
        if len(rsp) and changes(line.method):
            changing.append((asked, _indented(rsp)))
        elif len(rsp):
            yield Taken(method=line.method, rest=_indented(rsp), json=_json(ask, asked))
    for asked, rest in changing:
        yield Taken(method=asked.method, rest=rest, json=_json(ask, asked))


def changes(method: str) -> bool:
    """Whether something is another after a call of a method."""
    return registry.find(method).perms in _CHANGING


def _rsp(ask: Ask, line: Line) -> etree._Element:
    rsp = etree.fromstring(ask(line.who, line.method, line.arguments))
    if rsp.get("stat") != "ok":
        raise ExampleError(f"{line.method}: {etree.tostring(rsp, encoding='unicode')}")
    return rsp


def _json(ask: Ask, line: Line) -> str:
    asked = {**line.arguments, "format": "json", "nojsoncallback": "1"}
    answer = json.loads(ask(line.who, line.method, asked))
    return json.dumps(answer, indent=2, ensure_ascii=False)


@dataclass
class Steady:
    """Tells what is another every time as what is always the same."""

    now: float = field(default_factory=time.time)
    known: dict[str, str] = field(
        default_factory=lambda: {each: each for each in (*_asked(), str(_THEN))}
    )

    def told(self, text: str) -> str:
        """A text with other times, ids and secrets; the same id is the same everywhere."""
        text = re.sub(r"\b(\d{10})(000)?\b", self._time, text)
        text = re.sub(r"\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\b", "2026-01-01 00:00:00", text)
        return _ID.sub(self._id, text)

    def _time(self, found: re.Match[str]) -> str:
        is_now = abs(int(found[1]) - self.now) < _DAYS
        return f"{_THEN}{found[2] or ''}" if is_now else found[0]

    def _id(self, found: re.Match[str]) -> str:
        text = found[0]
        number = sha256(str(len(self.known)).encode()).hexdigest()
        digits = str(int(number, 16)).replace("0", "1")
        return self.known.setdefault(text, (digits if text.isdecimal() else number)[: len(text)])


def _asked() -> Iterator[str]:
    """What looks like an id in the calls themselves, and stays as it is."""
    return (found[0] for found in _ID.finditer(_CALLS.read_text("utf-8")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Take all examples down, in place of those that are there."""
    parser = argparse.ArgumentParser(prog="python -m infra.examples")
    parser.add_argument("--folder", type=Path, default=Path(".local"))
    demo = json.loads((parser.parse_args(arguments).folder / "demo.json").read_text("utf-8"))
    taken = list(take(_asking(demo)))
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    steady = Steady()
    for each in taken:
        for kind, text in (("xml", each.rest), ("json", each.json)):
            hosted = text.replace(demo["base_url"], "https://pushr.example")
            told = steady.told(hosted).replace(demo["base_url"].partition("//")[2], "pushr.example")
            (FOLDER / f"{each.method}.{kind}").write_text(told + "\n", "utf-8")
    print(f"{len(taken)} examples in {FOLDER}")
    return 0


def _asking(demo: dict[str, Any]) -> Ask:
    def ask(who: str, method: str, given: Mapping[str, str]) -> bytes:
        asked = {"method": method, **given}
        answer = requests.get(_url(demo, who, asked), timeout=_PATIENCE_SECONDS).content
        if changes(method):
            time.sleep(_PAUSE_SECONDS)
        return answer

    return ask


def _url(demo: dict[str, Any], who: str, asked: Mapping[str, str]) -> str:
    address = f"{demo['base_url']}/services/rest?"
    if who == "-":
        return address + urlencode({**asked, "api_key": demo["api_key"]})
    user = demo["users"][who]
    client = Client(
        demo["api_key"],
        demo["api_secret"],
        user["oauth_token"],
        user["oauth_token_secret"],
        signature_type=SIGNATURE_TYPE_QUERY,
    )
    url: str = client.sign(address + urlencode(asked))[0]
    return url


def _indented(rsp: etree._Element) -> str:
    """What is in a response, an element on each line."""
    etree.indent(rsp)
    roots = [etree.tostring(root, encoding="unicode", with_tail=False) for root in rsp]
    return "\n".join(root.replace("\n  ", "\n") for root in roots)


if __name__ == "__main__":
    sys.exit(main())
