"""Every topic: what must arrive, and what must not."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.model.topic import DISPLAY_NAMES
from tests import world
from tests.hub.happenings import (
    changes,
    faves,
    follows,
    is_of_the_commons,
    leaves,
    uploads,
)
from tests.hub.places import GEO


@pytest.fixture
def carol(members):
    """A stranger to alice."""
    return members.add("carol")


@pytest.fixture
def cast(alice, bob, carol):
    """alice subscribes; bob is a contact of hers, carol is not."""
    return {"alice": alice, "bob": bob, "carol": carol}


@pytest.fixture
def story(flickr, hub, cast, subscriber):
    """Subscribes alice, has something happen, and answers the titles that arrived."""

    def told(terms: dict[str, Any], *happenings: Any) -> list[str]:
        if terms["topic"] == "geo":
            world.publish()
        asked = {name: _named(said, cast) for name, said in terms.items()}
        flickr(cast["alice"]).push.subscribe(callback=subscriber.url, verify="sync", **asked)
        for happens in happenings:
            happens(flickr, hub, cast)
            hub.drain()
        return [entry.title for entry in subscriber.entries]

    return told


def _named(said: Any, cast: dict[str, Any]) -> Any:
    """With NSIDs where names in braces were."""
    nsids = {name: member.nsid for name, member in cast.items()}
    return said.format(**nsids) if isinstance(said, str) else said


def tags(listed: str) -> dict[str, str]:
    return {"topic": "tags", "tags": listed}


CONTACTS = {"topic": "contacts_photos"}
FAVES = {"topic": "contacts_faves"}
OF_CONTACTS = {"topic": "photos_of_contacts"}
MACHINE = {"topic": "tags", "machine_tags": "dc:title=x,upcoming:event=428084"}
TO_EVERYBODY = {
    "is_public": 1,
    "is_friend": 0,
    "is_family": 0,
    "perm_comment": 3,
    "perm_addmeta": 2,
}

TABLE = {
    # contacts' photos
    "a contact's photo": (CONTACTS, [uploads("bob")], 1),
    "a stranger's photo": (CONTACTS, [uploads("carol")], 0),
    "one's own photo is no contact's": (CONTACTS, [uploads("alice")], 0),
    "a contact added a moment before": (CONTACTS, [follows("carol"), uploads("carol")], 1),
    "a contact removed a moment before": (CONTACTS, [leaves("bob"), uploads("bob")], 0),
    "removed and added again": (CONTACTS, [leaves("bob"), follows("bob"), uploads("bob")], 1),
    "a contact's hidden photo": (CONTACTS, [uploads("bob", hidden=2)], 1),
    "a contact's private photo": (CONTACTS, [uploads("bob", is_public=0)], 0),
    # what contacts like
    "a contact's favorite": (FAVES, [faves("bob", "carol")], 1),
    "a contact's favorite of one's own": (FAVES, [faves("bob", "alice")], 1),
    "a stranger's favorite": (FAVES, [faves("carol", "bob")], 0),
    "one's own favorite is no contact's": (FAVES, [faves("alice", "bob")], 0),
    "a removed contact's favorite": (FAVES, [leaves("bob"), faves("bob", "carol")], 0),
    "a contact's photo is no favorite": (FAVES, [uploads("bob")], 0),
    "a favorite gone private meanwhile": (FAVES, [faves("bob", "carol", gone=True)], 0),
    # photos of contacts, and of oneself
    "a photo of a contact": (OF_CONTACTS, [uploads("carol", people=["bob"])], 1),
    "a photo by a contact, of nobody": (OF_CONTACTS, [uploads("bob")], 0),
    "a photo of a stranger": (OF_CONTACTS, [uploads("bob", people=["carol"])], 0),
    "of two contacts, once": (
        OF_CONTACTS,
        [follows("carol"), uploads("alice", people=["bob", "carol"])],
        1,
    ),
    "of a contact removed a moment before": (
        OF_CONTACTS,
        [leaves("bob"), uploads("carol", people=["bob"])],
        0,
    ),
    "a photo of oneself": ({"topic": "photos_of_me"}, [uploads("carol", people=["alice"])], 1),
    "a photo by oneself, of nobody": ({"topic": "photos_of_me"}, [uploads("alice")], 0),
    "a photo of another": ({"topic": "photos_of_me"}, [uploads("bob", people=["bob"])], 0),
    # one's own
    "one's own photo": ({"topic": "my_photos"}, [uploads("alice")], 1),
    "a contact's photo is not one's own": ({"topic": "my_photos"}, [uploads("bob")], 0),
    "one's own photo made a favorite": (
        {"topic": "my_photos", "update_type": "faves"},
        [faves("bob", "alice")],
        1,
    ),
    "one's own favorite": ({"topic": "my_faves"}, [faves("alice", "bob")], 1),
    "a contact's favorite is not one's own": ({"topic": "my_faves"}, [faves("bob", "carol")], 0),
    "one's own photo is no favorite": ({"topic": "my_faves"}, [uploads("alice")], 0),
    # tags
    "a photo with the tag": (tags("cat"), [uploads("carol", tags="dog cat")], 1),
    "a photo without the tag": (tags("cat"), [uploads("carol", tags="dog")], 0),
    "a tag within a tag": (tags("cat"), [uploads("carol", tags="caterpillar")], 0),
    "any of several tags": (tags("dog,cat"), [uploads("carol", tags="cat")], 1),
    "all of several tags, once": (tags("dog,cat"), [uploads("carol", tags="cat dog")], 1),
    "a tag asked for twice": (tags("cat,Cat,CAT"), [uploads("carol", tags="cat")], 1),
    "a tag in capitals on the photo": (tags("cat"), [uploads("carol", tags="CAT")], 1),
    "a tag in capitals in the wish": (tags("CaT"), [uploads("carol", tags="cat")], 1),
    "accents in capitals": (tags("\u00c9T\u00c9"), [uploads("carol", tags="\u00e9t\u00e9")], 1),
    "accents that are put together": (
        tags("e\u0301te\u0301"),
        [uploads("carol", tags="\u00e9t\u00e9")],
        1,
    ),
    "an accent is a letter of its own": (
        tags("ete"),
        [uploads("carol", tags="\u00e9t\u00e9")],
        0,
    ),
    "full-width letters": (tags("\uff43\uff41\uff54"), [uploads("carol", tags="cat")], 1),
    "blanks and punctuation": (tags("New York!"), [uploads("carol", tags='"new-york"')], 1),
    "a hidden photo with the tag": (tags("cat"), [uploads("carol", tags="cat", hidden=2)], 0),
    "a private photo with the tag": (tags("cat"), [uploads("carol", tags="cat", is_public=0)], 0),
    "a tag added later": (
        tags("cat"),
        [changes("carol", "photo", {}, "addTags", tags="cat")],
        1,
    ),
    "a machine tag": (MACHINE, [uploads("carol", tags="upcoming:event=428084")], 1),
    "a machine tag in capitals": (MACHINE, [uploads("carol", tags="DC:Title=X")], 1),
    "a machine tag of another value": (MACHINE, [uploads("carol", tags="upcoming:event=1")], 0),
    "a machine tag beside tags": (
        {**MACHINE, "tags": "cat"},
        [uploads("carol", tags="cat"), uploads("bob", tags="dc:title=x")],
        2,
    ),
    # the commons
    "an institution's photo": (
        {"topic": "commons"},
        [is_of_the_commons("carol"), uploads("carol")],
        1,
    ),
    "a photo of nobody's institution": ({"topic": "commons"}, [uploads("carol")], 0),
    "one institution of those named": (
        {"topic": "commons", "nsids": "{bob},{carol},{carol}"},
        [is_of_the_commons("carol"), uploads("carol")],
        1,
    ),
    "an institution that is not named": (
        {"topic": "commons", "nsids": "{bob}"},
        [is_of_the_commons("carol"), uploads("carol")],
        0,
    ),
    "a person named who is no institution": (
        {"topic": "commons", "nsids": "{carol}"},
        [uploads("carol")],
        0,
    ),
    "an institution's hidden photo": (
        {"topic": "commons"},
        [is_of_the_commons("carol"), uploads("carol", hidden=2)],
        0,
    ),
    # places and circles
    **GEO,
    # filters
    "a photo turned public is created": (
        {**CONTACTS, "update_type": "created"},
        [changes("bob", "photo", {"is_public": 0}, "setPerms", **TO_EVERYBODY)],
        1,
    ),
    "a photo turned safe is created": (
        {**CONTACTS, "update_type": "created"},
        [changes("bob", "photo", {"safety_level": 2}, "setSafetyLevel", safety_level=1)],
        1,
    ),
    "a type that is not wanted": ({**CONTACTS, "update_type": "tags,geo"}, [uploads("bob")], 0),
    "photos when photos are wanted": ({**CONTACTS, "media": "photos"}, [uploads("bob")], 1),
    "photos when videos are wanted": ({**CONTACTS, "media": "videos"}, [uploads("bob")], 0),
    "a video when videos are wanted": (
        {**CONTACTS, "media": "videos"},
        [uploads("bob", media="video")],
        1,
    ),
    "a video when photos are wanted": (
        {**CONTACTS, "media": "photos"},
        [uploads("bob", media="video")],
        0,
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_arrives_and_what_does_not(story, case):
    terms, happenings, arrives = TABLE[case]
    titles = story(terms, *happenings)

    assert titles == (["photo"] * arrives if isinstance(arrives, int) else arrives)


def test_the_table_drives_every_topic():
    assert {terms["topic"] for terms, _, _ in TABLE.values()} == set(DISPLAY_NAMES)


@pytest.mark.parametrize("topic", ["contacts_faves", "my_faves"])
def test_a_favorite_names_who_made_it_one(flickr, story, subscriber, cast, topic):
    fan = cast["bob" if topic == "contacts_faves" else "alice"]
    story({"topic": topic}, faves("bob", "carol"), faves("alice", "carol"))

    [entry] = subscriber.entries
    body = subscriber.received[0].body.decode()
    contributor = body[body.index("<contributor>") : body.index("</contributor>")]
    assert entry.author == "carol"
    assert f"<name>{fan.person.username}</name>" in contributor
    assert f"/people/{fan.nsid}/</uri>" in contributor
    assert f"<flickr:nsid>{fan.nsid}</flickr:nsid>" in contributor
    assert '<flickr:update type="faves"/>' in body
