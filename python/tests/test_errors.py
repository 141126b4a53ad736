"""What is wrong is said as the command says it, and as data."""

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import nobat
import pytest
from conftest import DESK

WRONG = DESK.replace("backlog", "backlg").replace("2027-12", "2027-13")


def test_all_mistakes_at_once_with_places() -> None:
    with pytest.raises(nobat.ScenarioError) as caught:
        nobat.run(WRONG)
    found = {diagnostic.code: diagnostic for diagnostic in caught.value.diagnostics}
    assert set(found) == {"no-such-date", "unknown-key"}
    key = found["unknown-key"]
    assert (key.severity, key.file, key.line, key.column) == ("error", "scenario.toml", 5, 12)
    assert "backlog" in key.help
    assert (key.places[0].end_line, key.places[0].end_column) == (5, 18)
    assert isinstance(caught.value, ValueError)
    assert "^^^^^^" in str(caught.value)
    assert "scenario.toml:5:12" in str(caught.value)


def test_the_text_is_that_of_the_command(tmp_path: Path, command: Callable[..., str]) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(WRONG)
    said = json.loads(command("check", path, "--format", "json", wrong=True))["files"][0]["findings"]
    with pytest.raises(nobat.ScenarioError) as caught:
        nobat.check(path)
    mine = [(it.code, it.message, it.line, it.column, it.help) for it in caught.value.diagnostics]
    assert mine == [
        (it["code"], it["message"], it["places"][0]["line"], it["places"][0]["column"], it["help"]) for it in said
    ]


def test_values_laid_over_are_shown_where_they_were_typed() -> None:
    with pytest.raises(nobat.ScenarioError, match="capacity.clerks.per_mnth") as caught:
        nobat.run(DESK, set={"capacity.clerks.per_mnth": 3})
    assert caught.value.diagnostics[0].file == "--set"


def test_values_to_try_are_errors_too() -> None:
    with pytest.raises(nobat.ScenarioError, match="capacity.clrks"):
        nobat.sweep(DESK, vary={"capacity.clrks.per_month": [1, 2]})


def test_oddities_are_warnings() -> None:
    odd = DESK + "[material.paper]\nstage = 'desk'\n"
    with pytest.warns(nobat.ScenarioWarning, match="paper") as caught:
        nobat.run(odd, replications=1)
    assert caught[0].message.diagnostics[0].code == "never-supplied"
    # It is shown where the question was asked.
    assert caught[0].filename == __file__


def test_errors_go_from_process_to_process() -> None:
    with pytest.raises(nobat.ScenarioError) as caught:
        nobat.run(WRONG)
    same = pickle.loads(pickle.dumps(caught.value))
    assert (str(same), same.diagnostics) == (str(caught.value), caught.value.diagnostics)
