"""A small world, the same for the same seed: people, whom they follow, and their photos."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from chalicelib.model.contact import Contact
from chalicelib.model.person_tag import PersonTag
from chalicelib.model.photo import Location, Photo, Size
from chalicelib.model.tag import Tag
from chalicelib.model.visibility import GeoVisibility, Visibility
from chalicelib.search.index import post
from chalicelib.store import contacts, photos
from chalicelib.store.stream import Change
from tests.members import Member, Members

BEGIN = 1_690_000_000
DAY = 86_400
DAYS = 70  # three lists of months
PEOPLE, PHOTOS = 8, 400

# What somebody may write, and the words that it consists of.
WORDS = {
    "cat": ["cat"],
    "Dog": ["dog"],
    "night": ["night"],
    "Café": ["cafe"],
    "CAFÉ": ["cafe"],
    "cafe": ["cafe"],
    "Straße": ["strasse"],
    "STRASSE": ["strasse"],
    "rock'n'roll": ["rock", "n", "roll"],
    "well-known": ["well", "known"],
    "Αθήνα": ["αθηνα"],
    "ΑΘΗΝΑ": ["αθηνα"],
    "Москва": ["москва"],
    "东京": ["东", "京"],
    "东": ["东"],
    "서울": ["서울"],
    "2007": ["2007"],
}
# Tags as they are typed, and as they are found.
TAGS = {
    "cat": "cat",
    "Dog": "dog",
    "New York": "newyork",
    "Café": "café",
    "东京": "东京",
    "red": "red",
    "night": "night",
}
MACHINE_TAGS = [
    "dc:title=cat",
    "dc:title=mr. camera",
    "dc:creator=bob",
    "geo:city=paris",
    "flickr:title=cat",
]
PLACES = [(48.85, 2.35), (48.9, 2.4), (40.66, -73.98), (-17.0, 179.9), (-17.1, -179.9), (89.9, 10)]
WOE_IDS = ["1", "2", "44418"]


@dataclass
class World:
    members: list[Member]
    photos: list[Photo]
    contacts: dict[tuple[str, str], Contact] = field(default_factory=dict)


def make(members: Members, seed: int, many: int = PHOTOS) -> World:
    """Put a world into the store, and its photos into their lists."""
    dice = Random(seed)
    people = [members.add(f"person{number}") for number in range(PEOPLE)]
    made = World(people, [])
    for one in people:
        for other in dice.sample(people, 4):
            if one is not other:
                contact = Contact(
                    owner=one.nsid,
                    nsid=other.nsid,
                    is_friend=dice.random() < 0.4,
                    is_family=dice.random() < 0.3,
                )
                contacts.add(contact)
                made.contacts[one.nsid, other.nsid] = contact
    nsids = [member.nsid for member in people]
    made.photos = [photo(dice, number, nsids) for number in range(many)]
    for each in made.photos:
        photos.add(each)
    post(Change(old=None, new=each) for each in made.photos)
    return made


def photo(dice: Random, number: int, nsids: list[str]) -> Photo:
    """Anybody's photo of anything."""
    posted = BEGIN + dice.randrange(DAYS) * DAY
    return Photo(
        id=str(10**18 + number * 7919 if number % 5 else 10**9 + number),
        owner=dice.choice(nsids),
        secret="0123456789",
        original_secret="9876543210",
        original_format="jpg",
        title=words(dice, 3),
        description=words(dice, 3),
        tags=tags(dice),
        visibility=Visibility.from_bits(dice.choice([4, 4, 4, 4, 0, 1, 2, 3, 6])),
        safety_level=dice.choice([1, 1, 1, 1, 2, 3]),
        content_type=dice.choice([1, 1, 1, 2, 3]),
        hidden=dice.random() < 0.1,
        media=dice.choice(["photo", "photo", "photo", "video"]),
        license=dice.randrange(11),
        posted=posted,
        taken=f"20{dice.randrange(10, 24)}-0{dice.randrange(1, 10)}-1{dice.randrange(10)} 12:00:00",
        updated=posted,
        people=tuple(someone(nsid) for nsid in dice.sample(nsids, dice.choice([0, 0, 0, 1, 2]))),
        location=location(dice),
        woe_ids=tuple(dice.sample(WOE_IDS, dice.choice([0, 1, 2]))),
        views=dice.randrange(300),
        faves=dice.randrange(4),
        comments=dice.randrange(4),
        sizes=() if dice.random() < 0.03 else (Size(suffix="o", width=9, height=9, secret="x"),),
    )


def words(dice: Random, most: int) -> str:
    return " ".join(dice.choices(list(WORDS), k=dice.randrange(most + 1)))


def tags(dice: Random) -> tuple[Tag, ...]:
    """Up to three tags, and perhaps machine tags."""
    plain = dice.sample(list(TAGS), dice.randrange(4))
    machine = dice.sample(MACHINE_TAGS, dice.choice([0, 0, 0, 0, 0, 1, 2]))
    found = {**{raw: TAGS[raw] for raw in plain}, **{raw: raw for raw in machine}}
    return tuple(
        Tag(number="1", raw=raw, text=text, author="1@N01", is_machine=raw in machine)
        for raw, text in found.items()
    )


def someone(nsid: str) -> PersonTag:
    return PersonTag(nsid=nsid, author=nsid)


def location(dice: Random) -> Location | None:
    if dice.random() < 0.5:
        return None
    latitude, longitude = dice.choice(PLACES)
    return Location(
        latitude=max(-90, min(90, latitude + dice.uniform(-0.2, 0.2))),
        longitude=(longitude + dice.uniform(-0.2, 0.2) + 180) % 360 - 180,
        accuracy=dice.choice([3, 6, 11, 16]),
        context=dice.choice([0, 0, 1, 2]),
        visibility=dice.choice(
            [GeoVisibility()] * 3
            + [GeoVisibility(is_public=False)]
            + [GeoVisibility(is_public=False, is_contact=True)]
            + [GeoVisibility(is_public=False, is_friend=True)]
            + [GeoVisibility(is_public=False, is_family=True)]
        ),
    )
