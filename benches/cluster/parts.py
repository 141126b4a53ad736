"""What a run in parts costs, and how well two workers of Dask play one.

    python benches/cluster/parts.py step         time and bytes of parts by replications, time to put them together
    python benches/cluster/parts.py scenarios    time and bytes of a scenario of which there are many
    python benches/cluster/parts.py dask N       N replications on two workers, one of which is killed

All is of the national programme with its variants, on one thread. It is played by the package, which has to be built for
release (`pip install ./python`), or by the program that NOBAT_COMMAND names. Times are of the processor, so that others who
use the machine change them little; where the clock on the wall is meant it says so.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from nobat import distributed

SCENARIO = str(Path(__file__).resolve().parents[2] / "scenarios" / "national-1399.toml")
BODIES = "supplier.printing-house.per_month"
# The base and four variants, 65 months each.
STEPS = 5 * 65
NOBAT = os.environ.get("NOBAT_COMMAND", distributed.ITSELF)
KEPT = {
    "all series": [],
    "`--only backlog`": ["--only", "backlog"],
    "`--only backlog --sketch`": ["--only", "backlog", "--sketch"],
}
FREE = ["--threads", "1", "--max-memory", "16"]
SHARDS = 32
DOOMED = 7


def processor() -> float:
    """Seconds of the processor so far, of this process and of the programs that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(*words: str | Path) -> float:
    """How long a command takes."""
    before = processor()
    distributed.play([NOBAT, *map(str, words), "--quiet"])
    return processor() - before


def step() -> None:
    """Four shards on one thread, put together as one part, and results made of it."""
    print("| kept | replications | ns a replication-step | bytes a replication | four parts as one, s | results without charts, s |")
    print("|---|---|---|---|---|---|")
    for name, kept in KEPT.items():
        for replications in (1_024, 4_096, 16_384):
            with tempfile.TemporaryDirectory() as folder:
                parts = [Path(folder) / str(index) for index in range(1, 5)]
                how = ["--replications", replications, *kept, *FREE]
                played = sum(timed("shard", f"{at}/4", SCENARIO, "-o", part, *how) for at, part in enumerate(parts, start=1))
                whole = Path(folder) / "whole"
                joined = timed("merge", *parts, "--part", whole, *FREE)
                told = timed("merge", whole, "-o", Path(folder) / "results", "--format", "none", *FREE)
                held = whole.stat().st_size
            figures = f"{1e9 * played / replications / STEPS:.0f} | {held / replications:,.0f} | {joined:.2f} | {told:.2f}"
            print(f"| {name} | {replications:,} | {figures} |", flush=True)


def scenarios() -> None:
    """One of many scenarios: a run with 1,000 replications that leaves a folder, and a point of a sweep."""
    few = ["--replications", "1000", "--format", "none", *FREE]
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "run"
        run = timed("run", SCENARIO, *few, "-o", into)
        swept = {points: Path(folder) / str(points) for points in (10, 110)}
        ten, more = (
            timed("sweep", SCENARIO, "--vary", f"{BODIES}=0.6M..2M:{points}", *few, "-o", place)
            for points, place in swept.items()
        )
        sizes = [size(each) for each in swept.values()]
        of_run = size(into)
    print("| one of many, 1,000 replications | processor, s | bytes |")
    print("|---|---|---|")
    print(f"| `run`, base and variants, all series, a folder without charts | {run:.2f} | {of_run:,} |")
    print(f"| a point of a `sweep`, base alone, answers only | {(more - ten) / 100:.3f} | {(sizes[1] - sizes[0]) // 100:,} |")


def size(folder: Path) -> int:
    """How many bytes all files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def play(command: list[str]) -> None:
    """A shard, noted with its beginning and its end on the wall, and what it takes. One ends its worker, the first time."""
    part = Path(command[5])
    killed = part.with_name("killed")
    if command[2].startswith(f"{DOOMED}/") and not killed.exists():
        killed.touch()
        # In the middle of it: shards are cut to take longer.
        threading.Timer(1.0, die).start()
    was_there = part.exists()
    began, before = time.time(), processor()
    distributed.play(command)
    if not was_there:
        # Beside the part, not as an answer: answers of a worker that dies are lost, and asked for again.
        part.with_name(f"{part.name}.noted").write_text(f"{time.time() - began} {processor() - before}")


def die() -> None:
    """Ends this worker at once, and a program that it started, as a machine would that fails."""
    import psutil

    for child in psutil.Process().children(recursive=True):
        child.kill()
    os.kill(os.getpid(), signal.SIGKILL)


def dask(replications: int) -> None:
    """So many replications on two workers of one thread each, one of which is killed in the middle of a shard."""
    from dask.distributed import Client, LocalCluster

    how = ["--replications", str(replications), *KEPT["`--only backlog --sketch`"], *FREE]
    with tempfile.TemporaryDirectory() as folder:
        parts = [Path(folder) / str(index) for index in range(1, SHARDS + 1)]
        commands = [distributed.shard(f"{at}/{SHARDS}", SCENARIO, part, how, NOBAT) for at, part in enumerate(parts, start=1)]
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
            began = time.time()
            client.gather([client.submit(play, command, retries=3, pure=False) for command in commands])
            wall = time.time() - began
        assert (Path(folder) / "killed").exists(), "a worker died"
        held = sum(part.stat().st_size for part in parts)
        noted = [part.with_name(f"{part.name}.noted").read_text().split() for part in parts]
        busy, used = (sum(float(each[at]) for each in noted) for at in (0, 1))
        began = time.time()
        merged = timed("merge", *parts, "-o", Path(folder) / "results", "--format", "none", *FREE)
        merging = time.time() - began
    print(f"{replications:,} replications, {SHARDS} shards, two workers, one killed in the middle of shard {DOOMED}\n")
    print("| | |")
    print("|---|---|")
    print(f"| from the first shard to the last part, on the wall | {wall:.0f} s |")
    print(f"| processor, all shards that count | {used:.0f} s |")
    print(f"| share of the time of both workers in shards that count | {100 * busy / wall / 2:.1f} % |")
    print(f"| of these, on the processor; the rest waits for it | {100 * used / busy:.0f} % |")
    print(f"| parts | {held / 1e6:,.0f} MB |")
    print(f"| merge, processor; on the wall | {merged:.0f} s; {merging:.0f} s |")


def main() -> None:
    match sys.argv[1:]:
        case ["step"]:
            step()
        case ["scenarios"]:
            scenarios()
        case ["dask", replications]:
            dask(int(replications))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
