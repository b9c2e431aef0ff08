"""One photo to many subscriptions: deliveries a second, and what a million of them costs.

    python -m bench fanout
    python -m bench.fanout --subscriptions 2000 --subscriptions 20000 --rounds 5

The deliver worker gets its messages at its real entry point, ten of a hundred targets each, as
Lambda hands them over; AWS's answers are played from memory at the HTTP layer. Beside it, in the
same run and round by round: pycurl with nothing around it, once as it comes and once with the
connections of the round before, which the worker has too; and aiohttp with nothing around it. All
have the same bodies, hosts, numbers at a time and certificates. Medians of all rounds.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import certificates, community, prices, pumps, receiver
from bench.memory import Memory, playing
from bench.meter import Meter, counting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.receiver import Receiver

_TLS_SUBSCRIPTIONS = 2000  # a handshake each: fewer do
_PUMPED_SUBSCRIPTIONS = 2000
_TABLES = ("PUSHR_PEOPLE_TABLE", "PUSHR_HUB_TABLE")
_ANSWER_SECONDS = 0.3  # a subscriber out on the internet; assumed for the price of a Lambda
_AWS_SECONDS = 0.01  # a call of AWS from a Lambda; assumed too

# What of chalicelib reads the environment is imported in functions: not before it is there.
# ruff: noqa: PLC0415

Sender = Callable[[], None]


@dataclass(frozen=True)
class Speed:
    """One sender in one round."""

    rate: float
    cpu_ms: float


@dataclass(frozen=True)
class Push:
    """A photo that is told: to whom, in which messages, and what it took to find them."""

    urls: Sequence[str]
    body: bytes
    headers: Sequence[str]
    events: Sequence[dict[str, Any]]
    matched: Meter


def main() -> None:
    """Measure over keep-alive, over fresh TLS, and through the pumps; then count the money."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        served, trusted = certificates.make(Path(folder))
        community.prepare(PUSHR_CA_BUNDLE=str(trusted))
        with receiver.running() as plain:
            for subscriptions in options.subscriptions or [2000, 20_000]:
                bill = _compare(plain, subscriptions, options.rounds)
        with receiver.running(served) as secure:
            tls_cpu_ms = _compare(secure, _TLS_SUBSCRIPTIONS, options.rounds).cpu_ms
    _pumped(options.rounds)
    bill.print(tls_cpu_ms)


def _compare(to: Receiver, subscriptions: int, rounds: int) -> Bill:
    from bench import senders
    from chalicelib.settings import settings
    from chalicelib.workers import deliver

    how = "fresh TLS connections" if to.scheme == "https" else "keep-alive"
    print(f"fanout: {subscriptions:,} subscriptions, {how}, medians of {rounds}", flush=True)
    with playing() as memory:
        push = _push(memory, to, subscriptions)

        def worker() -> None:
            for event in push.events:
                assert deliver.deliver(event, None) == {"batchItemFailures": []}

        letter = (push.body, push.headers, settings().ca_bundle)
        kept = senders.BarePycurl(*letter)
        with counting() as delivered:
            worker()
        kept.post(push.urls)  # as the worker, it has its connections now
        gc.collect()
        gc.freeze()  # the tables are not the senders' litter
        posting = {
            "deliver worker": worker,
            "bare pycurl": lambda: senders.BarePycurl(*letter).post(push.urls),
            "bare aiohttp": lambda: senders.bare_aiohttp(push.urls, *letter),
        }
        if to.scheme == "http":
            posting["connections kept"] = lambda: kept.post(push.urls)
        measured = _measure(to, subscriptions, rounds, posting)
        gc.unfreeze()
    _print(measured)
    cpu_ms = statistics.median(speed.cpu_ms for speed in measured["deliver worker"])
    bill = Bill(subscriptions, len(push.events), push.matched, delivered, cpu_ms)
    bill.print_calls()
    return bill


def _push(memory: Memory, to: Receiver, many: int) -> Push:
    """Have a photo matched by the real workers, and write what its subscribers are sent."""
    from chalicelib.hub.letter import desk
    from chalicelib.model.delivery import Delivery
    from chalicelib.settings import settings
    from chalicelib.store import subscriptions
    from chalicelib.workers import fanout, match

    now = time.time()
    urls = [to.url(number) for number in range(many)]
    owner = community.owner(now)
    photo = community.photo(owner, now)
    community.subscribe(memory, owner, urls, now)
    with counting() as matched:
        match.match(community.new_photo_event(photo, memory), None)
        waiting = memory.queues[settings().fanout_queue]
        while waiting:
            [event] = community.queue_events([waiting.pop()])
            fanout.fanout(event, None)
    messages = memory.queues[settings().deliveries_queue]
    delivery = Delivery.read(json.loads(messages[0]))
    followed = subscriptions.find(delivery.targets[0])
    assert followed
    assert followed.terms
    letter = desk(delivery.news).letter(followed.terms, delivery.news)
    assert letter
    headers = (*letter.headers, f"User-Agent: pushr (+{settings().base_url})")
    events = list(community.queue_events(messages))
    return Push(urls, letter.body, headers, events, matched)


