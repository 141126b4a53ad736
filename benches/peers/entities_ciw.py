"""Ciw: every applicant is a customer of a node with one slot of service a month."""

from __future__ import annotations

import random

import ciw
import numpy as np

from model import Model
from press import Carried, Press, arrivals
from tables import METRICS, Played


def play(model: Model, seed: int) -> Played:
    """Plays one replication."""
    rng = random.Random(seed)
    ciw.seed(seed)
    joined = arrivals(model, rng)
    press = Press(model, rng)
    on_hand: list[int] = []

    class Line(ciw.Node):
        """Ciw has slots whose size is known before; this one has as many places as there are blanks."""

        capacity = Carried()

        def find_number_of_slotted_services(self) -> int:
            stock = (on_hand[-1] if on_hand else 0) + press.ship()
            waiting = self.number_of_individuals - self.number_in_service
            served = min(waiting, self.capacity.whole(model.capacity), stock)
            on_hand.append(stock - served)
            return served

    network = ciw.create_network(
        # The opening backlog and the first month at 1, then a batch each month; slots in the middle of a month. Not from
        # 0 on: Ciw takes customers without a date of service to end it at 0.
        arrival_distributions=[ciw.dists.Sequential([1.0] * (model.steps + 1))],
        batching_distributions=[ciw.dists.Sequential([model.waiting + joined[0], *joined[1:], 0])],
        service_distributions=[ciw.dists.Deterministic(0.0)],
        number_of_servers=[ciw.Slotted([step + 1.5 for step in range(model.steps + 1)], [1] * (model.steps + 1))],
    )
    simulation = ciw.Simulation(network, node_class=Line)
    simulation.simulate_until_max_time(float(model.steps + 1))

    records = simulation.get_all_records()
    came = np.array([record.arrival_date for record in records]).astype(int) - 1
    went = np.array([record.service_start_date for record in records]).astype(int) - 1
    # Customers are numbered as they come, so the first are the opening backlog.
    opening = np.array([record.id_number for record in records]) <= model.waiting
    waits = np.zeros((model.steps + 1, model.steps + 1))
    np.add.at(waits, (np.where(opening, 0, came + 1), went), 1)
    waits[:, -1] = np.array([model.waiting, *joined]) - waits.sum(axis=1)

    served = np.bincount(went, minlength=model.steps)
    backlog = model.waiting + np.cumsum(joined) - np.cumsum(served)
    with np.errstate(invalid="ignore"):
        wait = np.bincount(went, weights=went - came, minlength=model.steps) / served
    series = np.array([backlog, served, joined, on_hand[: model.steps], wait], dtype=float)
    assert series.shape == (len(METRICS), model.steps)
    cleared = int(np.argmax(backlog == 0)) if (backlog == 0).any() else model.steps
    return Played(series[..., None], waits, np.array([cleared]))
