"""flickr.photos.comments.*"""

from __future__ import annotations

import time

import pytest

from chalicelib.methods.photos_comments import COMMENTS_A_MINUTE
from chalicelib.model.comment import Comment
from chalicelib.store import comments, people, photos, rates
from tests.flickr import fails
from tests.methods.json_types import types

ALLOWED = [
    (0, {"self"}),
    (1, {"self", "friend", "family"}),
    (2, {"self", "friend", "family", "contact"}),
    (3, {"self", "friend", "family", "contact", "stranger"}),
]


@pytest.fixture
def comment_id(flickr, alice, photo) -> str:
    """A comment of alice's on bob's photo."""
    [comment] = flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="Nice!")
    return comment.get("id")


def _listed(flickr, photo, **arguments) -> list[str]:
    [listed] = flickr().photos.comments.getList(photo_id=photo.id, **arguments)
    return [comment.text for comment in listed]


def test_a_comment_is_answered_listed_and_counted(flickr, alice, bob, photo, comment_id):
    answer = flickr().json("flickr.photos.comments.getList", photo_id=photo.id)["comments"]
    [comment] = answer.pop("comment")
    assert answer == {"photo_id": photo.id}
    page = f"http://pushr.test/photos/{bob.nsid}/{photo.id}/#comment{comment_id}"
    assert comment.pop("datecreate").isdecimal()
    assert comment == {
        "id": comment_id,
        "author": alice.nsid,
        "authorname": "alice",
        "author_is_deleted": 0,
        "iconserver": "0",
        "iconfarm": 0,
        "permalink": page,
        "path_alias": None,
        "realname": "",
        "_content": "Nice!",
    }
    assert comment_id.startswith(f"{bob.person.number}-{photo.id}-")
    assert flickr().photos.getInfo(photo_id=photo.id)[0].findtext("comments") == "1"


def test_an_added_comment_has_its_addresses(flickr, alice, photo):
    added = flickr(alice).json(
        "flickr.photos.comments.addComment", photo_id=photo.id, comment_text="x"
    )
    found = types(added["comment"])
    assert {found[name] for name in ("id", "author", "authorname", "datecreate")} == {"string"}
    assert found["permalink"] == found["iconurls.retina"] == "string"


def test_nothing_said_yet_is_a_list_of_nothing(flickr, photo):
    answer = flickr().json("flickr.photos.comments.getList", photo_id=photo.id)
    assert answer["comments"] == {"photo_id": photo.id, "comment": []}


def test_comments_are_listed_oldest_first(flickr, alice, photo):
    for text in ("first", "second", "third"):
        flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text=text)
    assert _listed(flickr, photo) == ["first", "second", "third"]


def test_comments_are_asked_for_by_their_date(flickr, bob, photo):
    for created in (10, 20, 30):
        comments.add(
            Comment(
                number=str(created),
                photo_id=photo.id,
                author=bob.nsid,
                text=str(created),
                created=created,
            )
        )
    assert _listed(flickr, photo, min_comment_date=20) == ["20", "30"]
    assert _listed(flickr, photo, max_comment_date=20) == ["10", "20"]
    assert _listed(flickr, photo, min_comment_date=11, max_comment_date=19) == []


def test_markup_and_any_script_survive(flickr, alice, photo):
    said = '<b>ß</b> & "日本"\nnew line'
    flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text=said)
    assert _listed(flickr, photo) == [said]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_a_comment_says_something(flickr, alice, photo, comment_id, text):
    with fails(8, "Blank comment."):
        flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text=text)
    with fails(8, "Blank comment."):
        flickr(alice).photos.comments.editComment(comment_id=comment_id, comment_text=text)
    assert _listed(flickr, photo) == ["Nice!"]


def test_a_comment_is_no_book(alice, photo, flickr):
    arguments = {"method": "flickr.photos.comments.addComment", "photo_id": photo.id}
    answer = flickr(alice).post("/services/rest/", {**arguments, "comment_text": "ß" * 33_000})
    assert answer.rsp[0].get("code") == "118"


