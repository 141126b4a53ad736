"""Numba: the loop that one would write in C, compiled, with the replications shared out over all cores."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import get_num_threads, njit, prange
from numpy.typing import NDArray

from model import EPSILON, Model
from tables import METRICS, Answers, Floats, Played, answers, bands

CHUNKS_PER_THREAD = 8


def play(model: Model, replications: int, seed: int) -> Played:
    """Plays all replications on all cores."""
    series = np.empty((len(METRICS), model.steps, replications))
    chunks = CHUNKS_PER_THREAD * get_num_threads()
    waits = np.zeros((chunks, model.steps + 1, model.steps + 1))
    cleared = np.empty(replications, dtype=np.int64)
    low, high = model.joining
    numbers = (float(model.waiting), low, high, model.capacity, model.blanks)
    chances = (model.sigma, model.fail, model.recover, model.down_share)
    seeds = np.random.SeedSequence(seed).generate_state(chunks)
    play_chunks(series, waits, cleared, numbers, chances, seeds)
    return Played(series, waits.sum(axis=0), cleared)


def run(model: Model, replications: int, seed: int) -> Answers:
    """Plays and makes the tables."""
    played = play(model, replications, seed)
    rows = played.series.reshape(len(METRICS) * model.steps, replications)
    with ThreadPoolExecutor(get_num_threads()) as threads:
        found = np.concatenate(list(threads.map(bands, np.array_split(rows, get_num_threads()))))
    return answers(played, found.reshape(len(METRICS), model.steps, -1))


@njit(parallel=True, cache=True)
def play_chunks(
    series: Floats,
    waits: Floats,
    cleared: NDArray[np.int64],
    numbers: tuple[float, float, float, float, float],
    chances: tuple[float, float, float, float],
    seeds: NDArray[np.uint32],
) -> None:
    """Each chunk has a generator and a table of waits of its own."""
    chunks, replications = waits.shape[0], cleared.size
    for chunk in prange(chunks):
        np.random.seed(seeds[chunk])
        first, last = replications * chunk // chunks, replications * (chunk + 1) // chunks
        for replication in range(first, last):
            cleared[replication] = play_one(series, waits[chunk], replication, numbers, chances)


@njit(cache=True)
def play_one(
    series: Floats,
    waits: Floats,
    replication: int,
    numbers: tuple[float, float, float, float, float],
    chances: tuple[float, float, float, float],
) -> int:
    """Plays one replication; returns the month of clearance."""
    waiting, low, high, capacity, blanks = numbers
    sigma, fail, recover, down_share = chances
    steps = series.shape[1]
    monthly = np.random.uniform(low, high)
    cohorts = np.zeros(steps + 1)
    cohorts[0] = waiting
    oldest, backlog, on_hand = 0, waiting, 0.0
    carry, blank_carry, is_up, cleared = 0.0, 0.0, True, steps
    for step in range(steps):
        stop = down_share if step == 0 else (fail if is_up else 1.0 - recover)
        is_up = stop <= np.random.random()
        if is_up:
            total = blank_carry + blanks * math.exp(sigma * (np.random.standard_normal() - sigma / 2.0))
            shipped = math.floor(total + EPSILON)
            blank_carry = total - shipped
            on_hand += shipped
        total = carry + monthly
        joined = math.floor(total + EPSILON)
        carry = total - joined
        cohorts[step + 1] = joined
        backlog += joined
        served = min(backlog, capacity, on_hand)
        on_hand -= served
        backlog -= served
        left, waited = served, 0.0
        while 0.0 < left:
            taken = min(cohorts[oldest], left)
            cohorts[oldest] -= taken
            left -= taken
            steps_waited = step - max(oldest - 1, 0)
            waits[oldest, step] += taken
            waited += taken * steps_waited
            if cohorts[oldest] == 0.0:
                oldest += 1
        series[0, step, replication] = backlog
        series[1, step, replication] = served
        series[2, step, replication] = joined
        series[3, step, replication] = on_hand
        series[4, step, replication] = waited / served if 0.0 < served else math.nan
        if backlog == 0.0 and cleared == steps:
            cleared = step
    for cohort in range(steps + 1):
        waits[cohort, steps] += cohorts[cohort]
    return cleared
