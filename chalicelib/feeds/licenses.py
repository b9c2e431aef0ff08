"""Licenses: the pages that feeds link to, by the numbers of flickr.photos.licenses.getInfo."""

from __future__ import annotations

_CREATIVE_COMMONS = "https://creativecommons.org"

# 0 is All Rights Reserved, which has no page.
PAGES = {
    1: f"{_CREATIVE_COMMONS}/licenses/by-nc-sa/2.0/",
    2: f"{_CREATIVE_COMMONS}/licenses/by-nc/2.0/",
    3: f"{_CREATIVE_COMMONS}/licenses/by-nc-nd/2.0/",
    4: f"{_CREATIVE_COMMONS}/licenses/by/2.0/",
    5: f"{_CREATIVE_COMMONS}/licenses/by-sa/2.0/",
    6: f"{_CREATIVE_COMMONS}/licenses/by-nd/2.0/",
    7: "https://www.flickr.com/commons/usage/",
    8: "http://www.usa.gov/copyright.shtml",
    9: f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
    10: f"{_CREATIVE_COMMONS}/publicdomain/mark/1.0/",
}
