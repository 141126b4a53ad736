"""What the tests share: scenarios, and the command beside which answers are held."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

DESK = """\
schema = 1
pipeline = ["desk"]
time = { calendar = "gregorian", start = "2026-01", end = "2027-12" }
run = { replications = 40, seed = 7 }
stage.desk.backlog = 120_000
demand.people.per_month = { uniform = [8_000, 12_000] }
capacity.clerks = { stage = "desk", per_month = 15_000 }
[variant.more]
capacity.clerks.per_month = 20_000
"""


@pytest.fixture
def command() -> Callable[..., str]:
    """The program, for holding answers beside its own."""
    named = os.environ.get("NOBAT_COMMAND")
    built = [ROOT / "target" / profile / "nobat" for profile in ("release", "debug")]
    found = [Path(named)] if named else [path for path in built if path.is_file()]
    if not found:
        pytest.skip("the program is not built: `cargo build`, or NOBAT_COMMAND=path")
    newest = max(found, key=lambda path: path.stat().st_mtime)

    def run(*words: str | Path, cwd: Path = ROOT, wrong: bool = False) -> str:
        done = subprocess.run([newest, *words], cwd=cwd, capture_output=True, text=True, check=False)
        assert done.returncode in ((2,) if wrong else (0, 1)), done.stderr
        return done.stdout

    return run
