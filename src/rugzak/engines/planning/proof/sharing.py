"""Sharing minutes out: profiles that tell the least price for every load, joined and split.

A profile is an array indexed by minutes, from 0 to what a coach may spend in a week; FAR where nothing is possible.
Joining two is a min-plus convolution, the step of the dynamic programme over the shifts of a week.
"""

from __future__ import annotations

import numpy as np

from rugzak.engines.planning.proof.rows import Floats

FAR = 1e15


def joined(one: Floats, two: Floats) -> Floats:
    """Min-plus convolution: the cheapest way to share out every total load."""
    (loads,) = np.nonzero(two < FAR)
    if len(loads) == 1 and loads[0] == 0:
        return np.asarray(one + two[0])
    size = len(one)
    padded = np.concatenate([np.full(size - 1, FAR), one])
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)
    answer: Floats = np.minimum((windows[size - 1 - loads] + two[loads, None]).min(axis=0), FAR)
    return answer


def split(one: Floats, two: Floats, load: int) -> int:
    """How much of a total load the second takes in the cheapest way."""
    return int(np.argmin(two[: load + 1] + one[load::-1][: load + 1]))


def cheapest_rest(rest: Floats, over: Floats) -> Floats:
    """For every load of a route: the least price of the rest of the week with the overload."""
    (loads,) = np.nonzero(rest < FAR)
    size = len(over)
    padded = np.concatenate([over, np.full(size - 1, FAR)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)
    if not len(loads):
        return np.full(size, FAR)
    answer: Floats = (windows[loads] + rest[loads, None]).min(axis=0)
    return answer
