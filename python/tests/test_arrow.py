"""Tables are read by whatever reads Arrow, with the types and the names of the files."""

import nobat
import pytest
from conftest import DESK


@pytest.fixture(scope="module")
def result() -> nobat.Result:
    return nobat.run(DESK)


def test_pyarrow(result: nobat.Result) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = pa.table(result.series())
    assert table.num_rows == len(result.series())
    # Two variants over two years of months.
    metrics = set(zip(table["metric"].to_pylist(), table["of"].to_pylist(), strict=True))
    assert table.num_rows == 2 * 24 * len(metrics)
    assert table.column_names == result.series().columns
    assert table.schema.field("step").type == pa.int64()
    assert table.schema.field("gregorian").type == pa.date32()
    assert table.schema.metadata[b"nobat.seed"] == b"7"
    assert pa.schema(result.series()) == table.schema
    # A stream is read once; a table as often as wanted.
    series = result.series()
    assert pa.table(series) == pa.table(series)


def test_every_table_is_whole(result: nobat.Result) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert {"series", "waits"} <= set(result.tables)
    for name in result.tables:
        pa.table(result.table(name)).validate(full=True)


def test_a_table_outlives_its_result() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = pa.table(nobat.run(DESK).series())
    assert sum(table["mean"].drop_null().to_pylist()) > 0


def test_polars(result: nobat.Result) -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = pl.DataFrame(result.series())
    backlog = frame.filter(metric="backlog", of="desk", variant="base")
    assert backlog.height == 24
    assert backlog["gregorian"][0].isoformat() == "2026-01-01"
    assert backlog["mean"].is_sorted(descending=True)


def test_pandas(result: nobat.Result) -> None:
    pd = pytest.importorskip("pandas", minversion="3.0", reason="pandas 3 is not installed")
    frame = pd.DataFrame.from_arrow(result.waits())
    assert len(frame) == len(result.waits())
    assert frame["units"].dtype == "float64"


def test_duckdb(result: nobat.Result) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    series = result.series()
    rows = duckdb.sql("select count(*), max(step) from series where metric = 'backlog' and variant = 'more'").fetchall()
    assert rows[0][1] == 23
    assert len(series) > rows[0][0] > 0


def test_a_table_says_what_it_is(result: nobat.Result) -> None:
    assert repr(result.waits()).startswith("<nobat.Table waits: ")
