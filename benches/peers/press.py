"""The chance of one replication, month by month, for the peers that play one entity per applicant."""

from __future__ import annotations

import math
import random

from model import EPSILON, Model


class Carried:
    """Hands out whole units and carries the fraction."""

    def __init__(self) -> None:
        self.fraction = 0.0

    def whole(self, amount: float) -> int:
        """The whole part of what has come so far."""
        total = self.fraction + amount
        units = math.floor(total + EPSILON)
        self.fraction = total - units
        return units


class Press:
    """Ships blanks unevenly and stands still now and then."""

    def __init__(self, model: Model, rng: random.Random) -> None:
        self.model, self.rng = model, rng
        self.blanks = Carried()
        self.is_up: bool | None = None

    def ship(self) -> int:
        """The blanks of the next month."""
        model = self.model
        stop = model.down_share if self.is_up is None else model.fail if self.is_up else 1.0 - model.recover
        self.is_up = stop <= self.rng.random()
        if not self.is_up:
            return 0
        z = self.rng.gauss(0.0, 1.0)
        return self.blanks.whole(model.blanks * math.exp(model.sigma * (z - model.sigma / 2.0)))


def arrivals(model: Model, rng: random.Random) -> list[int]:
    """Who joins in each month."""
    monthly, carried = rng.uniform(*model.joining), Carried()
    return [carried.whole(monthly) for _ in range(model.steps)]
