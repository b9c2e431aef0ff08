"""flickr.urls.*"""

from __future__ import annotations

import pytest

from chalicelib.store import people
from tests.flickr import fails


@pytest.mark.parametrize(("method", "page"), [("Photos", "photos"), ("Profile", "people")])
def test_a_person_has_pages(flickr, members, bob, method, page):
    erin = members.add("erin", path_alias="erins")

    def url(who=None, **asked):
        [user] = flickr(who).call(f"flickr.urls.getUser{method}", **asked)
        return user.get("nsid"), user.get("url")

    assert url(user_id=erin.nsid) == (erin.nsid, f"http://pushr.test/{page}/erins/")
    assert url(bob) == url(bob, user_id="me") == (bob.nsid, f"http://pushr.test/{page}/{bob.nsid}/")
    with fails(1, "User not found"):
        url(user_id="1@N01")
    with fails(2, "No user specified"):
        url()


@pytest.mark.parametrize(
    "path", ["/photos/{nsid}/", "/people/ERINS", "/photos/Erin%20E/1/", "/erins"]
)
@pytest.mark.parametrize("host", ["https://www.flickr.com", "pushr.test", ""])
def test_a_person_is_found_by_an_address(flickr, members, path, host):
    erin = members.add("Erin E", path_alias="erins")
    [user] = flickr().urls.lookupUser(url=host + path.format(nsid=erin.nsid))
    assert user.attrib == {"id": erin.nsid}
    assert user.findtext("username") == "Erin E"


def test_nobody_is_found_by_the_address_of_nobody(flickr, bob):
    people.change(bob.nsid, deleted=True)
    for url in ("http://x/photos/nobody/", f"http://x/photos/{bob.nsid}/", "nothing", "x" * 9000):
        with fails(1, "User not found"):
            flickr().urls.lookupUser(url=url)
