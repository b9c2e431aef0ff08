"""flickr.profile.*"""

from __future__ import annotations

from tests.flickr import fails


def test_a_profile_is_what_a_person_says(flickr, members):
    erin = members.add("erin", realname="Erin van Es", location="Oslo", description="d")
    [profile] = flickr().profile.getProfile(user_id=erin.nsid)
    assert profile.attrib == {
        "id": erin.nsid,
        "nsid": erin.nsid,
        "join_date": str(erin.person.created),
        "first_name": "Erin",
        "last_name": "van Es",
        "city": "Oslo",
        "profile_description": "d",
    }
    assert flickr(erin).profile.getProfile(user_id="me")[0].get("city") == "Oslo"
    with fails(1, "Invalid NSID provided"):
        flickr().profile.getProfile(user_id="1@N01")
