"""A run on Dask and on Ray, with a worker that dies on the way: the bytes are those of one machine.

Where an engine is not installed its test is skipped.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
def distributed(tmp_path, monkeypatch):
    """The module alone, under a name that workers find too."""
    shutil.copy(ROOT / "python" / "nobat" / "distributed.py", tmp_path / "nobat_distributed.py")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    sys.modules.pop("nobat_distributed", None)
    import nobat_distributed

    return nobat_distributed


@pytest.fixture
def mortal(tmp_path):
    """A nobat that ends its worker in the middle of shard 3, once, and notes what it plays."""
    script = tmp_path / "nobat"
    script.write_text(
        f"""#!/bin/sh
if [ "$1" = shard ] && ! [ -e "$5" ]; then
    echo "$2" >> {tmp_path}/played
    if [ "$2" = 3/{SHARDS} ] && mkdir {tmp_path}/killed 2>/dev/null; then kill -9 $PPID; exit 137; fi
fi
exec {program()} "$@"
"""
    )
    script.chmod(0o755)
    return str(script)


def digests(folder: Path) -> dict:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def alone(folder: Path) -> dict:
    command = [program(), "run", str(SCENARIO), *OPTIONS, "--format", "svg", "--quiet", "-o", str(folder)]
    assert subprocess.run(command, check=False).returncode in (0, 1)
    return digests(folder)


def check(distributed, tmp_path, mortal, engine):
    results = distributed.run(
        SCENARIO, tmp_path / "many", shards=SHARDS, on=engine, options=OPTIONS, merging=["--format", "svg"], nobat=mortal
    )
    assert (tmp_path / "killed").exists(), "a worker died"
    assert digests(results) == alone(tmp_path / "one")
    # Only what the dead worker was about was played again.
    played = (tmp_path / "played").read_text().split()
    assert sorted(played) == sorted([f"{index}/{SHARDS}" for index in range(1, SHARDS + 1)] + [f"3/{SHARDS}"])


def test_dask(distributed, tmp_path, mortal):
    dask = pytest.importorskip("dask.distributed")
    with dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with dask.Client(cluster) as client:
            check(distributed, tmp_path, mortal, distributed.dask(client))


def test_ray(distributed, tmp_path, mortal, monkeypatch):
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    ray = pytest.importorskip("ray")
    start = {"num_cpus": 2, "include_dashboard": False, "logging_level": "ERROR", "log_to_driver": False}
    start |= {"object_store_memory": 80 * 1024 * 1024}
    try:
        check(distributed, tmp_path, mortal, distributed.ray(**start))
    finally:
        ray.shutdown()


def test_without_an_engine(distributed, tmp_path):
    run = lambda options: distributed.run(  # noqa: E731
        SCENARIO, tmp_path / "many", shards=3, on=distributed.here, options=options, merging=["--format", "svg"], nobat=program()
    )
    results = run(OPTIONS)
    assert digests(results) == alone(tmp_path / "one")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".many.parts").iterdir()}
    run(OPTIONS)
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / ".many.parts").iterdir()}
    with pytest.raises(distributed.ShardError, match="delete it, or name another file"):
        run(["--replications", "900"])
    with pytest.raises(distributed.ShardError, match="stage.none"):
        distributed.run(
            SCENARIO, tmp_path / "bad", shards=2, on=distributed.here, options=["--set", "stage.none.standard=3"], nobat=program()
        )
