"""Single replications are those behind the bands."""

import math

import nobat
import pytest
from conftest import DESK

ROUND = DESK.replace("replications = 40", "replications = 1_000")


@pytest.fixture(scope="module")
def result() -> nobat.Result:
    return nobat.run(ROUND)


def test_shape_and_type_without_numpy(result: nobat.Result) -> None:
    draws = result.draws("backlog", "desk")
    assert (draws.shape, draws.format, draws.readonly) == ((1_000, 24), "d", True)
    assert draws[3, 5] == draws.tolist()[3][5]


@pytest.mark.parametrize("variant", ["base", "more"])
def test_bands_are_quantiles_of_draws(result: nobat.Result, variant: str) -> None:
    np = pytest.importorskip("numpy", reason="numpy is not installed")
    pl = pytest.importorskip("polars", reason="polars is not installed")
    draws = np.asarray(result.draws("backlog", "desk", variant=variant))
    series = pl.DataFrame(result.series()).filter(variant=variant, metric="backlog", of="desk")
    assert series["mean"].to_numpy() == pytest.approx(draws.mean(axis=0), rel=1e-12)
    for column, level in [("q025", 0.025), ("q50", 0.5), ("q975", 0.975)]:
        # Any usual definition of a quantile lies between these two.
        low = np.quantile(draws, level, axis=0, method="lower")
        high = np.quantile(draws, level, axis=0, method="higher")
        values = series[column].to_numpy()
        assert ((low <= values) & (values <= high)).all()


def test_no_copy_is_made_for_numpy(result: nobat.Result) -> None:
    np = pytest.importorskip("numpy", reason="numpy is not installed")
    draws = result.draws("backlog", "desk")
    assert np.shares_memory(np.asarray(draws), np.asarray(draws))


def test_endings_are_one_row_a_replication(result: nobat.Result) -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed")
    endings = pl.DataFrame(result.endings())
    assert endings.height == 2 * 1_000
    assert {"variant", "replication", "desk.clearance", "desk.peak"} <= set(endings.columns)
    base = endings.filter(variant="base")
    stage = result.summary()["variants"][0]["stages"][0]
    assert base["desk.peak"].mean() == pytest.approx(stage["peak"]["mean"], rel=1e-12)
    # Draws and endings are of the same futures, row by row; the peak counts the opening backlog too.
    peaks = [max(120_000, *row) for row in result.draws("backlog", "desk").tolist()]
    assert base["desk.peak"].to_list() == peaks
