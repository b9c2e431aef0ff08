"""Schemathesis calls every method as the OpenAPI document tells it, and as it does not."""

from __future__ import annotations

import pytest
from requests_oauthlib import OAuth1

from chalicelib.api import manual
from chalicelib.explorer import openapi
from tests.flickr import HOST

PARTS = 4  # so that no process has all of it


@pytest.fixture
def known(flickr, alice, bob):
    """What there is, by the arguments that name it."""
    photo_id = flickr(bob).upload(title="A cat", tags="cat stray", is_public=1)
    other = flickr(alice).upload("coffee.jpg", title="A cup", tags="cat")
    comment = flickr(bob).photos.comments.addComment(photo_id=photo_id, comment_text="Mine")
    photoset = flickr(bob).photosets.create(title="Cats", primary_photo_id=photo_id)
    set_id = photoset.find("photoset").get("id")
    on_set = flickr(bob).photosets.comments.addComment(photoset_id=set_id, comment_text="Ours")
    tag = flickr(bob).photos.getInfo(photo_id=photo_id).find("photo/tags/tag")
    return {
        "photo_id": [photo_id, other],
        "primary_photo_id": [photo_id],
        "photo_ids": [photo_id, f"{photo_id},{other}"],
        "photoset_id": [set_id],
        "photoset_ids": [set_id],
        "comment_id": [comment.find("comment").get("id"), on_set.find("comment").get("id")],
        "tag_id": [tag.get("id")],
        "tag": ["cat", "stray"],
        "tags": ["cat", "stray,cat"],
        "user_id": [bob.nsid, alice.nsid, "me"],
        "person_id": [bob.nsid],
        "owner_id": [bob.nsid],
        "username": ["bob"],
        "url": [f"http://{HOST}/photos/{bob.nsid}/"],
        "method_name": ["flickr.photos.search"],
        "topic": ["contacts_photos", "my_photos", "tags"],
        "lat": ["51.5"],
        "lon": ["-0.12"],
        "extras": ["date_upload,owner_name,tags,geo,url_m,media", "geo,machine_tags,o_dims,views"],
        "panda_name": ["wang wang"],
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_no_call_comes_to_anything_that_the_document_does_not_say(
    flickr, members, bob, known, logged, part
):
    from tests.explorer import generated

    document = openapi.document(manual.everything(), f"http://{HOST}")
    operations = generated.operations(document)
    times = generated.times(len(operations))
    application, token = members.application, bob.token
    auth = OAuth1(application.key, application.secret, token.token, token.secret)
    caller = generated.Caller(key=application.key, auth=auth, known=known)
    mine = operations[part::PARTS]
    for operation in mine:
        caller.try_out(operation, times)

    assert '"level":"ERROR"' not in logged(), "what breaks is answered with status 200"
    assert len(caller.calls) == len(mine)
    assert min(caller.calls.values()) >= times
    assert len(operations) * times >= generated.CALLS
    assert len(+caller.succeeded) > len(mine) / 2, "the calls do not reach the methods"
