"""What every peer answers with: bands over time, waits by month of joining, clearance; and how they are written."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

METRICS = ("backlog", "served", "joined", "on_hand", "wait")
LEVELS = np.array([0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975])
SHARES = (0.50, 0.85, 0.95)

Floats = NDArray[np.float64]


@dataclass
class Played:
    """What the replications gave."""

    series: Floats
    """By metric, step, replication; NaN where nobody was served."""
    waits: Floats | None
    """Units of all replications by cohort and month of service, the last column still waiting at the end.

    Cohort 0 is the opening backlog, cohort c joined in month c - 1. None where the peer cannot tell."""
    cleared: NDArray[np.int64]
    """By replication: the first month that closes empty; the number of months if none does."""


@dataclass
class Answers:
    """The tables of a run."""

    bands: Floats
    """By metric and step: the mean, then the quantiles of LEVELS."""
    waits: list[tuple[int, float, float | None, list[int | None]]]
    """By cohort: the month of joining (-1 before the start), units, mean, quantiles of SHARES."""
    clearance: NDArray[np.int64]
    """How many replications are first empty in each month; the last never."""


def bands(series: Floats) -> Floats:
    """Mean and type-7 quantiles over the last axis, which is sorted in place; NaN does not count."""
    series.sort(axis=-1)
    count = series.shape[-1]
    if not np.isnan(series[..., -1]).any():
        counts = np.full(series.shape[:-1], count)
        mean = series.mean(axis=-1)
    else:
        counts = count - np.isnan(series).sum(axis=-1)
        mean = np.nansum(series, axis=-1) / np.maximum(counts, 1)
        mean[counts == 0] = np.nan
    place = np.maximum(counts - 1, 0)[..., None] * LEVELS
    below = place.astype(np.int64)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0)[..., None])
    low = np.take_along_axis(series, below, axis=-1)
    high = np.take_along_axis(series, above, axis=-1)
    return np.concatenate([mean[..., None], low + (high - low) * (place - below)], axis=-1)


def wait_rows(waits: Floats, replications: int) -> list[tuple[int, float, float | None, list[int | None]]]:
    """Mean and quantiles of the pooled whole waits of each cohort."""
    steps = waits.shape[1] - 1
    rows = []
    for cohort, units in enumerate(waits):
        first = max(cohort - 1, 0)
        total = units.sum()
        by = np.cumsum(units[first:steps])
        quantiles = [int(np.searchsorted(by, share * total - 0.5)) for share in SHARES]
        known = units[steps] == 0 and total > 0
        mean = float(units[first:steps] @ np.arange(steps - first) / total) if known else None
        shown = [wait if wait < steps - first else None for wait in quantiles]
        rows.append((cohort - 1, float(total / replications), mean, shown))
    return rows


def answers(played: Played, found: Floats | None = None) -> Answers:
    """All tables; `found` are the bands, if they are there already. Sorts the series."""
    steps, replications = played.series.shape[1:]
    return Answers(
        bands=bands(played.series) if found is None else found,
        waits=[] if played.waits is None else wait_rows(played.waits, replications),
        clearance=np.bincount(played.cleared, minlength=steps + 1),
    )


def write(answers: Answers, folder: Path, metrics: tuple[str, ...] = METRICS) -> None:
    """Three CSV files, as nobat writes series, waits and clearance."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "series.csv").open("w", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["metric", "step", "mean", "q025", "q10", "q25", "q50", "q75", "q90", "q975"])
        for metric, of_metric in zip(metrics, answers.bands.tolist()):
            for step, row in enumerate(of_metric):
                sheet.writerow([metric, step, *row])
    with (folder / "waits.csv").open("w", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["joined", "units", "mean", "p50", "p85", "p95"])
        for joined, units, mean, quantiles in answers.waits:
            sheet.writerow([joined, units, mean, *("beyond" if it is None else it for it in quantiles)])
    with (folder / "clearance.csv").open("w", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["step", "replications"])
        sheet.writerows(enumerate(answers.clearance.tolist()))