def test_nobody_comments_faster_than_anybody_writes(flickr, alice, photo):
    flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="me first")
    for minute in (0, 60):  # a new one may begin
        for _ in range(COMMENTS_A_MINUTE):
            rates.count(f"comments:{alice.nsid}", 60, time.time() + minute)

    with fails(9, "User is posting comments too fast."):
        flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="me again")


@pytest.mark.parametrize(("perm", "allowed"), ALLOWED)
def test_whom_the_owner_lets_may_comment(flickr, bob, photo, onlookers, perm, allowed):
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=1, is_friend=0, is_family=0, perm_comment=perm
    )
    for who in ALLOWED[-1][1]:
        if who in allowed:
            flickr(onlookers[who]).photos.comments.addComment(photo_id=photo.id, comment_text=who)
        else:
            with fails(1, "Photo not found."):
                flickr(onlookers[who]).photos.comments.addComment(
                    photo_id=photo.id, comment_text=who
                )
    assert set(_listed(flickr, photo)) == allowed
    assert photos.read(photo.id).comments == len(allowed)


def test_comments_are_for_whom_the_photo_is(flickr, bob, alice, photo, onlookers, comment_id):
    flickr(bob).photos.setPerms(
        photo_id=photo.id, is_public=0, is_friend=1, is_family=0, perm_comment=3
    )
    flickr(onlookers["friend"]).photos.comments.getList(photo_id=photo.id)
    with fails(1, "Photo not found"):
        flickr(onlookers["family"]).photos.comments.getList(photo_id=photo.id)
    with fails(1, "Photo not found."):
        flickr(onlookers["family"]).photos.comments.addComment(photo_id=photo.id, comment_text="x")
    with fails(1, "Photo not found."):
        flickr(alice).photos.comments.editComment(comment_id=comment_id, comment_text="x")


def test_a_comment_is_edited_by_its_author_only(flickr, alice, bob, photo, comment_id):
    flickr(alice).photos.comments.editComment(comment_id=comment_id, comment_text="Better.")
    with fails(2, "Comment not found."):
        flickr(bob).photos.comments.editComment(comment_id=comment_id, comment_text="Mine.")
    assert _listed(flickr, photo) == ["Better."]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_a_comment_is_deleted_by_its_author_or_the_owner_and_once(
    flickr, alice, bob, photo, comment_id, members, who
):
    with fails(2, "Comment not found."):
        flickr(members.add("carol")).photos.comments.deleteComment(comment_id=comment_id)
    by = {"alice": alice, "bob": bob}[who]
    flickr(by).photos.comments.deleteComment(comment_id=comment_id)
    with fails(2, "Comment not found."):
        flickr(by).photos.comments.deleteComment(comment_id=comment_id)
    with fails(2, "Comment not found."):
        flickr(alice).photos.comments.editComment(comment_id=comment_id, comment_text="x")
    assert _listed(flickr, photo) == []
    assert photos.read(photo.id).comments == 0


@pytest.mark.parametrize("comment_id", ["x", "1-2-3", "--", "1"])
def test_what_is_no_comment_s_id_names_no_photo(flickr, alice, comment_id):
    with fails(1):
        flickr(alice).photos.comments.deleteComment(comment_id=comment_id)


def test_who_is_deleted_has_still_said_it(flickr, alice, photo, comment_id):
    people.change(alice.nsid, deleted=True)
    [comment] = flickr().photos.comments.getList(photo_id=photo.id)[0]
    assert (comment.text, comment.get("author_is_deleted")) == ("Nice!", "1")


def test_comments_go_with_their_photo(flickr, bob, photo, comment_id):
    flickr(bob).photos.delete(photo_id=photo.id)
    assert not list(comments.of(photo.id))


def test_comments_are_told_when_they_come_and_go(flickr, alice, told, photo):
    [added] = flickr(alice).photos.comments.addComment(photo_id=photo.id, comment_text="x")
    assert told() == ["comments"]
    flickr(alice).photos.comments.editComment(comment_id=added.get("id"), comment_text="y")
    assert told() == []
    flickr(alice).photos.comments.deleteComment(comment_id=added.get("id"))
    assert told() == ["comments"]
