"""Terms: the lists that a photo stands in.

all:<yyyy-mm>      every photo, by the month of its upload      owner:<nsid>     a person's
word:<word>        of title, description and tags               person:<nsid>    with somebody in it
tag:<tag>          as tags are found                            license:<id>
machine:<pattern>  namespace:predicate=value, with * for each part that a query may leave open
woe:<id>           in a place                                   cell:<token>     in an S2 cell
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice, product

from chalicelib.model.facts import Facts, Posting
from chalicelib.model.photo import Photo
from chalicelib.search.score import score
from chalicelib.search.words import words

# Words of a photo beyond these are not found: each is a row of its own, and stands in all of them.
_TITLE_WORDS, _DESCRIPTION_WORDS, _TAG_WORDS = 60, 200, 10


def posting(photo: Photo) -> Posting | None:
    """What a photo is found by; None while its sizes are in the making."""
    if not photo.is_ready:
        return None
    facts = _facts(photo)
    return Posting(facts=facts, terms=frozenset(_terms(facts)), own=_own(facts))


def month(posted: int) -> str:
    """The term of all photos uploaded in the month of a unix time."""
    return f"all:{datetime.fromtimestamp(posted, UTC):%Y-%m}"


def machine(namespace: str, predicate: str, value: str) -> str:
    """The term of machine tags like this; ``*`` for what may be anything."""
    return f"machine:{namespace}:{predicate}={value}"


def parts(machine_tag: str) -> tuple[str, str, str]:
    """Namespace, predicate and value of a machine tag."""
    name, _, value = machine_tag.partition("=")
    namespace, _, predicate = name.partition(":")
    return namespace, predicate, value


def is_machine(tag: str) -> bool:
    """Whether a tag, as it is found, is a machine tag: no other has punctuation."""
    return ":" in tag and "=" in tag


def _facts(photo: Photo) -> Facts:
    return Facts(
        id=photo.id,
        owner=photo.owner,
        visibility=photo.visibility,
        safety_level=photo.safety_level,
        content_type=photo.content_type,
        hidden=photo.hidden,
        media=photo.media,
        license=photo.license,
        posted=photo.posted,
        taken=photo.taken,
        updated=photo.updated,
        score=score(photo),
        location=photo.location,
        tags=tuple(tag.text for tag in photo.tags),
        woe_ids=photo.woe_ids,
        people=tuple(person.nsid for person in photo.people),
        texts=tuple(_texts(photo)),
    )


def _own(facts: Facts) -> str:
    return f"owner:{facts.owner}"


def _texts(photo: Photo) -> Iterator[str]:
    yield _joined(photo.title, _TITLE_WORDS)
    yield _joined(photo.description, _DESCRIPTION_WORDS)
    yield from (_joined(tag.raw, _TAG_WORDS) for tag in photo.tags)


def _joined(text: str, most: int) -> str:
    return " ".join(islice(words(text), most))


def _terms(facts: Facts) -> Iterator[str]:
    yield month(facts.posted)
    yield _own(facts)
    yield f"license:{facts.license}"
    for tag in facts.tags:
        yield f"tag:{tag}"
        if is_machine(tag):
            yield from _patterns(tag)
    yield from _each("word", (word for text in facts.texts for word in text.split()))
    yield from _each("person", facts.people)
    yield from _each("woe", facts.woe_ids)
    if facts.location:
        from chalicelib.search import cells  # noqa: PLC0415  (as in ``sources``)

        yield from _each("cell", cells.around(facts.location))


def _each(kind: str, values: Iterable[str]) -> Iterator[str]:
    return (f"{kind}:{value}" for value in values)


def _patterns(machine_tag: str) -> Iterator[str]:
    """A machine tag, and whatever a query may leave open of it."""
    choices = ((part, "*") for part in parts(machine_tag))
    return (machine(*pattern) for pattern in product(*choices))
