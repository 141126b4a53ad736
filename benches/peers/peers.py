"""Measures nobat and its peers side by side, after a check that they play the same model; writes results.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import nobat
from model import Model

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OUT = HERE / "out"
TUNING = ("OPENBLAS_", "OMP_", "MKL_", "BLIS_", "NUMBA_", "NUMEXPR_", "NPY_", "RAYON_")
"""Variables that would tune one side."""
COMMON = {"NUMBA_CACHE_DIR": str(OUT / "numba")}

REPLICATIONS = (2_000, 10_000)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
MOST = {"simpy": 1_000_000, "ciw": 10_000}
"""Head-counts that they finish in seconds."""

BUSY = 0.5
"""A load before the start that spoils what is measured."""


@dataclass
class Row:
    """One way to the answers."""

    name: str
    threads: int
    peer: str | None
    """None is nobat."""
    lacks: str = ""
    once: bool = False
    """Too slow to be played more than once."""
    environment: dict[str, str] = field(default_factory=dict)


ROWS = (
    Row("nobat", 2, None),
    Row("nobat", 1, None),
    Row("NumPy, vectorised, two processes", 2, "vectorised_two"),
    Row("NumPy, vectorised", 1, "vectorised"),
    Row("Numba, parallel loop", 2, "compiled", environment={"NUMBA_NUM_THREADS": "2"}),
    Row("Numba, the same loop", 1, "compiled", environment={"NUMBA_NUM_THREADS": "1"}),
    Row("Python, a plain loop", 1, "plain"),
    Row("PySD, replications as a subscript", 1, "dynamics_subscript", lacks="waits"),
    Row("PySD, run by run", 1, "dynamics_runs", lacks="waits", once=True),
)


@dataclass
class Times:
    """Seconds."""

    whole: list[float] = field(default_factory=list)
    inside: list[float] = field(default_factory=list)
    loaded: list[float] = field(default_factory=list)


def clean(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment without variables that tune one side."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(TUNING)}
    return kept | COMMON | (extra or {})


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Wall time of a process from its start to its end, and what it said."""
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd=HERE, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - start, done.stdout


def child(peer: str, replications: int, repeats: int, waiting: int | None = None) -> list[str]:
    """The command of one peer."""
    words = [peer, str(replications), str(repeats), str(OUT / peer)]
    return [sys.executable, str(HERE / "measure.py"), *words, *([str(waiting)] if waiting else [])]


class Nobat:
    """The binary, and the bench that plays in its process."""

    def __init__(self, binary: Path | None) -> None:
        self.bench = built("bench", "--no-run", "--bench", "peers")
        self.binary = binary or built("build", "--release", "--bin", "nobat")

    def inside(self, threads: int, repeats: int, replications: int, settings: list[str]) -> list[float]:
        """Seconds from the checked scenario to the report."""
        sets = [word for word in settings if word != "--set"]
        words = [str(threads), str(repeats), str(replications), *sets]
        return json.loads(timed([str(self.bench), *words], clean())[1])[str(replications)]


def built(*words: str) -> Path:
    """What cargo builds; the target folder may be anywhere."""
    command = ["cargo", *words, "--message-format", "json-render-diagnostics"]
    lines = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    # A bench is built together with the binary: the last word names which of the two is meant.
    found = [
        message["executable"]
        for message in map(json.loads, lines)
        if message.get("executable") and message["target"]["name"] == words[-1]
    ]
    return Path(found[-1])


def measure_rows(program: Nobat, replications: int, rounds: int, repeats: int) -> list[Times]:
    """Round by round and within a round one after another, so that what else the machine does meets all alike."""
    times = [Times() for _ in ROWS]
    for number in range(rounds):
        for row, of in zip(ROWS, times):
            if row.peer is None:
                command = nobat.command(program.binary, replications, row.threads, OUT / "nobat", [])
                of.whole.append(timed(command, clean())[0])
                of.inside += program.inside(row.threads, repeats, replications, [])
            elif not row.once:
                environment = clean(row.environment)
                of.whole.append(timed(child(row.peer, replications, 0), environment)[0])
                said = json.loads(timed(child(row.peer, replications, repeats), environment)[1])
                of.inside += said["again"]
            elif number == 0:
                seconds, text = timed(child(row.peer, replications, 0), clean(row.environment))
                of.whole.append(seconds)
                of.inside.append(json.loads(text)["first"])
            print(f"{replications} replications, round {number + 1} of {rounds}: {row.name}", file=sys.stderr)
    return times


def compile_times(rounds: int) -> tuple[float, float]:
    """The first call of Numba without and with its cache on disk, of 2,000 replications."""
    cold, warm = [], []
    for _ in range(rounds):
        shutil.rmtree(OUT / "numba", ignore_errors=True)
        for into in (cold, warm):
            command = child("compiled", REPLICATIONS[0], 0)
            into.append(json.loads(timed(command, clean({"NUMBA_NUM_THREADS": "2"}))[1])["first"])
    return statistics.median(cold), statistics.median(warm)


