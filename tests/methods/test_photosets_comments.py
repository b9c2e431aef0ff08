"""flickr.photosets.comments.*"""

from __future__ import annotations

import time

import pytest

from chalicelib.model.comment import COMMENTS_A_MINUTE
from chalicelib.model.visibility import Visibility
from chalicelib.store import comments, rates
from chalicelib.store.comments import PHOTOSET
from tests.flickr import fails
from tests.photosets import add_photos

PRIVATE = Visibility(is_public=False)


@pytest.fixture
def set_id(flickr, bob) -> str:
    return _made(flickr(bob), bob)


@pytest.fixture
def comment_id(flickr, alice, set_id) -> str:
    """A comment of alice's on bob's set."""
    [comment] = flickr(alice).photosets.comments.addComment(
        photoset_id=set_id, comment_text="Nice!"
    )
    return comment.get("id")


def _made(flickr, owner, **attributes) -> str:
    [photo] = add_photos(owner, "one", **attributes)
    return flickr.photosets.create(title="t", primary_photo_id=photo.id)[0].get("id")


def _listed(flickr, set_id) -> list[str]:
    [listed] = flickr().photosets.comments.getList(photoset_id=set_id)
    return [comment.text for comment in listed]


def test_a_comment_is_answered_listed_and_counted(flickr, alice, bob, set_id, comment_id):
    answer = flickr().json("flickr.photosets.comments.getList", photoset_id=set_id)["comments"]
    [comment] = answer.pop("comment")
    assert answer == {"photoset_id": set_id}
    assert comment.pop("datecreate").isdecimal()
    assert comment == {
        "id": comment_id,
        "author": alice.nsid,
        "authorname": "alice",
        "author_is_deleted": 0,
        "iconserver": "0",
        "iconfarm": 0,
        "permalink": f"http://pushr.test/photos/{bob.nsid}/sets/{set_id}/#comment{comment_id}",
        "path_alias": None,
        "realname": "",
        "_content": "Nice!",
    }
    assert comment_id.startswith(f"{bob.person.number}-{set_id}-")
    [shown] = flickr().photosets.getInfo(photoset_id=set_id)
    assert (shown.get("count_comments"), shown.get("can_comment")) == ("1", "0")


def test_a_comment_says_something(flickr, alice, set_id, comment_id):
    with fails(8, "Blank comment"):
        flickr(alice).photosets.comments.addComment(photoset_id=set_id, comment_text=" ")
    with fails(8, "Blank comment."):
        flickr(alice).photosets.comments.editComment(comment_id=comment_id, comment_text="")
    assert _listed(flickr, set_id) == ["Nice!"]


def test_nobody_comments_faster_than_anybody_writes(flickr, alice, set_id):
    for minute in (0, 60):  # a new one may begin
        for _ in range(COMMENTS_A_MINUTE):
            rates.count(f"comments:{alice.nsid}", 60, time.time() + minute)
    with fails(9, "User is posting comments too fast."):
        flickr(alice).photosets.comments.addComment(photoset_id=set_id, comment_text="me again")


def test_a_comment_is_edited_by_its_author_only(flickr, alice, bob, set_id, comment_id):
    flickr(alice).photosets.comments.editComment(comment_id=comment_id, comment_text="Better.")
    with fails(2, "Comment not found."):
        flickr(bob).photosets.comments.editComment(comment_id=comment_id, comment_text="Mine.")
    assert _listed(flickr, set_id) == ["Better."]


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_a_comment_is_deleted_by_its_author_or_the_owner_and_once(
    flickr, alice, bob, members, set_id, comment_id, who
):
    with fails(2, "Comment not found."):
        flickr(members.add("carol")).photosets.comments.deleteComment(comment_id=comment_id)
    by = flickr({"alice": alice, "bob": bob}[who])
    by.photosets.comments.deleteComment(comment_id=comment_id)
    with fails(2, "Comment not found."):
        by.photosets.comments.deleteComment(comment_id=comment_id)
    assert _listed(flickr, set_id) == []
    assert flickr().photosets.getInfo(photoset_id=set_id)[0].get("count_comments") == "0"


@pytest.mark.parametrize("comment_id", ["x", "1-2-3", "--"])
def test_what_is_no_comment_s_id_is_not_found(flickr, alice, comment_id):
    with fails(2, "Comment not found."):
        flickr(alice).photosets.comments.deleteComment(comment_id=comment_id)


def test_comments_are_for_whom_the_set_is(flickr, alice, bob):
    hidden = _made(flickr(bob), bob, visibility=PRIVATE)
    flickr(bob).photosets.comments.addComment(photoset_id=hidden, comment_text="mine")
    with fails(1, "Photoset not found."):
        flickr(alice).photosets.comments.getList(photoset_id=hidden)
    with fails(1, "Photoset not found"):
        flickr(alice).photosets.comments.addComment(photoset_id=hidden, comment_text="x")
    with fails(1, "Photoset not found."):
        flickr().photosets.comments.getList(photoset_id="7")


def test_comments_go_with_their_set(flickr, bob, set_id, comment_id):
    flickr(bob).photosets.delete(photoset_id=set_id)
    assert not list(comments.of(set_id, PHOTOSET))


def test_a_comment_is_kept_while_its_set_changes(flickr, bob, set_id, comment_id):
    flickr(bob).photosets.editMeta(photoset_id=set_id, title="u")
    [shown] = flickr().photosets.getInfo(photoset_id=set_id)
    assert (shown.findtext("title"), shown.get("count_comments")) == ("u", "1")
    assert _listed(flickr, set_id) == ["Nice!"]
