"""A run on Dask and on Ray, with a worker that dies on the way: the bytes are those of one machine.

Where an engine is not installed its test is skipped.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nobat import distributed

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "scenarios" / "four-capacities.toml"
OPTIONS = ["--replications", "1100"]
SHARDS = 8


def newest() -> str:
    built = [ROOT / "target" / profile / "nobat" for profile in ("release", "debug")]
    found = [path for path in built if path.is_file()]
    return str(max(found, key=lambda path: path.stat().st_mtime)) if found else ""


def program() -> str:
    found = os.environ.get("NOBAT_COMMAND") or newest()
    if not found:
        pytest.skip("no nobat to play with: name it in NOBAT_COMMAND")
    return found


@pytest.fixture
def mortal(tmp_path, monkeypatch):
    """A nobat that ends its worker when it is to play shard 3, once, and notes what it plays; workers find it too."""
    (tmp_path / "mortal.py").write_text(
        f"""
import os, pathlib, signal
from nobat import distributed

HERE = pathlib.Path(__file__).parent
immortal = distributed.play


def play(command):
    if command[1] == "shard" and not os.path.exists(command[5]):
        with open(HERE / "played", "a") as file:
            file.write(command[2] + "\\n")
        if command[2] == "3/{SHARDS}" and not (HERE / "killed").exists():
            (HERE / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
    immortal(command)
"""
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    sys.modules.pop("mortal", None)
    import mortal

    monkeypatch.setattr(distributed, "play", mortal.play)


def digests(folder: Path) -> dict:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def alone(folder: Path) -> dict:
    command = [program(), "run", str(SCENARIO), *OPTIONS, "--format", "svg", "--quiet", "-o", str(folder)]
    assert subprocess.run(command, check=False).returncode in (0, 1)
    return digests(folder)


def check(tmp_path, engine):
    results = distributed.run(
        SCENARIO, tmp_path / "many", shards=SHARDS, on=engine, options=OPTIONS, merging=["--format", "svg"]
    )
    assert (tmp_path / "killed").exists(), "a worker died"
    assert digests(results) == alone(tmp_path / "one")
    # Only what the dead worker was about was played again.
    played = (tmp_path / "played").read_text().split()
    assert sorted(played) == sorted([f"{index}/{SHARDS}" for index in range(1, SHARDS + 1)] + [f"3/{SHARDS}"])


@pytest.mark.usefixtures("mortal")
def test_dask(tmp_path):
    dask = pytest.importorskip("dask.distributed")
    with dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with dask.Client(cluster) as client:
            check(tmp_path, distributed.dask(client))


@pytest.mark.usefixtures("mortal")
def test_ray(tmp_path, monkeypatch):
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray = pytest.importorskip("ray")
    start = {"num_cpus": 2, "include_dashboard": False, "logging_level": "ERROR", "log_to_driver": False}
    start |= {"object_store_memory": 80 * 1024 * 1024}
    try:
        check(tmp_path, distributed.ray(**start))
    finally:
        ray.shutdown()


def test_without_an_engine(tmp_path):
    def run(options):
        return distributed.run(
            SCENARIO, tmp_path / "many", shards=3, on=distributed.here, options=options, merging=["--format", "svg"]
        )

    results = run(OPTIONS)
    assert digests(results) == alone(tmp_path / "one")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".many.parts").iterdir()}
    run(OPTIONS)
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / ".many.parts").iterdir()}
    with pytest.raises(distributed.ShardError, match="delete it, or name another file"):
        run(["--replications", "900"])
    with pytest.raises(distributed.ShardError, match=r"stage\.none"):
        distributed.run(
            SCENARIO, tmp_path / "bad", shards=2, on=distributed.here, options=["--set", "stage.none.standard=3"]
        )


def test_a_program_of_ones_own(tmp_path):
    """Commands are plain words: a program that is named plays them as the package does."""
    words = {"options": OPTIONS, "merging": ["--format", "svg"]}
    mine = distributed.run(SCENARIO, tmp_path / "mine", shards=2, on=distributed.here, **words)
    theirs = distributed.run(SCENARIO, tmp_path / "theirs", shards=2, on=distributed.here, nobat=program(), **words)
    assert digests(mine) == digests(theirs)
    assert distributed.shard("1/2", "a.toml", "parts/1") == ["nobat", "shard", "1/2", "a.toml", "-o", "parts/1", "--quiet"]
    with pytest.raises(OSError, match="ended with 3"):
        distributed.play(distributed.shard("1/9", SCENARIO, "/dev/null/part", OPTIONS))
