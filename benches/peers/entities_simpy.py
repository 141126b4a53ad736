"""SimPy: every applicant is a process that waits for its card."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator

import numpy as np
import simpy

from model import Model
from press import Carried, Press, arrivals
from tables import METRICS, Floats, Played


class Programme:
    """The queue, the line that serves it, and what is noted."""

    def __init__(self, model: Model, rng: random.Random) -> None:
        self.model = model
        self.env = simpy.Environment()
        self.queue: deque[simpy.Event] = deque()
        self.waits = np.zeros((model.steps + 1, model.steps + 1))
        self.series: Floats = np.empty((len(METRICS), model.steps, 1))
        self.waited = 0
        self.joined = arrivals(model, rng)
        self.press = Press(model, rng)
        for _ in range(model.waiting):
            self.env.process(self.applicant(0))
        self.env.process(self.months())

    def applicant(self, cohort: int) -> Iterator[simpy.Event]:
        """Joins, waits, takes the card."""
        joined = self.env.now
        card = self.env.event()
        self.queue.append(card)
        yield card
        wait = int(self.env.now - joined)
        self.waited += wait
        self.waits[cohort, int(self.env.now)] += 1

    def months(self) -> Iterator[simpy.Event]:
        """Each month blanks arrive, people join, and as many cards are made as all limits allow."""
        capacity, on_hand = Carried(), 0
        for step, joined in enumerate(self.joined):
            for _ in range(joined):
                self.env.process(self.applicant(step + 1))
            # Within the month, when all have joined.
            yield self.env.timeout(0.5)
            on_hand += self.press.ship()
            served = min(len(self.queue), capacity.whole(self.model.capacity), on_hand)
            on_hand -= served
            for _ in range(served):
                self.queue.popleft().succeed()
            before = self.waited
            yield self.env.timeout(0.5)
            wait = (self.waited - before) / served if served else np.nan
            self.series[:, step, 0] = len(self.queue), served, joined, on_hand, wait

    def play(self) -> Played:
        """Plays to the end."""
        self.env.run()
        # The opening backlog is the first cohort; who was not served still waits.
        self.waits[:, -1] = np.array([self.model.waiting, *self.joined]) - self.waits.sum(axis=1)
        empty = self.series[0, :, 0] == 0.0
        cleared = int(empty.argmax()) if empty.any() else self.model.steps
        return Played(self.series, self.waits, np.array([cleared]))


def play(model: Model, seed: int) -> Played:
    """Plays one replication."""
    return Programme(model, random.Random(seed)).play()
