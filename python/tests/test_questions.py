"""Every question of the engine is a function, asked with the options of the command."""

import inspect
import keyword
import re
from collections.abc import Callable

import nobat
import pytest
from conftest import DESK
from nobat import _nobat


def test_every_question_of_the_program_is_a_function(command: Callable[..., str]) -> None:
    listed = command("--help").split("Commands:")[1].split("Options:")[0]
    commands = re.findall(r"^  ([a-z]+)", listed, re.MULTILINE)
    questions = [question["name"] for question in _nobat.questions()]
    assert [name for name in commands if name in questions] == questions
    for name in questions:
        words = set(re.findall(r"--([a-z-]+)", command(name, "--help").split("Options:")[1].split("Examples:")[0]))
        words -= {"help", "output", "format", "quiet", "force", "color", "old"}
        given = inspect.signature(getattr(nobat, name)).parameters
        mine = {word.rstrip("_").replace("_", "-") for word in given} - {"scenario", "scenarios", "old"}
        assert words == mine, name


def test_no_word_is_one_of_python() -> None:
    for question in _nobat.questions():
        parameters = inspect.signature(getattr(nobat, question["name"])).parameters
        assert not [name for name in parameters if keyword.iskeyword(name)]
        assert question["about"] in inspect.getdoc(getattr(nobat, question["name"]))


def test_options_are_told_apart() -> None:
    with pytest.raises(TypeError, match="replication"):
        nobat.run(DESK, replication=3)
    with pytest.raises(TypeError, match="vary"):
        nobat.sweep(DESK)
    with pytest.raises(ValueError, match="one of grid, lhs, sobol"):
        nobat.sweep(DESK, vary={"capacity.clerks.per_month": [15_000, 20_000]}, design="spiral")
    with pytest.raises(ValueError, match="whole number"):
        nobat.sweep(DESK, vary={"capacity.clerks.per_month": [15_000, 20_000]}, points=0)
    with pytest.raises(ValueError, match="no sense without `old`"):
        nobat.run(DESK, tolerance="1%")
    with pytest.raises(ValueError, match="no language `tlh`"):
        nobat.run(DESK, lang="tlh")
    with pytest.raises(ValueError, match="max_memory="):
        nobat.run(DESK, max_memory=1e-6)


def test_values_to_try_may_be_lists() -> None:
    by_list = nobat.sweep(DESK, vary={"capacity.clerks.per_month": [15_000, 20_000]}, answer="desk.clearance")
    by_text = nobat.sweep(DESK, vary="capacity.clerks.per_month=15k,20k", answer=["desk.clearance"])
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert pa.table(by_list.table("sweep")) == pa.table(by_text.table("sweep"))
    assert set(pa.table(by_list.table("sweep"))["point"].to_pylist()) == {1, 2}


def test_solve_finds_what_is_enough() -> None:
    claim = "desk.clearance <= 2026-12 with 90%"
    found = nobat.solve(DESK, vary={"capacity.clerks.per_month": "12k..40k"}, until=claim)
    assert found.passed
    assert "clerks" in " ".join(found.answer)


def test_a_claim_that_fails_is_said() -> None:
    result = nobat.run(DESK, set={"assert.soon": {"that": "desk.clearance", "by": "2026-02"}})
    assert not result.passed


def test_check_plays_nothing_and_says_what_a_scenario_means() -> None:
    said = nobat.check(DESK)
    assert "desk" in str(said)
    assert "replications" not in inspect.signature(nobat.check).parameters
    # The command is asked of each file by itself, and so is this.
    with pytest.raises(TypeError, match="too many positional"):
        nobat.check(DESK, DESK)


def test_answers_in_persian() -> None:
    result = nobat.run(DESK, lang="fa")
    assert re.search("[\u06f0-\u06f9]", " ".join(result.answer))
    assert 'dir="rtl"' in result._repr_html_()


def test_several_scenarios_side_by_side() -> None:
    result = nobat.compare(DESK, DESK.replace("15_000", "18_000"))
    assert len(result.scenarios) == 2
    assert "18_000" in result.scenarios[1]
    with pytest.raises(ValueError, match="one scenario only"):
        result.endings()
    with pytest.raises(TypeError, match="at least one"):
        nobat.compare()