def _measure(
    to: Receiver, posts: int, rounds: int, senders: dict[str, Sender]
) -> dict[str, list[Speed]]:
    """Each sender in each round, one after the other."""
    measured: dict[str, list[Speed]] = {name: [] for name in senders}
    for _ in range(rounds):
        for name, send in senders.items():
            before, began, cpu = to.answered.value, time.perf_counter(), time.process_time()
            send()
            spent, cpu = time.perf_counter() - began, time.process_time() - cpu
            assert to.answered.value - before == posts
            measured[name].append(Speed(posts / spent, cpu / posts * 1000))
    return measured


def _print(measured: dict[str, list[Speed]]) -> None:
    bare = measured["bare pycurl"]
    for name, speeds in measured.items():
        rate = statistics.median(speed.rate for speed in speeds)
        cpu = statistics.median(speed.cpu_ms for speed in speeds)
        pairs = [ours.rate / theirs.rate for ours, theirs in zip(speeds, bare, strict=True)]
        ratio = statistics.median(pairs)
        print(f"  {name:17} {rate:8,.0f}/s {cpu:8.3f} ms of CPU each   {ratio:5.2f} of bare pycurl")


@dataclass(frozen=True)
class Bill:
    """What a push to so many subscriptions asks of AWS."""

    subscriptions: int
    invocations: int
    matched: Meter
    delivered: Meter
    cpu_ms: float

    def print_calls(self) -> None:
        """Calls and units of one delivery."""
        both = (self.matched, self.delivered)
        calls = sum(meter.calls_in_all for meter in both) / self.subscriptions
        reads = sum(meter.read_units for meter in both) / self.subscriptions
        writes = sum(meter.write_units for meter in both) / self.subscriptions
        print(f"  AWS for each: {calls:.3f} calls, {reads:.2f} read and {writes:.2f} write units")

    def print(self, tls_cpu_ms: float) -> None:
        """Dollars for a million deliveries."""
        parts = self._dollars(tls_cpu_ms)
        print(f"dollars for a million deliveries ({prices.REGION}, prices of {prices.AS_OF})")
        print(f"  one photo to {self.subscriptions:,}, each over a TLS connection of its own")
        for name, dollars in parts.items():
            print(f"  {name:34} {dollars:6.3f}")
        print(f"  {'pushr in all':34} {sum(parts.values()):6.3f}")
        print(f"  {'Amazon SNS, HTTP notifications':34} {prices.SNS_HTTP_MILLION:6.3f}")

    def _dollars(self, tls_cpu_ms: float) -> dict[str, float]:
        reads = self.matched.read_units + self.delivered.read_units
        writes = self.matched.write_units + self.delivered.write_units
        # Lambda's poller receives and deletes a batch each time; sending was counted.
        requests = self.matched.queue_requests + 2 * self.invocations
        each = {
            "DynamoDB": reads * prices.READ_UNIT + writes * prices.WRITE_UNIT,
            "SQS": requests * prices.QUEUE_REQUEST,
            "Lambda": self._lambda(tls_cpu_ms),
        }
        return {
            name: dollars / self.subscriptions * prices.MILLION for name, dollars in each.items()
        }

    def _lambda(self, tls_cpu_ms: float) -> float:
        """CPU at the share that the memory buys, and waiting for AWS and for subscribers."""
        from chalicelib.hub import callback

        megabytes = _memory("deliver")
        cpu = self.subscriptions * tls_cpu_ms / 1000 * prices.CPU_MB / megabytes
        answers = self.subscriptions / callback.AT_ONCE * _ANSWER_SECONDS
        waits = (self.matched.calls_in_all + self.delivered.calls_in_all) * _AWS_SECONDS
        seconds = cpu + answers + waits
        gigabytes = megabytes / 1024
        return seconds * gigabytes * prices.LAMBDA_GB_SECOND + (
            (self.invocations + 1) * prices.LAMBDA_REQUEST
        )


def _memory(name: str) -> int:
    path = Path(__file__).parents[1] / ".chalice" / "config.json"
    functions = json.loads(path.read_text("utf-8"))["lambda_functions"]
    return int(functions[name]["lambda_memory_size"])


def _pumped(rounds: int) -> None:
    """The whole way through the local server's pumps, moto's work and all."""
    subscriptions = _PUMPED_SUBSCRIPTIONS
    with receiver.running() as plain:
        with playing() as memory:
            now = time.time()
            urls = [plain.url(number) for number in range(subscriptions)]
            community.subscribe(memory, community.owner(now), urls, now)
            variables = {os.environ[name]: name for name in _TABLES}
            rows = [(variables[table], row) for table, row in memory.rows()]
        rates = pumps.rates(plain, rows, subscriptions, rounds)
    print(f"fanout: {subscriptions:,} subscriptions through the local server's pumps, with moto")
    print(f"  from photo to last POST {statistics.median(rates):8,.0f}/s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.fanout")
    parser.add_argument("--subscriptions", type=int, action="append")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
