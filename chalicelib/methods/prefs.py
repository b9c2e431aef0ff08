"""The methods flickr.prefs.*; pushr.prefs.set sets what they tell."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.formats.element import Element
from chalicelib.responses import prefs


@method("flickr.prefs.getContentType", perms="read")
def get_content_type(call: Call) -> Element:
    """Return what the caller's uploads are unless they say it: 1 photo, 2 screenshot, 3 other."""
    return prefs.content_type(call.caller)


@method("flickr.prefs.getGeoPerms", perms="read")
def get_geo_perms(call: Call) -> Element:
    """Return who may see where the caller's photos were taken unless it is said for one.

    1 everybody, 2 contacts, 3 friends and family, 4 friends, 5 family, 6 nobody.
    """
    return prefs.geo_perms(call.caller)


@method("flickr.prefs.getHidden", perms="read")
def get_hidden(call: Call) -> Element:
    """Return whether searches find the caller's uploads that say nothing of it: 1, they do."""
    return prefs.hidden(call.caller)


@method("flickr.prefs.getPrivacy", perms="read")
def get_privacy(call: Call) -> Element:
    """Return who may see the caller's uploads that say nothing of it.

    1 everybody, 2 friends, 3 family, 4 friends and family, 5 nobody.
    """
    return prefs.privacy(call.caller)


@method("flickr.prefs.getSafetyLevel", perms="read")
def get_safety_level(call: Call) -> Element:
    """Return how safe the caller's uploads are unless they say it: 1 safe, 2 moderate, 3 not."""
    return prefs.safety_level(call.caller)
