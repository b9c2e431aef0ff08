"""The stage: the community, and beside it what no call of theirs brings about."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import shapely

from chalicelib.api import dispatch, registry
from chalicelib.api.call import Call
from chalicelib.auth import oldauth
from chalicelib.auth.oldauth import Question
from chalicelib.formats.element import Element
from chalicelib.hub import subscriptions
from chalicelib.model.delivery import Delivery, News
from chalicelib.model.place import PlaceType
from chalicelib.model.shape import Shape
from chalicelib.store import failed_deliveries, institutions, people, shapes
from chalicelib.store import subscriptions as stored
from infra import seed
from infra.examples import Line
from infra.seed import Community

_STEP_SECONDS = 2.0  # what happens next happens later
_CHANGING = {"write", "delete"}


class ExampleError(Exception):
    """A call failed whose answer was to be an example."""


@dataclass(kw_only=True)
class Stage:
    """Makes calls, each a little later than the one before.

    The places of the world are there already. ``drain`` has the workers do what there is to do:
    before whoever reads what was changed.
    """

    drain: Callable[[], object]
    community: Community = field(default_factory=seed.community)
    now: float = field(default_factory=time.time)
    waiting: bool = True

    @property
    def known(self) -> dict[str, str]:
        """What calls may name by ``{name}`` before any answer was kept."""
        alice = self.community.members["alice"]
        question = Question(application=self.community.application, perms="read")
        return {
            **{name: each.person.nsid for name, each in self.community.members.items()},
            "frob": oldauth.agree(question, alice.person.nsid, self.now).text,
            "mini_token": oldauth.agree_on_the_move(question, alice.person.nsid, self.now).text,
            "auth_token": alice.old.token,
            "oauth_token": alice.token.token,
            "today": datetime.fromtimestamp(self.now, UTC).date().isoformat(),
        }

    def ask(self, line: Line) -> Element:
        """Make a call, or a scene; answers the response. Raises ExampleError."""
        self.now += _STEP_SECONDS
        if line.who == "!":
            _SCENES[line.method](self, **line.arguments)
            return Element("rsp", stat="ok")
        method = registry.find(line.method)
        if method.perms in _CHANGING:
            self.waiting = True
        elif self.waiting:
            self.drain()
            self.waiting = False
        outcome = dispatch.run(method, self._call(line))
        if outcome.code:
            raise ExampleError(f"{line.method}: {outcome.code} {outcome.message}")
        return outcome.rsp

    def _call(self, line: Line) -> Call:
        """``-`` is nobody, ``=`` the application, ``bob/old`` bob from before OAuth."""
        application = self.community.application
        params = {"method": line.method, **line.arguments, "api_key": application.key}
        if line.who in {"-", "="}:
            signed = line.who == "="
            return Call(now=self.now, application=application, signed=signed, params=params)
        name, _, old = line.who.partition("/")
        member = self.community.members[name]
        return Call(
            now=self.now,
            application=application,
            token=member.old if old else member.token,
            signed=True,
            find_person=lambda: people.get(member.person.nsid),
            params=params,
        )


def _administrator(_: Stage, user_id: str) -> None:
    people.change(user_id, is_admin=True)


def _institution(stage: Stage, user_id: str) -> None:
    institutions.launch(user_id, stage.now)


def _subscribed(stage: Stage, user_id: str) -> None:
    """The callbacks of a person's subscriptions say yes."""
    for each in stored.of(user_id):
        if each.verification:
            subscriptions.confirm(stored.target(each), each.verification.asked, stage.now)


def _given_up(stage: Stage, user_id: str, photo_id: str) -> None:
    """A delivery to each of a person's subscriptions was given up."""
    for each in stored.of(user_id):
        target, news = stored.target(each), News(photo_id=photo_id, types=("created",))
        delivery = Delivery(news=(news,), targets=(target,), attempt=10)
        failed_deliveries.add(delivery, target, stage.now)


def _outlined(stage: Stage, woe_id: str) -> None:
    """A place has an outline."""
    outline = shapely.box(-24.3, 63.4, -13.6, 66.5)
    shape = Shape(
        woe_id=woe_id,
        type=PlaceType.COUNTRY,
        created=int(stage.now),
        alpha=0.5,
        points=1_200,
        edges=5,
        wkb=outline.wkb,
    )
    shapes.put([shape])


_SCENES: dict[str, Callable[..., None]] = {
    "administrator": _administrator,
    "institution": _institution,
    "subscribed": _subscribed,
    "given_up": _given_up,
    "outlined": _outlined,
}
