"""<institutions>: those of the commons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from chalicelib.formats.element import Element, text
from chalicelib.model import addresses
from chalicelib.model.institution import Institution


def institutions(found: Iterable[Institution]) -> Element:
    """What flickr.commons.getInstitutions answers."""
    return Element("institutions").many("institution", map(_institution, found))


def _institution(institution: Institution) -> Element:
    person = institution.person
    answer = Element("institution", nsid=person.nsid, date_launch=_date(institution.launched))
    page = Element("url", addresses.photos_of(person), type="flickr")
    urls = Element("urls").many("url", [page])
    return answer.one(text("name", person.realname or person.username), urls)


def _date(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}"
