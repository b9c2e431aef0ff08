"""Pages: cut from lists, and pulled into range."""

from __future__ import annotations

import pytest

from chalicelib.model.paging import Paging, page_of


@pytest.mark.parametrize(
    ("asked", "page", "per_page"),
    [
        ({}, 1, 100),
        ({"page": 0}, 1, 100),
        ({"page": -3}, 1, 100),
        ({"page": 7, "per_page": 10}, 7, 10),
        ({"per_page": 0}, 1, 100),
        ({"per_page": -1}, 1, 1),
        ({"per_page": 501}, 1, 500),
    ],
)
def test_a_page_out_of_range_is_pulled_into_it(asked, page, per_page):
    paging = Paging(**asked)
    assert (paging.page, paging.per_page) == (page, per_page)


@pytest.mark.parametrize(
    ("page", "items", "pages"),
    [(1, [0, 1, 2], 3), (2, [3, 4, 5], 3), (3, [6], 3), (4, [], 3), (10**17, [], 3)],
)
def test_a_page_is_cut_from_what_there_is(page, items, pages):
    cut = page_of(range(7), Paging(page=page, per_page=3))
    assert (list(cut.items), cut.pages, cut.total, cut.page) == (items, pages, 7, page)


def test_of_nothing_there_is_no_page():
    assert page_of([], Paging()).pages == 0