def measure_sizes(program: Nobat, rounds: int) -> dict[int, dict[str, float]]:
    """One replication by the head-count of the opening backlog, in the process, on one thread."""
    found: dict[int, dict[str, float]] = {}
    for size in SIZES:
        settings = Model().scaled(size).settings()
        found[size] = {"nobat": statistics.median(program.inside(1, 25, 1, settings))}
        command = nobat.command(program.binary, 1, 1, OUT / "nobat", settings)
        found[size]["nobat, whole"] = statistics.median(timed(command, clean())[0] for _ in range(5))
        for peer, most in MOST.items():
            if size <= most:
                repeats = rounds if size < most else 1
                said = json.loads(timed(child(peer, 1, repeats, size), clean())[1])
                found[size][peer] = statistics.median(said["again"])
        print(f"{size} applicants", file=sys.stderr)
    return found


def shown(seconds: float) -> str:
    """Three digits."""
    if seconds < 0.9995:
        return f"{float(f'{seconds * 1000:.3g}'):g} ms"
    return f"{float(f'{seconds:.3g}'):g} s"


def factor(seconds: float, base: float) -> str:
    """How many times as long."""
    return f"{float(f'{seconds / base:.2g}'):,g}"


def table_of_rows(replications: int, times: list[Times]) -> list[str]:
    """Markdown; ratios are to nobat on as many threads."""
    base = {row.threads: of for row, of in zip(ROWS, times) if row.peer is None}
    lines = [
        f"### {replications:,} replications",
        "",
        "| program | cores | in the process | ÷ nobat | whole process | ÷ nobat | lacks |",
        "|---|---|---|---|---|---|---|",
    ]
    for row, of in zip(ROWS, times):
        inside, whole = statistics.median(of.inside), statistics.median(of.whole)
        ours = base[row.threads]
        cells = (
            row.name,
            str(row.threads),
            shown(inside),
            factor(inside, statistics.median(ours.inside)),
            shown(whole),
            factor(whole, statistics.median(ours.whole)),
            row.lacks,
        )
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]


def table_of_sizes(found: dict[int, dict[str, float]]) -> list[str]:
    """Markdown."""
    lines = [
        "| applicants at the start | nobat | SimPy | Ciw | SimPy ÷ nobat | Ciw ÷ nobat | nobat, whole process |",
        "|---|---|---|---|---|---|---|",
    ]
    for size, of in found.items():
        peers = [of.get(peer) for peer in MOST]
        cells = [f"{size:,}", shown(of["nobat"])]
        cells += [shown(it) if it else "" for it in peers]
        cells += [factor(it, of["nobat"]) if it else "" for it in peers]
        lines.append("| " + " | ".join([*cells, shown(of["nobat, whole"])]) + " |")
    return [*lines, ""]


def machine() -> str:
    """What it was measured on."""
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    names = re.findall(r"model name\s*: (.*)", text) or [platform.processor() or platform.machine()]
    rust = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[1]
    packages = {"NumPy": "numpy", "Numba": "numba", "PySD": "pysd", "SimPy": "simpy", "Ciw": "ciw"}
    versions = ", ".join(f"{name} {version(package)}" for name, package in packages.items())
    return (
        f"{os.cpu_count()} cores ({names[0]}), {platform.system()}; Rust {rust}, Python {platform.python_version()}, {versions}."
    )


def main() -> None:
    """Builds, checks, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often everything is measured (default 7)")
    parser.add_argument("--repeats", type=int, default=5, help="how often a process plays again, each round (default 5)")
    parser.add_argument("--nobat", type=Path, help="a release binary that is there already")
    parser.add_argument("--check-only", action="store_true", help="measure nothing")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    for key in [key for key in os.environ if key.startswith(TUNING)]:
        del os.environ[key]
    os.environ.update(COMMON)
    OUT.mkdir(exist_ok=True)
    program = Nobat(options.nobat)

    from check import check

    agreed = check(program.binary)
    print(agreed, file=sys.stderr)
    if options.check_only:
        return
    cold, warm = compile_times(min(options.rounds, 3))
    times = {it: measure_rows(program, it, options.rounds, options.repeats) for it in REPLICATIONS}
    sizes = measure_sizes(program, options.rounds)
    lines = [
        "# nobat and its peers, measured",
        "",
        "Written by `benches/peers/run`; [README](README.md) says what is compared.",
        "",
        f"{machine()} Medians of {options.rounds} whole processes and of {options.rounds * options.repeats} plays in the "
        "process; rounds in which all take turns. PySD run by run is played once. Ratios are to nobat on as many cores.",
        "",
        agreed,
        "",
        *((f"**Other programs were at work (load {load:.1f} before the start): measure again when they rest.**", "") if BUSY < load else ()),
        "## One stage, uneven supply, 65 months, ten million people",
        "",
        *(line for it in REPLICATIONS for line in table_of_rows(it, times[it])),
        f"Numba compiles in the first call, {shown(cold)} in all; the whole processes above have its cache on disk, with which the "
        f"first call of {REPLICATIONS[0]:,} replications takes {shown(warm)}.",
        "",
        "## One entity per applicant, one replication, one core",
        "",
        "In the process, but for the last column. Empty where it was not played, because it would take minutes or more.",
        "",
        *table_of_sizes(sizes),
    ]
    (HERE / "results.md").write_text("\n".join(lines).rstrip() + "\n")
    print((HERE / "results.md").read_text())


if __name__ == "__main__":
    main()
