"""flickr.tags.*: the elements and attributes of recorded answers."""

from __future__ import annotations

import pytest

from tests.contract.answers import shape_differences

ASKED = {
    "flickr.tags.getClusterPhotos": {"tag": "sea", "cluster_id": "blue-sky"},
    "flickr.tags.getClusters": {"tag": "sea"},
    "flickr.tags.getHotList": {},
    "flickr.tags.getListPhoto": {},
    "flickr.tags.getListUser": {},
    "flickr.tags.getListUserPopular": {},
    "flickr.tags.getListUserRaw": {},
    "flickr.tags.getRelated": {"tag": "sea"},
}


@pytest.mark.parametrize("method", ASKED)
def test_an_answer_has_the_recorded_shape(flickr, hub, bob, method):
    photo_id = flickr(bob).upload("chelsea.jpg", tags="sea blue sky")
    hub.drain()
    arguments = {"photo_id": photo_id} if method.endswith("Photo") else ASKED[method]
    answer = flickr(bob).get("/services/rest", {"method": method, **arguments})
    assert not shape_differences(method, answer.body)
