"""A run in parts, played anywhere and put together again. Plays nothing itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from nobat import _nobat, _questions, _toml
from nobat._errors import ShardError

Scenario = str | os.PathLike[str] | Mapping[str, Any]
Part = bytes | str | os.PathLike[str]


@overload
def shard(
    scenario: Scenario,
    part: int,
    of: int,
    /,
    *,
    into: None = None,
    relief: bool = False,
    only: str | Sequence[str] | None = None,
    sketch: bool = False,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
) -> bytes: ...
@overload
def shard(
    scenario: Scenario,
    part: int,
    of: int,
    /,
    *,
    into: str | os.PathLike[str],
    relief: bool = False,
    only: str | Sequence[str] | None = None,
    sketch: bool = False,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
) -> Path: ...
def shard(
    scenario: Scenario,
    part: int,
    of: int,
    /,
    *,
    into: str | os.PathLike[str] | None = None,
    relief: bool = False,
    only: str | Sequence[str] | None = None,
    sketch: bool = False,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
) -> bytes | Path:
    """Play one of so many parts of a run, 1 of 16 to 16 of 16.

    Gives the bytes of the part, or puts them into the file ``into`` and gives its path. Where that part is there
    already nothing is played; where another one is, ``ShardError`` says in what it differs.

    relief, only, sketch
        As ``run`` has them.
    set, replications, seed, threads, max_memory
        As every question has them.
    """
    # As the command reads it, so that parts of both are parts of one run.
    words = [",".join(_texts(only))] if only else []
    kept = {"relief": relief, "only": words, "sketch": sketch}
    manner = _manner(set=set, replications=replications, seed=seed, threads=threads, max_memory=max_memory)
    place = None if into is None else Path(into)
    there = place.read_bytes() if place is not None and place.is_file() else None
    try:
        played = _nobat.shard(_questions.scenario(scenario), f"{part}/{of}", kept, there, manner)
    except ShardError as error:
        if there is None:
            raise
        raise ShardError(f"a part cannot go to `{place}`: {error}; delete it, or name another file") from None
    if place is None:
        assert played is not None, "nothing was there"
        return played
    if played is not None:
        _put(place, played)
    return place


def together(parts: Iterable[Part], /, *, threads: int = 0, max_memory: float = 4.0) -> bytes:
    """Put parts together as one larger part, to be merged with others later. Each is bytes, or the path of a file.

    Their order changes nothing, and one that is there twice counts once. ``ShardError`` names those of another run.
    """
    return _nobat.together(_read(parts), _manner(threads=threads, max_memory=max_memory))


def merge(
    parts: Iterable[Part],
    /,
    *,
    into: str | os.PathLike[str] | None = None,
    format: str | Sequence[str] | None = None,
    force: bool = False,
    lang: str = "en",
    threads: int = 0,
    max_memory: float = 4.0,
) -> _nobat.Result:
    """The answer of a run of which these are all parts, as ``run`` gives it. Each is bytes, or the path of a file.

    Their order changes nothing, and one that is there twice counts once. ``ShardError`` names a part that is missing,
    and those of another run: another scenario, seed, number of replications or version of nobat.

    into
        A folder that is to have the files of ``nobat run``, byte for byte.
    format
        The formats of its charts, such as ``"svg"`` or ``["html", "xlsx"]``; ``"none"`` draws none.
    force
        Replace a folder of something else. Files that nobat did not write stay.
    lang, threads, max_memory
        As every question has them.
    """
    words = None
    if into is not None:
        # The parts are put together here, and the program reads the whole as its standard input.
        words = ["nobat", "merge", "-", "-o", os.fspath(into), "--quiet", "--lang", lang]
        words += ["--max-memory", str(max_memory)] + (["--threads", str(threads)] if threads else [])
        words += [word for each in _texts(format) for word in ("--format", each)] + (["--force"] if force else [])
    elif format is not None or force:
        raise ValueError("`format` and `force` make no sense without `into`")
    return _nobat.merge(_read(parts), words, _manner(lang=lang, threads=threads, max_memory=max_memory))


def _manner(**given: Any) -> dict[str, Any]:
    manner = {name: default for name, default, _ in _questions.COMMON + _questions.OF_PLAY} | given
    manner["set"] = _toml.settings(manner["set"])
    return manner


def _texts(of: str | Sequence[str] | None) -> list[str]:
    return [] if of is None else [of] if isinstance(of, str) else list(of)


def _read(parts: Iterable[Part]) -> list[tuple[str, bytes]]:
    """Parts with the names by which errors call them."""
    if isinstance(parts, (bytes, str, os.PathLike)):
        raise TypeError("parts are a list of bytes and paths")
    read = []
    for count, part in enumerate(parts, start=1):
        if isinstance(part, (bytes, bytearray, memoryview)):
            read.append((f"part {count}", bytes(part)))
        else:
            read.append((os.fspath(part), Path(part).read_bytes()))
    return read


def _put(place: Path, part: bytes) -> None:
    """Puts a part in its place, whole or not at all: under a name where nobody looks, until the disk has it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    hidden = place.with_name(f".{place.name}.{os.getpid()}-{os.urandom(4).hex()}.nobat-new")
    try:
        with hidden.open("wb") as file:
            file.write(part)
            file.flush()
            os.fsync(file.fileno())
        hidden.replace(place)
    except BaseException:
        hidden.unlink(missing_ok=True)
        raise
