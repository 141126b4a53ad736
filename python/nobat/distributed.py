"""Runs in parts on Dask and on Ray.

Each shard is one task: ``nobat shard I/N``, played by this package in the process of the worker, on one core and with its
interpreter free. It leaves its part in a folder that all workers see. A task whose worker dies is tried again by the engine; a
part that is there is never played twice, so whatever is started again costs only what is missing. The results are the bytes of
one machine.

    from dask.distributed import Client
    from nobat import distributed

    distributed.run("national-1399.toml", "results/national-1399", shards=64, on=distributed.dask(Client("scheduler:8786")))
    distributed.run("national-1399.toml", "results/national-1399", shards=64, on=distributed.ray())
"""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from nobat import _nobat
from nobat._errors import ShardError as ShardError

#: The word for the program that this package plays itself, without a process of its own.
ITSELF = "nobat"

#: Plays commands, wherever there is room, and returns when all of them are done. The first failure is raised.
Engine = Callable[[Sequence[Sequence[str]]], None]


def run(
    scenario: str | Path,
    results: str | Path,
    *,
    shards: int,
    on: Engine,
    parts: str | Path | None = None,
    options: Iterable[str] = (),
    merging: Iterable[str] = (),
    nobat: str = ITSELF,
) -> Path:
    """Plays a scenario in shards and merges their parts into the folder ``results``.

    ``parts`` is the folder for the parts, which all workers see under the same path; it stays, so that a run which failed
    goes on where it stopped. ``options`` are those of ``nobat shard``, such as ``["--seed", "7", "--only", "backlog"]``,
    ``merging`` those of ``nobat merge``, such as ``["--format", "none"]``. Workers need this package, of the same version; with
    ``nobat`` the path of a program they start that instead.
    """
    # The same path from every worker, wherever that stands.
    scenario, results = Path(scenario).resolve(), Path(results).resolve()
    folder = Path(parts).resolve() if parts else results.with_name(f".{results.name}.parts")
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{index}-of-{shards}" for index in range(1, shards + 1)]
    options = [*options, "--threads", "1"]
    on([shard(f"{at}/{shards}", scenario, file, options, nobat) for at, file in enumerate(files, start=1)])
    play(merge(files, results, merging, nobat))
    return results


def shard(which: str, scenario: str | Path, part: str | Path, options: Iterable[str] = (), nobat: str = ITSELF) -> list[str]:
    """The command that plays a shard, such as ``"3/16"``, of a scenario into the file ``part``."""
    return [nobat, "shard", which, str(scenario), "-o", str(part), "--quiet", *options]


def merge(parts: Iterable[str | Path], results: str | Path, options: Iterable[str] = (), nobat: str = ITSELF) -> list[str]:
    """The command that makes results of parts."""
    return [nobat, "merge", *map(str, parts), "-o", str(results), "--quiet", *options]


def play(command: Sequence[str]) -> None:
    """Plays a command here: in this process where its first word is ``nobat``, else by the program that the word names.

    Raises what it says when it refuses, and ``OSError`` when its machine fails.
    """
    if command[0] == ITSELF:
        status, _, said = _nobat.command(list(command))
    else:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        status, said = done.returncode, done.stderr
    if status == 2:
        raise ShardError(said.strip())
    # 1 is a failed assertion: there are results.
    if status not in (0, 1):
        raise OSError(f"{' '.join(command)} ended with {status}: {said.strip()}")


def here(commands: Sequence[Sequence[str]]) -> None:
    """Plays commands one after the other, without any engine."""
    for command in commands:
        play(command)


def dask(client: Any, *, retries: int = 3) -> Engine:
    """Plays commands as tasks of a ``dask.distributed.Client``.

    A task whose worker dies goes to another worker, one that fails is tried again so often.
    """

    def play_all(commands: Sequence[Sequence[str]]) -> None:
        # Not pure: a task that is asked for again looks again whether its part is there.
        tasks = [client.submit(play, list(command), retries=retries, pure=False) for command in commands]
        try:
            client.gather(tasks)
        finally:
            client.cancel(tasks)

    return play_all


def ray(*, retries: int = 3, **start: Any) -> Engine:
    """Plays commands as tasks of Ray, which is started with ``start`` where it does not run yet.

    A task whose worker or machine dies, or whose command fails, is tried again so often.
    """

    def play_all(commands: Sequence[Sequence[str]]) -> None:
        engine = importlib.import_module("ray")
        if not engine.is_initialized():
            engine.init(**start)
        # Bad input stays bad: only what a machine does wrong is tried again.
        task = engine.remote(num_cpus=1, max_retries=retries, retry_exceptions=[OSError])(play)
        left = [task.remote(list(command)) for command in commands]
        try:
            while left:
                done, left = engine.wait(left)
                engine.get(done)
        finally:
            for each in left:
                engine.cancel(each)

    return play_all
