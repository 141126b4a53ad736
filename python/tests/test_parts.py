"""Shards are played, and parts put together, in Python: the files are those of the command, byte for byte."""

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import nobat
import pytest
from conftest import DESK, ROOT

MANY = DESK.replace("replications = 40", "replications = 600")
PATH = "scenarios/four-capacities.toml"


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def shards(of: int, scenario: object = MANY, **options: object) -> list[bytes]:
    return [nobat.shard(scenario, part, of, **options) for part in range(1, of + 1)]


def test_a_folder_of_parts_is_that_of_the_command(
    tmp_path: Path, command: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    command("run", PATH, "--replications", "700", "-o", tmp_path / "one", "--format", "svg,html", "--quiet")
    parts = shards(3, PATH, replications=700, threads=1)
    into = tmp_path / "many"
    result = nobat.merge([parts[2], parts[0], parts[1]], into=into, format=["svg", "html"])
    assert len(digests(into)) > 10
    assert digests(into) == digests(tmp_path / "one")
    # The same inputs, seed and hashes stand in both manifests.
    one, many = (json.loads((folder / "manifest.json").read_text()) for folder in (tmp_path / "one", into))
    assert many.pop("command").startswith("nobat merge - -o ") and one.pop("command")
    assert {**one, "timing": None} == {**many, "timing": None}
    # And the answer is that of the run, with all that can be asked of it.
    run = nobat.run(PATH, replications=700)
    assert result.summary() == run.summary()
    assert (result.question, result.replications, result.answer) == ("run", 700, run.answer)
    backlog = ("backlog", "production")
    assert result.draws(*backlog).tobytes() == run.draws(*backlog).tobytes()


def test_parts_are_those_of_the_command(tmp_path: Path, command: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    words = ["--replications", "300", "--only", "backlog,wait", "--sketch", "--relief", "--seed", "5"]
    command("shard", "2/2", PATH, *words, "-o", tmp_path / "theirs", "--quiet")
    mine = nobat.shard(PATH, 2, 2, replications=300, only=["backlog", "wait"], sketch=True, relief=True, seed=5)
    assert mine == (tmp_path / "theirs").read_bytes()


def test_any_order_and_any_tree() -> None:
    parts = shards(4)
    straight = nobat.merge(parts).summary()
    low = nobat.together([parts[1], parts[0]])
    assert nobat.merge([parts[3], low, parts[2], parts[3], parts[0]]).summary() == straight
    assert nobat.together(reversed(parts)) == nobat.together([low, parts[2], parts[3]])
    assert nobat.run(MANY).summary() == straight


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    parts = shards(3)
    with pytest.raises(nobat.ShardError, match=r"missing: 2/3; play each"):
        nobat.merge([parts[0], parts[2]], into=tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with pytest.raises(nobat.ShardError, match="there is no part"):
        nobat.merge([])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"seed": 5}, "its seed is 5, not 7"),
        ({"replications": 700}, "one of 700 replications, not one of 600"),
        ({"set": {"capacity.clerks.per_month": 16_000}}, "its --set is capacity.clerks.per_month=16000, not none"),
        ({"sketch": True}, "its --sketch is on, not off"),
        ({"scenario": MANY.replace("15_000", "15_500")}, "its `scenario.toml` is another"),
    ],
)
def test_strangers_are_refused(other: dict[str, object], why: str, tmp_path: Path) -> None:
    first = nobat.shard(MANY, 1, 2)
    path = tmp_path / "second"
    nobat.shard(other.pop("scenario", MANY), 2, 2, into=path, **other)
    with pytest.raises(nobat.ShardError) as refused:
        nobat.merge([first, path], into=tmp_path / "none")
    assert why in str(refused.value)
    assert f"`{path}` is a part of another run than `part 1`" in str(refused.value)
    assert not (tmp_path / "none").exists()


def test_other_versions_and_damage_are_refused() -> None:
    first, second = shards(2)
    with pytest.raises(nobat.ShardError, match="`part 2` cannot be merged: it is damaged"):
        nobat.merge([first, second[:-1]])
    with pytest.raises(nobat.ShardError, match="`part 2` cannot be merged: it is no part"):
        nobat.merge([first, b"hello"])
    # A part of another version, whole as it is: its sum is that of its bytes.
    magic, version = b"nobat part 1\n", nobat.__version__.encode()
    body = second[len(magic) + 8 :].replace(version, b"9" + version[1:], 1)
    with pytest.raises(nobat.ShardError, match=r"nobat 9\S+ wrote it"):
        nobat.merge([first, magic + checksum(body) + body])
    with pytest.raises(FileNotFoundError):
        nobat.merge([first, "no/such/part"])


def checksum(body: bytes) -> bytes:
    """FNV-1a of 64 bits, as a part has it."""
    sum_ = 0xCBF29CE484222325
    for byte in body:
        sum_ = (sum_ ^ byte) * 0x100000001B3 % 2**64
    return sum_.to_bytes(8, "little")


def test_a_part_that_is_there_is_not_played_again(tmp_path: Path) -> None:
    place = tmp_path / "parts" / "1"
    assert nobat.shard(MANY, 1, 2, into=place) == place
    written = place.stat().st_mtime_ns
    nobat.shard(MANY, 1, 2, into=place)
    assert place.stat().st_mtime_ns == written
    with pytest.raises(nobat.ShardError, match=r"another: its seed is 7, not 9; delete it|another: its seed"):
        nobat.shard(MANY, 1, 2, into=place, seed=9)
    with pytest.raises(nobat.ShardError, match="it holds shard 1/2"):
        nobat.shard(MANY, 2, 2, into=place)
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    nobat.shard(MANY, 1, 2, into=place)
    assert place.read_bytes() == whole
    assert os.listdir(place.parent) == ["1"], "nothing half written stays"


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with pytest.raises(nobat.ShardError, match="`4/3` is no shard"):
        nobat.shard(MANY, 4, 3)
    with pytest.raises(nobat.ScenarioError) as wrong:
        nobat.shard(MANY, 1, 2, set={"stage.none.standard": 3})
    assert wrong.value.diagnostics
    with pytest.raises(ValueError, match="and parts have to know it before"):
        nobat.shard(MANY.replace("replications = 600", "precision = { of = [\"desk.clearance\"], relative = 0.02 }"), 1, 2)
    with pytest.raises(ValueError, match="cut the run into more shards"):
        nobat.shard(MANY, 1, 2, replications=10_000_000, max_memory=0.1)
    with pytest.raises(ValueError, match="without `into`"):
        nobat.merge(shards(1), format="svg")
    with pytest.raises(TypeError, match="a list of bytes and paths"):
        nobat.merge(b"one")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(nobat.ShardError, match="mine"):
        nobat.merge(shards(1), into=tmp_path / "mine")
    assert os.listdir(tmp_path / "mine") == ["notes.txt"]


def test_the_interpreter_is_free_meanwhile() -> None:
    done: list[object] = []

    def play() -> None:
        done.append(nobat.merge(shards(2, replications=20_000)).replications)

    player = threading.Thread(target=play)
    player.start()
    ticks = 0
    while player.is_alive():
        ticks += 1
        time.sleep(0.001)
    assert done == [20_000]
    # Held, the interpreter would let this loop run between two plays at most.
    assert ticks > 20
