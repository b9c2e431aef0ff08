"""flickr.tags.*: what people, photos and tags have in common."""

from __future__ import annotations

import pytest

from tests.flickr import fails


@pytest.fixture
def uploads(flickr, hub):
    """Uploads a photo with tags for somebody, ready to be found."""

    def upload(person, tags, **arguments):
        photo_id = flickr(person).upload("chelsea.jpg", tags=tags, **arguments)
        hub.drain()
        return photo_id

    return upload


def names(answer, *path):
    for part in path:
        answer = answer[part]
    return [tag["_content"] for tag in answer]


def test_a_photos_tags_come_with_their_authors(flickr, bob, uploads):
    photo_id = uploads(bob, '"San José" cat')
    [one, two] = flickr().json("flickr.tags.getListPhoto", photo_id=photo_id)["photo"]["tags"][
        "tag"
    ]
    assert (one["_content"], one["raw"], one["authorname"]) == ("sanjosé", "San José", "bob")
    assert (two["_content"], two["machine_tag"]) == ("cat", 0)


def test_a_persons_tags_are_those_of_the_photos_that_one_may_see(flickr, bob, uploads):
    uploads(bob, "cat zoo")
    uploads(bob, "secret", is_public=0)
    mine = flickr(bob).json("flickr.tags.getListUser")
    theirs = flickr().json("flickr.tags.getListUser", user_id=bob.nsid)
    assert names(mine, "who", "tags", "tag") == ["cat", "secret", "zoo"]
    assert names(theirs, "who", "tags", "tag") == ["cat", "zoo"]


def test_popular_tags_are_counted_and_as_many_as_asked_for(flickr, bob, uploads):
    for tags in ("cat zoo", "cat", "dog cat dog2", "dog"):
        uploads(bob, tags)
    answer = flickr(bob).json("flickr.tags.getListUserPopular", count=2)["who"]["tags"]["tag"]
    assert answer == [{"count": 3, "_content": "cat"}, {"count": 2, "_content": "dog"}]
    most = flickr(bob).json("flickr.tags.getMostFrequentlyUsed")["who"]["tags"]["tag"]
    assert most[0] == {"_content": "cat", "count": 3}


def test_raw_tags_tell_every_spelling(flickr, bob, uploads):
    uploads(bob, '"New York" cat')
    uploads(bob, "NewYork")
    every = flickr(bob).json("flickr.tags.getListUserRaw")["who"]["tags"]["tag"]
    assert [tag["clean"] for tag in every] == ["cat", "newyork"]
    [one] = flickr(bob).json("flickr.tags.getListUserRaw", tag="new york")["who"]["tags"]["tag"]
    assert [raw["_content"] for raw in one["raw"]] == ["New York", "NewYork"]


def test_related_tags_and_clusters_come_of_what_people_use_together(
    flickr, members, alice, bob, uploads
):
    uploads(alice, "jaguar cat zoo")
    cat = uploads(bob, "jaguar cat zoo")
    uploads(members.add("carol"), "jaguar car road")
    related = flickr().json("flickr.tags.getRelated", tag="Jaguar")["tags"]
    assert (related["source"], names(related, "tag")[:2]) == ("jaguar", ["cat", "zoo"])
    groups = flickr().json("flickr.tags.getClusters", tag="jaguar")["clusters"]["cluster"]
    assert [names(group, "tag") for group in groups] == [["cat", "zoo"], ["car", "road"]]
    photos = flickr().json("flickr.tags.getClusterPhotos", tag="jaguar", cluster_id="cat-zoo")
    assert photos["photos"]["photo"][0]["id"] == cat
    assert photos["photos"]["photo"][0]["username"] == "bob"
    assert len(photos["photos"]["photo"]) == 2


def test_hot_tags_are_those_of_most_people(flickr, alice, bob, uploads):
    uploads(alice, "storm")
    uploads(alice, "cat")
    uploads(alice, "cat")
    uploads(bob, "storm")
    hot = flickr().json("flickr.tags.getHotList", period="week", count=1)["hottags"]
    assert hot["tag"] == [{"_content": "storm", "score": 2}]


def test_what_there_is_not_is_said(flickr, bob):
    with fails(1):
        flickr().tags.getListPhoto(photo_id="1")
    for name in ("getListUser", "getListUserPopular"):
        with fails(1, "User not found"):
            getattr(flickr().tags, name)(user_id="1@N00")
    with fails(1, "Tag not found"):
        flickr().tags.getRelated(tag="nowhere")
    with fails(1, "Tag cluster not found"):
        flickr().tags.getClusters(tag="nowhere")
    with fails(1, "Invalid period"):
        flickr().tags.getHotList(period="year")
