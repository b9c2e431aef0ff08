"""<tags>, <hottags> and <clusters>: what flickr.tags.* answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from chalicelib.formats.element import Element
from chalicelib.model.person import Person
from chalicelib.model.photo import Photo
from chalicelib.responses.photos import tag_id


def of_photo(photo: Photo, owner: Person, authors: Mapping[str, Person]) -> Element:
    """The tags of a photo, each with its author."""
    tags = [
        Element(
            "tag",
            tag.text,
            id=tag_id(tag, photo, owner),
            author=tag.author,
            authorname=authors[tag.author].username if tag.author in authors else "",
            raw=tag.raw,
            machine_tag=tag.is_machine,
        )
        for tag in photo.tags
    ]
    return Element("photo", id=photo.id).one(Element("tags").many("tag", tags))


def of_person(nsid: str, tags: Iterable[str]) -> Element:
    """All tags of a person."""
    return _who(nsid, [Element("tag", tag) for tag in tags])


def counted(nsid: str, tags: Iterable[tuple[str, int]]) -> Element:
    """Tags of a person, and on how many photos."""
    return _who(nsid, [_counted(tag, many) for tag, many in tags])


def raw(nsid: str, spellings: Mapping[str, Sequence[str]]) -> Element:
    """Tags of a person, each with the ways in which it was typed."""
    tags = [
        Element("tag", clean=clean).many("raw", [Element("raw", each) for each in raws])
        for clean, raws in spellings.items()
    ]
    return _who(nsid, tags)


def related(source: str, tags: Iterable[str]) -> Element:
    """The tags that go with another."""
    return Element("tags", source=source).many("tag", [Element("tag", tag) for tag in tags])


def clusters(source: str, groups: Sequence[Sequence[str]]) -> Element:
    """Groups of tags that go with another."""
    answer = Element("clusters", source=source, total=len(groups))
    return answer.many(
        "cluster",
        [
            Element("cluster", total=len(group)).many("tag", [Element("tag", tag) for tag in group])
            for group in groups
        ],
    )


def hot(period: str, tags: Sequence[tuple[str, int]]) -> Element:
    """Tags that many use lately."""
    answer = Element("hottags", period=period, count=len(tags))
    return answer.many("tag", [Element("tag", tag, score=score) for tag, score in tags])


def _who(nsid: str, tags: Sequence[Element]) -> Element:
    return Element("who", id=nsid).one(Element("tags").many("tag", tags))


def _counted(tag: str, many: int) -> Element:
    return Element("tag", tag, count=many)
