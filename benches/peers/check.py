"""Do the peers agree with nobat? Nothing is timed before they do, within what chance allows."""

from __future__ import annotations

import math
import subprocess
import tempfile
from pathlib import Path

import numpy as np

import compiled
import dynamics
import entities_ciw
import entities_simpy
import nobat
import plain
import vectorised
from model import Model
from tables import LEVELS, METRICS, Played, bands, wait_rows

MONTHS = (0, 6, 12, 18, 24, 30)
CLEARED_BY = (18, 20, 22, 24, 26, 28, 30)
COHORTS = (0, 1, 7, 13, 19)
STANDARD_ERRORS = 4.0
RARE = 1e-6
"""Of the value: what happens in one replication of many thousand may be in one sample and not in the other."""
REPLICATIONS = 10_000
FEW = 400
"""Replications of the peers that need long for one."""
APPLICANTS = 1_000
"""Head-count of the peers that play every applicant."""


def differences(name: str, played: Played, found: nobat.Found) -> list[str]:
    """What chance does not explain, in sentences."""
    wrong: list[str] = []
    replications = played.series.shape[2]
    for metric, of_metric in zip(METRICS, played.series):
        for month in MONTHS:
            values = of_metric[month][~np.isnan(of_metric[month])]
            ours, *quantiles = found.bands[metric][month]
            theirs = float(values.mean())
            error = float(values.std(ddof=1)) * math.sqrt(1 / len(values) + 1 / found.replications)
            if not abs(ours - theirs) <= STANDARD_ERRORS * error + RARE * abs(ours):
                wrong.append(f"{name}: mean {metric} of month {month} is {theirs:g}, nobat's {ours:g}, error {error:g}")
            # How many lie below a quantile of nobat's, and how many do not lie above it, needs no form of distribution.
            for level, quantile in zip(LEVELS, quantiles):
                error = math.sqrt(level * (1 - level) * (1 / len(values) + 1 / found.replications))
                below, up_to = (values < quantile - RARE).mean(), (values <= quantile + RARE).mean()
                if not below - STANDARD_ERRORS * error <= level <= up_to + STANDARD_ERRORS * error:
                    wrong.append(f"{name}: {metric} of month {month} has {below:g} to {up_to:g} below nobat's {level:g}")
    for month in CLEARED_BY:
        ours, theirs = found.cleared_by[month], float((played.cleared <= month).mean())
        both = (ours * found.replications + theirs * replications) / (found.replications + replications)
        error = math.sqrt(both * (1 - both) * (1 / replications + 1 / found.replications))
        if not abs(ours - theirs) <= STANDARD_ERRORS * error:
            wrong.append(f"{name}: cleared by month {month} with {theirs:g}, nobat {ours:g}, error {error:g}")
    median = int(np.sort(played.cleared)[(replications - 1) // 2])
    if 1 < abs(median - found.median):
        wrong.append(f"{name}: median clearance in month {median}, nobat's in {found.median}")
    if played.waits is not None:
        # Whole months: one more or less is a matter of chance, two where replications are few.
        allowed = 1 if REPLICATIONS <= replications else 2
        rows = wait_rows(played.waits, replications)
        for cohort in COHORTS:
            for ours, theirs in zip(found.quantiles[cohort], rows[cohort][3]):
                if ours is None or theirs is None or allowed < abs(ours - theirs):
                    wrong.append(f"{name}: a quantile of the wait of cohort {cohort} is {theirs}, nobat's {ours}")
    return wrong


def together(runs: list[Played]) -> Played:
    """Single replications as one."""
    return Played(
        np.concatenate([run.series for run in runs], axis=2),
        sum(run.waits for run in runs),
        np.concatenate([run.cleared for run in runs]),
    )


def check(binary: Path) -> str:
    """Compares all peers with nobat; stops the program if one is off, else says what was compared."""
    model, small = Model(), Model().scaled(APPLICANTS)
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for settings in ([], small.settings()):
            command = nobat.command(binary, REPLICATIONS, 2, Path(folder) / "nobat", settings)
            subprocess.run(command, check=True)
            found.append(nobat.read(Path(folder) / "nobat", model.steps))
    large, few = found

    wrong = differences("NumPy", vectorised.play(model, REPLICATIONS, 1), large)
    two = vectorised.TwoProcesses(model, REPLICATIONS)
    played = two.play(2)
    wrong += differences("NumPy, two processes", played, large)
    two.close()
    wrong += differences("Numba", compiled.play(model, REPLICATIONS, 3), large)
    wrong += differences("Python", plain.play(model, 2_000, 6), large)
    wrong += differences("PySD, run by run", dynamics.play_by_run(dynamics.load(1), FEW, 4), large)
    wrong += differences("PySD, subscript", dynamics.play_by_subscript(dynamics.load(2_000), 5), large)
    simpy = [entities_simpy.play(small, seed) for seed in range(FEW)]
    wrong += differences("SimPy", together(simpy), few)
    ciw = [entities_ciw.play(small, seed) for seed in range(FEW)]
    wrong += differences("Ciw", together(ciw), few)
    if not all(same(one, other) for one, other in zip(simpy, ciw)):
        wrong.append("SimPy and Ciw differ although they draw alike")

    values = np.where(np.arange(12.0) % 5 == 0, np.nan, np.arange(12.0) ** 2)[None]
    if not np.allclose(bands(values.copy())[0, 1:], np.nanquantile(values, LEVELS)):
        wrong.append("the quantiles are not of type 7")
    if wrong:
        raise SystemExit("the peers do not play the same model:\n" + "\n".join(wrong))
    return (
        f"All agree with nobat within {STANDARD_ERRORS:g} standard errors: means and quantiles of {', '.join(METRICS)} in months "
        f"{', '.join(map(str, MONTHS))}, the share cleared by months {CLEARED_BY[0]} to {CLEARED_BY[-1]}; the median clearance and "
        "the quantiles of waits to the month or two. SimPy and Ciw, given the same draws, agree unit for unit."
    )


def same(one: Played, other: Played) -> bool:
    """Unit for unit."""
    return np.array_equal(one.series, other.series, equal_nan=True) and np.array_equal(one.waits, other.waits)
