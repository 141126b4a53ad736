"""The numbers are those of the command, to the last bit."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import nobat
import pytest
from conftest import ROOT

SCENARIOS = ["four-capacities", "national-1399", "passport-office", "arrears-1403"]


def as_in_the_file(value: object) -> object:
    """A value of Arrow as a CSV writes it."""
    return "" if value is None else value if isinstance(value, (str, float, int)) else value.isoformat()


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_run_is_that_of_the_command(name: str, tmp_path: Path, command: Callable[..., str]) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = f"scenarios/{name}.toml"
    command("run", path, "-o", tmp_path / "results", "--replications", "100", "--format", "svg", "--quiet")
    result = nobat.run(ROOT / path, replications=100)
    files = {file.stem for file in (tmp_path / "results").glob("*.csv")}
    assert set(result.tables) == files
    for table in result.tables:
        columns = pa.table(result.table(table))
        with (tmp_path / "results" / f"{table}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == columns.column_names
        for column in columns.column_names:
            theirs = [row[column] for row in rows]
            for mine, text in zip(columns[column].to_pylist(), theirs, strict=True):
                # Floats of both are the same number, not one near it.
                assert mine == float(text) if isinstance(mine, float) else str(as_in_the_file(mine)) == text
    assert result.summary() == json.loads((tmp_path / "results" / "summary.json").read_text())
    charts = {file.stem: file.read_text() for file in (tmp_path / "results" / "charts").glob("*.svg")}
    assert {name: str(result.chart(name)) for name in result.charts} == charts
    assert result.scenarios[0] == (tmp_path / "results" / "scenario.toml").read_text()


BODIES = "supplier.printing-house.per_month"
QUESTIONS = [
    ("sweep", {"vary": {BODIES: [600_000, 1_000_000]}}),
    ("solve", {"vary": {BODIES: "0.4M..2.5M"}, "until": "production.clearance <= 1402-12 with 90%"}),
    ("compare", {}),
    ("relief", {}),
    ("turn", {"applied": "1399-10"}),
]


@pytest.mark.parametrize(("question", "options"), QUESTIONS, ids=[name for name, _ in QUESTIONS])
def test_other_questions_are_those_of_the_command(
    question: str, options: dict[str, object], command: Callable[..., str]
) -> None:
    path = ROOT / "scenarios" / "national-1399.toml"
    words = []
    for name, value in options.items():
        if isinstance(value, dict):
            for key, values in value.items():
                words += [f"--{name}", f"{key}={values if isinstance(values, str) else ','.join(map(str, values))}"]
        else:
            words += [f"--{name}", str(value)]
    said = command(question, path, *words, "--replications", "100", "-o", "-")
    result = getattr(nobat, question)(path, replications=100, **options)
    if result.documents:
        assert result.document(result.documents[0]) == json.loads(said)
    else:
        rows = list(csv.DictReader(said.splitlines()))
        assert len(rows) == len(result.table(result.tables[0]))


def test_the_words_are_those_of_the_command(command: Callable[..., str]) -> None:
    path = "scenarios/national-1399.toml"
    assert str(nobat.check(ROOT / path)) == command("check", ROOT / path)
