"""PySD: the stocks and flows of dynamics.mdl, run by run, or with all replications as one subscript."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pysd
from pysd.py_backend.model import Model as Loaded

from tables import Answers, Played, answers

COLUMNS = ("Closing backlog", "Served", "Joined", "Closing on hand")
METRICS = ("backlog", "served", "joined", "on_hand")
TEXT = Path(__file__).with_name("dynamics.mdl")


def load(replications: int) -> Loaded:
    """Translates the Vensim text to Python and loads that; for one replication without the subscript."""
    text = TEXT.read_text()
    if replications == 1:
        head, body = text.split("Monthly demand", 1)
        text = "{UTF-8}\nMonthly demand" + body.replace("[Replication]", "")
    else:
        text = text.replace("(r1-r2)", f"(r1-r{replications})")
    # Only the text is read later on; the translation stays in memory.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dynamics.mdl"
        path.write_text(text)
        return pysd.read_vensim(str(path))


def play_by_run(loaded: Loaded, replications: int, seed: int) -> Played:
    """One run after another."""
    np.random.seed(seed)
    runs = [loaded.run(return_columns=list(COLUMNS)).to_numpy(dtype=float) for _ in range(replications)]
    return played(np.stack(runs, axis=-1).transpose(1, 0, 2).copy())


def play_by_subscript(loaded: Loaded, seed: int) -> Played:
    """All replications in one run."""
    np.random.seed(seed)
    frame = loaded.run(return_columns=list(COLUMNS), flatten_output=False)
    return played(np.stack([np.stack([np.asarray(cell, dtype=float) for cell in frame[column]]) for column in COLUMNS]))


def played(series: np.ndarray) -> Played:
    """Stocks and flows tell the clearance, but not who waited how long."""
    empty = series[0] == 0.0
    return Played(series, None, np.where(empty.any(axis=0), empty.argmax(axis=0), series.shape[1]))


def run_by_run(loaded: Loaded, replications: int, seed: int) -> Answers:
    """Plays and makes the tables."""
    return answers(play_by_run(loaded, replications, seed))


def run_by_subscript(loaded: Loaded, seed: int) -> Answers:
    """Plays and makes the tables."""
    return answers(play_by_subscript(loaded, seed))
