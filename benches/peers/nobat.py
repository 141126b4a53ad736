"""nobat as the others see it: its command, and what it wrote."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OF = {"backlog": "production", "served": "production", "joined": "production", "on_hand": "blank", "wait": "production"}
BAND = ("mean", "q025", "q10", "q25", "q50", "q75", "q90", "q975")


def command(binary: Path, replications: int, threads: int, folder: Path, settings: list[str]) -> list[str]:
    """Plays supplied.toml and writes its tables with the series of the peers, but no charts."""
    options = ["--format", "none", "--only", ",".join(OF), "--quiet", "--force", "--threads", str(threads), "--replications", str(replications)]
    return [str(binary), "run", str(HERE / "supplied.toml"), *options, "-o", str(folder), *settings]


@dataclass
class Found:
    """The answers that are compared."""

    replications: int
    bands: dict[str, list[list[float]]]
    """By metric and month: the mean, then the quantiles; NaN where nobody was served."""
    cleared_by: list[float]
    """The probability by the end of each month."""
    median: int
    quantiles: list[list[int | None]]
    """Of the wait by cohort, the opening backlog first; None is beyond the horizon."""


def read(folder: Path, steps: int) -> Found:
    """Reads what a run left."""
    bands: dict[str, list[list[float]]] = {metric: [] for metric in OF}
    with (folder / "series.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if OF.get(row["metric"]) == row["of"]:
                bands[row["metric"]].append([float(row[key] or "nan") for key in BAND])
    cohorts: dict[int, list[int | None]] = {}
    with (folder / "waits.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["of"] in ("unknown", "joined"):
                cohort = 0 if row["of"] == "unknown" else int(row["step"]) + 1
                shown = (row[key] for key in ("p50", "p85", "p95"))
                cohorts[cohort] = [None if it == "beyond" else int(it) for it in shown]
    summary = json.loads((folder / "summary.json").read_text())
    clearance = summary["variants"][0]["stages"][0]["clearance"]
    in_month = [0] * steps
    for entry in clearance["distribution"]:
        in_month[entry["step"]] = entry["replications"]
    replications = summary["replications"]
    return Found(
        replications=replications,
        bands=bands,
        cleared_by=[sum(in_month[: step + 1]) / replications for step in range(steps)],
        median=clearance["median"]["step"],
        quantiles=[cohorts[cohort] for cohort in sorted(cohorts)],
    )
