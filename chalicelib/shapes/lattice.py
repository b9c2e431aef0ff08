"""The lattice: positions as whole numbers, which GEOS and numpy count with exactly.

A step is a ten-millionth of a degree, a centimetre on the ground: what photos tell, and no more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

STEPS = 10_000_000  # of a degree
TURN = 360 * STEPS
HALF = TURN // 2
QUARTER = TURN // 4

_SHIFT = 32  # bits; no coordinate of ours needs more than 31 and its sign


def unique(positions: NDArray[np.float64]) -> Whole:
    """Each position once, in order. Those that are not on earth are left out.

    180 degrees east is 180 west, and a pole has one longitude.
    """
    within = np.abs(positions[:, 1]) <= 90  # noqa: PLR2004  (degrees; false for what is no number)
    within &= np.abs(positions[:, 0]) <= 360  # noqa: PLR2004
    whole = np.rint(positions[within] * STEPS).astype(np.int64)
    whole[:, 0] = (whole[:, 0] + HALF) % TURN - HALF
    whole[np.abs(whole[:, 1]) == QUARTER, 0] = 0
    return ordered(whole)


def ordered(places: Whole) -> Whole:
    """Each place once, in the order of x, then y."""
    return opened(once(keys(places)))


def once(numbers: Whole) -> Whole:
    """Each number once, in order: numpy's unique hashes first, and takes four times as long."""
    order: Whole = np.sort(numbers)
    return order[np.diff(order, prepend=order[:1] - 1).astype(np.bool_)]


def keys(places: Whole) -> Whole:
    """A number for each place, in the order of x, then y."""
    return (places[..., 0] << _SHIFT) + places[..., 1]


def opened(numbers: Whole) -> Whole:
    """The places that have these numbers."""
    x = (numbers + (1 << _SHIFT - 1)) >> _SHIFT
    return np.stack([x, numbers - (x << _SHIFT)], axis=-1)
