"""Score: how interesting a photo is.

Four times the binary logarithm of one more than ``views / 10 + 3 comments + 5 favorites``, cut to a
whole number: what many look at stands high, what people say something about or keep stands higher.
In steps, since every step is written to all lists that the photo stands in.
"""

from __future__ import annotations

from math import log2

from chalicelib.model.photo import Photo

_STEPS = 4  # for each doubling
_VIEWS, _COMMENTS, _FAVORITES = 0.1, 3, 5


def score(photo: Photo) -> int:
    """A whole number; 0 for a photo that nobody has taken notice of."""
    notice = _VIEWS * photo.views + _COMMENTS * photo.comments + _FAVORITES * photo.faves
    return int(_STEPS * log2(1 + notice))
