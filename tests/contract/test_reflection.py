"""flickr.reflection.*: the elements, attributes and types of recorded answers."""

from __future__ import annotations

import pytest

from tests.contract.answers import shape_differences, type_differences

ASKED = {
    "flickr.reflection.getMethods": {},
    "flickr.reflection.getMethodInfo": {"method_name": "flickr.photos.search"},
}


@pytest.mark.parametrize("method", ASKED)
def test_an_answer_has_the_recorded_shape(flickr, method):
    answer = flickr().get("/services/rest", {"method": method, **ASKED[method]})

    assert not shape_differences(method, answer.body)
    assert not type_differences(method, flickr().json(method, **ASKED[method]))
