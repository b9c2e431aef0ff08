"""Whatever happens in whatever order: who is live is listened for, and who has ended is left alone.

Hypothesis subscribes, answers, lets time pass, delivers and takes back, and after each step the
hub's table is held against a model that knows only what the callbacks were asked and answered.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.hub import deliver, lease, listening, subscribe, subscriptions, topics
from chalicelib.model.delivery import Target
from chalicelib.model.failures import Failure
from chalicelib.model.subscription import Terms, callback_id
from chalicelib.store import contacts, photos
from chalicelib.store import subscriptions as stored
from tests import clean
from tests.conftest import ENVIRONMENT
from tests.hub import lanes
from tests.members import Members
from tests.model.photos import photo
from tests.subscriber import Subscriber

CALLBACKS = ("0", "1")
HOUR = 3600

callbacks = st.sampled_from(CALLBACKS)
verifications = st.sampled_from(["sync", "async"])
answers = st.sampled_from(["yes", "yes", "yes", "no", "unclear"])
statuses = st.sampled_from([200, 200, 500, 410])
leases = st.sampled_from([0, 60, 600, 7200])
tags = st.lists(st.sampled_from(["cat", "dog", "emu"]), min_size=1, unique=True).map(tuple)
wishes = {
    "0": st.just({"topic": "contacts_photos"}),
    "1": tags.map(lambda listed: {"topic": "tags", "tags": listed}),
}
passing = st.sampled_from([1, 30, 60, 600, HOUR, 6 * HOUR, 22 * HOUR, 23 * HOUR, 24 * HOUR])


@dataclass
class Live:
    """What the callback agreed to."""

    until: float
    token: str


class Hub(RuleBasedStateMachine):
    """One person, two callbacks, somebody to follow, and a clock."""

    def __init__(self):
        super().__init__()
        clean.everything(ENVIRONMENT)
        members = Members()
        self.alice, self.bob = members.add("alice"), members.add("bob")
        self.members = members
        self.now = float(int(time.time()))
        self.live: dict[str, Live] = {}
        self.asked = 0
        self.subscriber = Subscriber().__enter__()
        self.subscriber.on_question = self._answer
        self.says = "yes"
        photos.add(photo(owner=self.alice.nsid))

    def teardown(self):
        self.subscriber.__exit__(None, None, None)

    def _answer(self, asked: dict[str, str]) -> None:
        """Answer a question, and remember what has been agreed to by that."""
        number, known = asked["number"], self.live.get(asked["number"])
        renews = known is not None and asked.get("verify_token") == known.token
        self.subscriber.challenge_status = {"yes": 200, "no": 404, "unclear": 500}[self.says]
        if self.says == "yes" and asked["mode"] == "subscribe":
            until = self.now + int(asked["lease_seconds"])
            self.live[number] = Live(until=until, token=asked["verify_token"])
        elif (self.says == "yes" and asked["mode"] == "unsubscribe") or (
            self.says == "no" and asked["mode"] == "subscribe" and renews
        ):
            self.live.pop(number, None)

    def _url(self, number: str) -> str:
        return f"{self.subscriber.url}?number={number}"

    def _target(self, number: str) -> Target:
        return Target(nsid=self.alice.nsid, subscription_id=callback_id(self._url(number)))

    def _is_live(self, number: str) -> bool:
        return number in self.live and self.now < self.live[number].until

    def _terms(self, **wish) -> Terms:
        self.asked += 1
        return Terms(**wish, verify_token=f"{self.asked}")

    # --- what may happen ---

    @rule(number=callbacks, how=verifications, says=answers, seconds=leases, data=st.data())
    def subscribes(self, number, how, says, seconds, data):
        self.says = says
        terms = self._terms(**data.draw(wishes[number]), lease_seconds=seconds)
        with suppress(Failure):
            subscribe.subscribe(self.alice.nsid, self._url(number), terms, how, self.now)

    @rule(number=callbacks, how=verifications, says=answers)
    def unsubscribes(self, number, how, says):
        self.says = says
        found = stored.find(self._target(number))
        topic = found.terms.topic if found and found.terms else "my_photos"
        with suppress(Failure):
            terms = self._terms(topic=topic)
            subscribe.unsubscribe(self.alice.nsid, self._url(number), terms, how, self.now)

    @rule(says=answers)
    def questions_are_asked(self, says):
        self.says = says
        lanes.ask_on(self.now)

    @rule()
    def the_clock_strikes(self):
        lease.run(self.now)

    @rule(says=answers)
    def leases_come_to_their_end_and_are_asked_about(self, says):
        """Time leaps to where the hub has to ask."""
        due = [
            found.due for found in map(self._stored, CALLBACKS) if found and found.due > self.now
        ]
        self.now = float(min(due, default=self.now))
        lease.run(self.now)
        self.questions_are_asked(says)

    @rule(seconds=passing)
    def time_passes(self, seconds):
        self.now += seconds

    @rule(status=statuses, seconds=st.sampled_from([0, 0, 60, 7200]))
    def a_photo_is_told_of(self, status, seconds):
        """Exactly those hear of it at once who are live by now, awake and not slow."""
        self.now += seconds
        healths = {n: found.health for n in CALLBACKS if (found := self._stored(n))}
        quick = {
            number
            for number in CALLBACKS
            if self._is_live(number) and not healths[number].paused and not healths[number].is_slow
        }
        told = self._told(
            status,
            lambda: deliver.first([lanes.delivery("7", *map(self._target, CALLBACKS))], self.now),
        )
        assert told == quick

    @rule(status=statuses)
    def what_failed_is_tried_again(self, status):
        live = {number for number in CALLBACKS if self._is_live(number)}
        assert self._told(status, lambda: lanes.attempt_again(self.now)) <= live

    @rule(number=callbacks)
    def is_resumed(self, number):
        woken = subscriptions.resume(self._target(number), self.now)
        assert (woken is not None) == self._is_live(number)

    @rule()
    def follows(self):
        self.members.follows(self.alice, self.bob)
        listening.settle_contact(self.alice.nsid, self.bob.nsid, self.now)

    @rule()
    def follows_no_longer(self):
        with suppress(Failure):
            contacts.remove(self.alice.nsid, self.bob.nsid)
        listening.settle_contact(self.alice.nsid, self.bob.nsid, self.now)

    # --- what must be true ---

    @invariant()
    def the_hub_knows_who_is_live(self):
        for number in CALLBACKS:
            found = self._stored(number)
            assert (found is not None and found.is_live(self.now)) == self._is_live(number)
            if self._is_live(number):
                assert found.expires == self.live[number].until
                assert found.terms.verify_token == self.live[number].token

    @invariant()
    def who_is_live_is_listened_for_and_nobody_else(self):
        listening = {
            (row["pk"]["S"].removeprefix("WATCH#"), row["sk"]["S"], int(row["expires"]["N"]))
            for row in lanes.rows("WATCH#")
            if self.now < int(row["expires"]["N"])
        }
        assert listening == {
            (what, f"{target.nsid}#{target.subscription_id}", found.expires)
            for target, found in ((self._target(n), self._stored(n)) for n in CALLBACKS)
            if found and found.is_live(self.now)
            for what in topics.listened(found.terms, self.alice.nsid)
        }

    @invariant()
    def nobody_waits_for_ever(self):
        """A question is open only as long as it may still be asked."""
        for found in filter(None, map(self._stored, CALLBACKS)):
            if found.is_pending(self.now):
                assert found.verification.until <= self.now + 8 * HOUR

    def _stored(self, number: str):
        return stored.find(self._target(number))

    def _told(self, status: int, send) -> set[str]:
        """Who was sent something; who answered 410 has ended by it."""
        self.subscriber.status = status
        self.subscriber.received.clear()
        send()
        told = {each.path.rpartition("=")[2] for each in self.subscriber.received}
        if status == 410:
            for number in told:
                del self.live[number]
        return told


TestHub = Hub.TestCase
TestHub.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    phases=[Phase.explicit, Phase.generate],  # shrinking takes minutes
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
