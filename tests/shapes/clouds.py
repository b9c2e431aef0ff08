"""Clouds of positions, as photos of places lie, and as they do not."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st


def _round(rng, many):
    return rng.normal((-122, 37), size=(many, 2))


def _clusters(rng, many):
    centres = rng.uniform(-60, 60, (5, 2))
    return centres[rng.integers(0, 5, many)] + rng.normal(0, 0.2, (many, 2))


def _line(rng, many):
    along = rng.integers(-50, 50, (many, 1))
    return along * (0.0003, 0.0001) + (10, 50)


def _nearly_a_line(rng, many):
    return _line(rng, many) + rng.integers(-1, 2, (many, 2)) * 1e-7


def _grid(rng, many):
    return rng.integers(0, 12, (many, 2)) * 0.01


def _ring(rng, many):
    angle = rng.uniform(0, 2 * np.pi, many)
    edge = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return edge * rng.uniform(0.7, 1, (many, 1)) + (2, 46)


def _circle(rng, many):
    angle = np.linspace(0, 2 * np.pi, many)
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1) * 0.1


def _across_180(rng, many):
    return rng.normal(size=(many, 2)) * (2, 1) + (180, -17)


def _ring_across_180(rng, many):
    return _ring(rng, many) * (3, 1) + (175, -60)


def _about_the_pole(rng, many):
    return np.stack(
        [rng.uniform(-180, 180, many), 90 - np.abs(rng.normal(0, 4, many)).clip(0, 28)], axis=-1
    )


def _about_the_south_pole(rng, many):
    return _about_the_pole(rng, many) * (1, -1)


def _ring_about_the_pole(rng, many):
    return np.stack([rng.uniform(-180, 180, many), rng.uniform(-72, -66, many)], axis=-1)


def _at_the_pole(rng, many):
    return np.stack([rng.uniform(-180, 180, many), 90 - rng.integers(0, 3, many) * 0.5], axis=-1)


def _beside_the_pole(rng, many):
    return np.stack([rng.uniform(0, 120, many), rng.uniform(85, 90, many)], axis=-1)


def _world(rng, many):
    return rng.uniform((-180, -90), (180, 90), (many, 2))


def _tiny(rng, many):
    return rng.integers(0, 30, (many, 2)) * 1e-7 + (151, -33)


def _with_strays(rng, many):
    strays = _world(rng, max(1, many // 30))
    return np.concatenate([_round(rng, many) * 0.01, strays])


def _twice(rng, many):
    return np.repeat(_round(rng, many), 2, axis=0)


KINDS = [
    *(_round, _clusters, _line, _nearly_a_line, _grid, _ring, _circle, _tiny, _with_strays, _twice),
    *(_across_180, _ring_across_180, _world),
]
POLAR = [_about_the_pole, _about_the_south_pole, _ring_about_the_pole, _at_the_pole]
NAMES = {kind.__name__.strip("_"): kind for kind in (*KINDS, *POLAR, _beside_the_pole)}

sizes = st.sampled_from([0, 1, 2, 3, 4, 5, 8, 20, 60, 150, 400])


def cloud(name, many, seed):
    """Positions of a kind, longitude from -180 to 180, to the seventh decimal."""
    positions = NAMES[name](np.random.default_rng(seed), many)
    positions[:, 0] = (positions[:, 0] + 180) % 360 - 180
    return np.round(positions, 7)
