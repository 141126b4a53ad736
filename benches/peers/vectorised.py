"""NumPy, vectorised over replications: one thread, or two processes that share their memory."""

from __future__ import annotations

import mmap
import multiprocessing
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from model import EPSILON, Model
from tables import METRICS, Answers, Floats, Played, answers, bands

BLOCK = 500
"""Replications at a time: their arrays stay in the cache."""


def play(model: Model, replications: int, seed: int) -> Played:
    """Plays all replications in one process."""
    series = np.empty((len(METRICS), model.steps, replications))
    waits, cleared = play_into(series, model, np.random.default_rng(seed))
    return Played(series, waits, cleared)


def run(model: Model, replications: int, seed: int) -> Answers:
    """Plays and makes the tables."""
    return answers(play(model, replications, seed))


def play_into(series: Floats, model: Model, rng: np.random.Generator) -> tuple[Floats, NDArray[np.int64]]:
    """Fills the series block by block; returns the pooled waits and the months of clearance."""
    replications = series.shape[-1]
    waits = np.zeros((model.steps + 1, model.steps + 1))
    cleared = np.empty(replications, dtype=np.int64)
    for first in range(0, replications, BLOCK):
        block = slice(first, min(first + BLOCK, replications))
        cleared[block] = play_block(series[..., block], waits, model, rng)
    return waits, cleared


def play_block(series: Floats, waits: Floats, model: Model, rng: np.random.Generator) -> NDArray[np.int64]:
    """Plays a block of replications, on cumulative curves: all joined, all blanks, all served by the end of a month."""
    steps, replications = series.shape[1:]
    monthly = rng.uniform(*model.joining, replications)
    chance = rng.random((steps, replications))
    is_up = np.empty((steps, replications), dtype=bool)
    is_up[0] = model.down_share <= chance[0]
    for step in range(1, steps):
        is_up[step] = np.where(is_up[step - 1], model.fail, 1.0 - model.recover) <= chance[step]
    shipped = rng.standard_normal((steps, replications))
    shipped -= model.sigma / 2.0
    shipped *= model.sigma
    np.exp(shipped, out=shipped)
    shipped *= model.blanks
    shipped *= is_up
    blanks = np.floor(np.cumsum(shipped, axis=0) + EPSILON)

    entered = np.empty((steps + 1, replications))
    entered[0] = model.waiting
    np.multiply.outer(np.arange(1.0, steps + 1.0), monthly, out=entered[1:])
    entered[1:] += EPSILON
    np.floor(entered[1:], out=entered[1:])
    entered[1:] += model.waiting

    left = np.zeros((steps + 1, replications))
    limit = np.minimum(entered[1:], blanks)
    for step in range(steps):
        np.add(left[step], model.capacity, out=left[step + 1])
        np.minimum(left[step + 1], limit[step], out=left[step + 1])

    backlog, served, joined, on_hand, wait = series
    np.subtract(entered[1:], left[1:], out=backlog)
    np.subtract(left[1:], left[:-1], out=served)
    np.subtract(entered[1:], entered[:-1], out=joined)
    np.subtract(blanks, left[1:], out=on_hand)
    waited = fifo(entered, left[1:], waits)
    with np.errstate(invalid="ignore"):
        np.divide(waited, served, out=wait)
    empty = backlog == 0.0
    return np.where(empty.any(axis=0), empty.argmax(axis=0), steps)


def fifo(entered: Floats, left: Floats, waits: Floats) -> Floats:
    """Adds to the pooled waits, and returns the steps that the served of each month waited.

    First in, first out: who enters as number n leaves as number n. The two curves cut the numbers into pieces that
    entered in one month and left in one; sorting the cuts of a replication puts the pieces in order.
    """
    steps = left.shape[0]
    cuts = np.concatenate([entered * 2.0 + 1.0, left * 2.0]).T.astype(np.int64)
    cuts.sort(axis=1)
    is_entered = cuts & 1
    cuts >>= 1
    units = np.diff(cuts, axis=1, prepend=0)
    cohort = np.cumsum(is_entered, axis=1)
    cohort -= is_entered
    month = np.arange(cuts.shape[1]) - cohort
    key = cohort * (steps + 1) + month
    waits += np.bincount(key.ravel(), weights=units.ravel(), minlength=waits.size).reshape(waits.shape)
    since = np.maximum(cohort - 1, 0)
    waited = np.cumsum(units * (month - since), axis=1)[is_entered == 0].reshape(-1, steps)
    return np.diff(waited, axis=1, prepend=0).T


class TwoProcesses:
    """The same, with the replications shared out over two processes, and then the rows of the tables."""

    PROCESSES = 2

    def __init__(self, model: Model, replications: int) -> None:
        shape = (len(METRICS), model.steps, replications)
        memory = mmap.mmap(-1, 8 * int(np.prod(shape)))
        self.series: Floats = np.frombuffer(memory).reshape(shape)
        self.model = model
        self.pool = multiprocessing.get_context("fork").Pool(self.PROCESSES, _share, (self.series, model))

    def play(self, seed: int) -> Played:
        """Plays all replications; the series stay where they are, and the next play takes their place."""
        seeds = np.random.SeedSequence(seed).spawn(self.PROCESSES)
        shares = self._shares(self.series.shape[-1])
        played = self.pool.starmap(_play, zip(shares, seeds), chunksize=1)
        return Played(self.series, sum(waits for waits, _ in played), np.concatenate([it for _, it in played]))

    def run(self, seed: int) -> Answers:
        """Plays and makes the tables."""
        played = self.play(seed)
        rows = self.series.shape[0] * self.series.shape[1]
        found = self.pool.map(_bands, self._shares(rows), chunksize=1)
        return answers(played, np.concatenate(found).reshape(*self.series.shape[:2], -1))

    def _shares(self, count: int) -> Iterator[slice]:
        bounds = [count * part // self.PROCESSES for part in range(self.PROCESSES + 1)]
        return (slice(first, last) for first, last in zip(bounds, bounds[1:]))

    def close(self) -> None:
        """Ends the processes."""
        self.pool.terminate()
        self.pool.join()


def _share(series: Floats, model: Model) -> None:
    global _series, _model
    _series, _model = series, model


def _play(share: slice, seed: np.random.SeedSequence) -> tuple[Floats, NDArray[np.int64]]:
    return play_into(_series[..., share], _model, np.random.default_rng(seed))


def _bands(rows: slice) -> Floats:
    return bands(_series.reshape(-1, _series.shape[-1])[rows])


_series: Floats
_model: Model
