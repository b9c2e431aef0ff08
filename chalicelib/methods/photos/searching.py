"""The method flickr.photos.search."""

from __future__ import annotations

from chalicelib.api.call import Call
from chalicelib.api.method import method
from chalicelib.model.failures import PersonDeleted, PersonNotFound
from chalicelib.model.paging import Paging
from chalicelib.model.photo_failures import PhotoNotFound
from chalicelib.model.reading import CommaList
from chalicelib.model.search_arguments import SearchArguments
from chalicelib.model.search_failures import (
    ArgumentsIllogical,
    JumpInvalid,
    JumpUnavailable,
    NoMachineTags,
    NothingAsked,
    OffsetExcessive,
    OwnContactsOnly,
    OwnFavoritesOnly,
    PoolForbidden,
    TooManyMachineTags,
    TooManyTagsAtOnce,
)
from chalicelib.responses import lists
from chalicelib.responses.lists import PhotoList
from chalicelib.search.ask import asked
from chalicelib.search.find import find


@method(
    "flickr.photos.search",
    errors={
        1: TooManyTagsAtOnce,
        2: PersonNotFound("Unknown user"),
        3: NothingAsked,
        4: PoolForbidden,
        5: PersonDeleted,
        11: NoMachineTags,
        12: TooManyMachineTags,
        13: JumpUnavailable,
        14: JumpInvalid,
        15: PhotoNotFound,
        16: OwnFavoritesOnly,
        17: OwnContactsOnly,
        18: ArgumentsIllogical,
        20: OffsetExcessive,
    },
)
def search(
    call: Call, *, query: SearchArguments, extras: CommaList = (), paging: Paging
) -> PhotoList:
    """Return the photos that meet all conditions and that the caller may see, 4,000 at most.

    Of more matches the newest uploads are answered, or the oldest if these come first. Photos of
    whom the place is asked are found by those only who may know it.

    extras: What to add to each photo, separated by commas.
    """
    found = find(
        asked(query, call.viewer),
        viewer=call.viewer,
        paging=query.page(paging),
        jump_to=query.jump_to,
    )
    return lists.photos(found, extras)
