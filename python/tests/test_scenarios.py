"""A scenario is a path, a text or a dict, and means the same."""

import datetime
import tomllib
from pathlib import Path

import nobat
import pytest
from conftest import DESK, ROOT
from nobat import _toml


def test_path_text_and_dict_are_one(tmp_path: Path) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(DESK)
    answers = [nobat.run(of).summary() for of in (DESK, tomllib.loads(DESK), path, str(path))]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.toml")), ids=lambda path: path.stem)
def test_dicts_are_written_as_they_are(path: Path) -> None:
    scenario = tomllib.loads(path.read_text())
    assert tomllib.loads(_toml.document(scenario)) == scenario


def test_values_of_every_kind() -> None:
    odd = {"a b": "quo\"te\n\x7f\\", "c": [1, 2.5, True], "d": {"e": {}}, "f": float("inf"), "ژ": "نوبت"}
    assert tomllib.loads(_toml.document(odd)) == odd
    assert _toml.value(datetime.date(2026, 1, 2)) == '"2026-01-02"'
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    assert _toml.value(numpy.int64(3)) == "3"
    assert _toml.value(numpy.array([0.5, 1.0])) == "[0.5, 1.0]"
    with pytest.raises(TypeError, match="None has no place"):
        _toml.value(None)


def test_a_distribution_in_a_variant_takes_the_place_of_another() -> None:
    scenario = tomllib.loads(DESK)
    normal = {"normal": {"mean": 9_000, "sd": 10, "min": 0}}
    # Laid over the uniform one key by key it would be both, which is an error.
    scenario["variant"] = {"other": {"demand": {"people": {"per_month": normal}}}}
    assert [variant["key"] for variant in nobat.run(scenario).summary()["variants"]] == ["base", "other"]


def test_a_folder_of_results_stands_for_its_scenario(tmp_path: Path) -> None:
    (tmp_path / "scenario.toml").write_text(nobat.run(DESK).scenarios[0])
    assert nobat.run(tmp_path).summary()["variants"] == nobat.run(DESK).summary()["variants"]


def test_values_are_laid_over_a_scenario() -> None:
    by_dict = nobat.run(DESK, set={"capacity.clerks.per_month": "20k", "run.seed": 3})
    by_text = nobat.run(DESK, set=["capacity.clerks.per_month=20_000"], seed=3)
    of_table = nobat.run(DESK, set={"demand.people.per_month": {"normal": {"mean": 9_000, "sd": 10, "min": 0}}})
    assert by_dict.summary() == by_text.summary()
    assert by_dict.seed == 3
    assert "normal" in of_table.scenarios[0]


def test_what_is_no_scenario() -> None:
    with pytest.raises(TypeError, match="a path, a text or a dict"):
        nobat.run(3)
    with pytest.raises(nobat.ScenarioError, match="no such file"):
        nobat.run("nowhere.toml")
