"""flickr.commons.*"""

from __future__ import annotations

import pytest

from chalicelib.model.failures import PersonNotFound
from chalicelib.store import institutions, people


def _nsids(flickr) -> list[str]:
    return [each.get("nsid") for each in flickr().commons.getInstitutions()[0]]


def test_institutions_are_listed_with_their_day_and_page(flickr, members, bob):
    museum = members.add("museum", realname="The Museum", path_alias="museum")
    institutions.launch(bob.nsid, 1_300_000_000)
    institutions.launch(museum.nsid, 1_200_000_000)
    institutions.launch(museum.nsid, 1_400_000_000)
    first, second = flickr().commons.getInstitutions()[0]
    assert first.attrib == {"nsid": museum.nsid, "date_launch": "2008-01-10 21:20:00"}
    assert (first.findtext("name"), second.findtext("name")) == ("The Museum", "bob")
    [url] = first.find("urls")
    assert (url.get("type"), url.text) == ("flickr", "http://pushr.test/photos/museum/")


def test_who_is_an_institution_no_longer_is_not_listed(flickr, bob):
    assert institutions.launch(bob.nsid, 1).is_commons
    assert _nsids(flickr) == [bob.nsid]
    assert not institutions.withdraw(bob.nsid).is_commons
    assert _nsids(flickr) == []


def test_only_people_who_are_there_are_institutions(flickr, bob):
    institutions.launch(bob.nsid, 1)
    people.change(bob.nsid, deleted=True)
    assert _nsids(flickr) == []
    with pytest.raises(PersonNotFound):
        institutions.launch("1@N01", 1)
