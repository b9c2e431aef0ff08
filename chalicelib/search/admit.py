"""Admit: whether a photo is an answer to a search, and may be one for who is looking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chalicelib.model.facts import Facts
from chalicelib.model.photo import SAFE, Location
from chalicelib.model.search import MachinePattern, Search
from chalicelib.model.visibility import SELF, STRANGER, Relation
from chalicelib.search import terms
from chalicelib.search.question import Question, question, says
from chalicelib.store import contacts

_PUBLIC = 4  # whatever is said of friends and family besides
_PRIVACY = {1: _PUBLIC, 2: 2, 3: 1, 4: 3, 5: 0}
_MEDIA = {"photos": "photo", "videos": "video"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Lets through what a search asks for and its viewer (an NSID, or None) may see.

    What the viewer is to an owner is read once, and only of whom it matters.
    """

    search: Search
    viewer: str | None
    asked: Question
    _relations: dict[str, Relation] = field(default_factory=dict)

    def through(self, some: Iterable[Facts]) -> list[Facts]:
        """Those of some photos that fit, in their order."""
        fitting = [facts for facts in some if fits(self.search, self.asked, facts)]
        unknown = {facts.owner for facts in fitting if self._matters(facts)}
        self._relations.update(contacts.relations(unknown - self._relations.keys(), self.viewer))
        return [facts for facts in fitting if shows(self.search, self._related(facts))]

    def _matters(self, facts: Facts) -> bool:
        """Whether there are things that not everybody may know, and somebody is looking."""
        if self.viewer in {None, facts.owner}:
            return False
        return not facts.visibility.is_public or (self.search.is_geo and _is_secret(facts.location))

    def _related(self, facts: Facts) -> Seen:
        stranger = SELF if facts.owner == self.viewer else STRANGER
        relation = self._relations.get(facts.owner, stranger)
        return Seen(facts=facts, relation=relation, is_member=self.viewer is not None)


def sieve(search: Search, viewer: str | None) -> Sieve:
    """What a search lets through for somebody."""
    return Sieve(search=search, viewer=viewer, asked=question(search.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A photo, and who looks at it."""

    facts: Facts
    relation: Relation
    is_member: bool

    @property
    def location(self) -> Location | None:
        """Where it was taken, if the viewer may know; otherwise it is as if nobody did."""
        location = self.facts.location
        return location if location and location.visibility.admits(self.relation) else None


def fits(search: Search, asked: Question, facts: Facts) -> bool:
    """Whether a photo meets the conditions that ask nothing of the viewer."""
    return (
        (search.owners is None or facts.owner in search.owners)
        and (search.ids is None or facts.id in search.ids)
        and (not search.people or not set(search.people).isdisjoint(facts.people))
        and not (search.is_public and facts.hidden)
        and (not search.licenses or facts.license in search.licenses)
        and (not search.content_types or facts.content_type in search.content_types)
        and (search.media == "all" or facts.media == _MEDIA[search.media])
        and _between(facts.posted, search.min_upload_date, search.max_upload_date)
        and _between(facts.taken, search.min_taken_date, search.max_taken_date)
        and _is_tagged(search, facts)
        and _is_machine_tagged(search, facts)
        and all(says(facts.texts, phrase) for phrase in asked.wanted)
        and not any(says(facts.texts, phrase) for phrase in asked.unwanted)
    )


def shows(search: Search, seen: Seen) -> bool:
    """Whether the viewer may see a photo, and what they ask of what they may see of it."""
    return (
        seen.facts.visibility.admits(seen.relation)
        and _is_safe(search, seen)
        and _is_private(search, seen)
        and (not search.is_geo or _is_there(search, seen))
    )


def _is_tagged(search: Search, facts: Facts) -> bool:
    has = set(facts.tags)
    if not has.isdisjoint(search.without_tags):
        return False
    wanted = set(search.tags)
    return wanted <= has if search.tag_mode == "all" or not wanted else not wanted.isdisjoint(has)


def _is_machine_tagged(search: Search, facts: Facts) -> bool:
    if not search.machine_tags:
        return True
    has = [terms.parts(tag) for tag in facts.tags if terms.is_machine(tag)]
    met = (any(_is_like(tag, pattern) for tag in has) for pattern in search.machine_tags)
    return all(met) if search.machine_tag_mode == "all" else any(met)


def _is_like(tag: tuple[str, str, str], pattern: MachinePattern) -> bool:
    wanted = (pattern.namespace, pattern.predicate, pattern.value)
    return all(part in {"*", is_} for part, is_ in zip(wanted, tag, strict=True))


def _is_safe(search: Search, seen: Seen) -> bool:
    if search.safe_search is None:  # owners see all of their own, others what is safe
        return seen.relation.is_self or seen.facts.safety_level == SAFE
    return seen.facts.safety_level <= (search.safe_search if seen.is_member else SAFE)


def _is_private(search: Search, seen: Seen) -> bool:
    if search.privacy_filter is None or not seen.relation.is_self:
        return True
    visibility = seen.facts.visibility
    bits = _PUBLIC if visibility.is_public else visibility.bits
    return bits == _PRIVACY.get(search.privacy_filter)


def _is_there(search: Search, seen: Seen) -> bool:
    location = seen.location
    if location is None:
        return not search.has_geo and not search.is_somewhere
    return (
        search.has_geo is not False
        and search.geo_context in {None, location.context}
        and location.accuracy >= (search.accuracy or 0)
        and (search.box is None or search.box.holds(location))
        and (search.area is None or search.area.holds(location))
        and _is_in_place(search, seen.facts)
    )


def _is_in_place(search: Search, facts: Facts) -> bool:
    return not search.woe_ids or not set(search.woe_ids).isdisjoint(facts.woe_ids)


def _is_secret(location: Location | None) -> bool:
    return location is not None and not location.visibility.is_public


def _between(value: int | str, least: int | str | None, most: int | str | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)  # type: ignore[operator]
