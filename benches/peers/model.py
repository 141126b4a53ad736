"""The model that all peers play, in numbers: what supplied.toml says."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Model:
    """Applicants wait for cards; a card needs a blank, and blanks come unevenly."""

    waiting: int = 10_000_000
    joining: tuple[float, float] = (80_000.0, 125_000.0)
    """Bounds of the uniform monthly arrivals, drawn once per replication."""
    capacity: float = 2_500_000.0
    blanks: float = 600_000.0
    cv: float = 0.25
    mean_up: float = 12.0
    mean_down: float = 2.0
    steps: int = 65

    @property
    def sigma(self) -> float:
        """Of the lognormal noise with mean 1."""
        return math.sqrt(math.log1p(self.cv**2))

    @property
    def fail(self) -> float:
        """Chance that a running press stands still in the next month."""
        return 1.0 / self.mean_up

    @property
    def recover(self) -> float:
        """Chance that a press at a standstill runs in the next month."""
        return 1.0 / self.mean_down

    @property
    def down_share(self) -> float:
        """Share of months at a standstill in the long run; decides the first month."""
        return self.fail / (self.fail + self.recover)

    def scaled(self, waiting: int) -> Model:
        """The same programme with another number of people."""
        factor = waiting / self.waiting
        low, high = self.joining
        return replace(
            self,
            waiting=waiting,
            joining=(low * factor, high * factor),
            capacity=self.capacity * factor,
            blanks=self.blanks * factor,
        )

    def settings(self) -> list[str]:
        """What to tell nobat so that supplied.toml has as many people."""
        low, high = self.joining
        values = {
            "stage.production.backlog": self.waiting,
            "demand.people.per_month": f"{{ uniform = [{low}, {high}] }}",
            "capacity.line.per_month": self.capacity,
            "supplier.press.per_month": self.blanks,
        }
        return [part for key, value in values.items() for part in ("--set", f"{key}={value}")]


EPSILON = 1e-6
"""Added before the whole part is taken, so that 0.1 ten times is one."""
