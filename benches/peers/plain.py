"""Python alone: the loop that one writes first, replication by replication; NumPy only makes the tables."""

from __future__ import annotations

import math
import random
from collections import deque

import numpy as np

from model import Model
from press import Carried, Press, arrivals
from tables import METRICS, Answers, Floats, Played, answers


def play(model: Model, replications: int, seed: int) -> Played:
    """Plays one replication after another."""
    rng = random.Random(seed)
    series = np.empty((len(METRICS), model.steps, replications))
    waits = [[0] * (model.steps + 1) for _ in range(model.steps + 1)]
    cleared = np.empty(replications, dtype=np.int64)
    for replication in range(replications):
        rows, cleared[replication] = play_one(model, rng, waits)
        series[..., replication] = np.array(rows).T
    return Played(series, np.array(waits, dtype=float), cleared)


def play_one(model: Model, rng: random.Random, waits: list[list[int]]) -> tuple[list[tuple[float, ...]], int]:
    """The metrics by month, and the month of clearance."""
    press, capacity = Press(model, rng), Carried()
    queue: deque[list[int]] = deque([[0, model.waiting]])
    backlog, on_hand, cleared = model.waiting, 0, model.steps
    rows: list[tuple[float, ...]] = []
    for step, joined in enumerate(arrivals(model, rng)):
        on_hand += press.ship()
        queue.append([step + 1, joined])
        backlog += joined
        served = min(backlog, capacity.whole(model.capacity), on_hand)
        on_hand -= served
        backlog -= served
        left, waited = served, 0
        while left:
            cohort, units = queue[0]
            taken = min(units, left)
            left -= taken
            waits[cohort][step] += taken
            waited += taken * (step - max(cohort - 1, 0))
            if taken == units:
                queue.popleft()
            else:
                queue[0][1] -= taken
        rows.append((backlog, served, joined, on_hand, waited / served if served else math.nan))
        if backlog == 0 and cleared == model.steps:
            cleared = step
    for cohort, units in queue:
        waits[cohort][model.steps] += units
    return rows, cleared


def run(model: Model, replications: int, seed: int) -> Answers:
    """Plays and makes the tables."""
    return answers(play(model, replications, seed))
