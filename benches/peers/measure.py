"""One peer in a process of its own: plays, writes its tables, and says how long it took in the process.

python measure.py PEER REPLICATIONS REPEATS FOLDER [WAITING]
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from model import Model

Play = Callable[[int], object]
"""From a seed to the answers."""


def vectorised(model: Model, replications: int) -> Play:
    """NumPy in one process."""
    from vectorised import run

    return lambda seed: run(model, replications, seed)


def vectorised_two(model: Model, replications: int) -> Play:
    """NumPy in two processes."""
    from vectorised import TwoProcesses

    return TwoProcesses(model, replications).run


def compiled(model: Model, replications: int) -> Play:
    """Numba on as many threads as NUMBA_NUM_THREADS says."""
    from compiled import run

    return lambda seed: run(model, replications, seed)


def plain(model: Model, replications: int) -> Play:
    """Python alone."""
    from plain import run

    return lambda seed: run(model, replications, seed)


def dynamics_runs(model: Model, replications: int) -> Play:
    """PySD, run by run."""
    import dynamics

    loaded = dynamics.load(1)
    return lambda seed: dynamics.run_by_run(loaded, replications, seed)


def dynamics_subscript(model: Model, replications: int) -> Play:
    """PySD, all replications in one run."""
    import dynamics

    loaded = dynamics.load(replications)
    return lambda seed: dynamics.run_by_subscript(loaded, seed)


def simpy(model: Model, replications: int) -> Play:
    """SimPy, one replication."""
    import entities_simpy
    from tables import answers

    return lambda seed: answers(entities_simpy.play(model, seed))


def ciw(model: Model, replications: int) -> Play:
    """Ciw, one replication."""
    import entities_ciw
    from tables import answers

    return lambda seed: answers(entities_ciw.play(model, seed))


PEERS = {
    peer.__name__: peer
    for peer in (vectorised, vectorised_two, compiled, plain, dynamics_runs, dynamics_subscript, simpy, ciw)
}


def main(peer: str, replications: str, repeats: str, folder: str, waiting: str = "") -> None:
    """Plays once and writes the tables, then plays again for the clock; the seconds go to standard output."""
    start = time.perf_counter()
    model = Model().scaled(int(waiting)) if waiting else Model()
    play = PEERS[peer](model, int(replications))
    loaded = time.perf_counter() - start
    clock: list[float] = []
    for seed in range(int(repeats) + 1):
        start = time.perf_counter()
        found = play(seed)
        clock.append(time.perf_counter() - start)
        if seed == 0:
            from tables import write

            write(found, Path(folder))
    print(json.dumps({"loaded": loaded, "first": clock[0], "again": clock[1:]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
