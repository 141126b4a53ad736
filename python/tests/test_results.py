"""What an answer holds."""

import json

import nobat
import pytest
from conftest import DESK


@pytest.fixture(scope="module")
def result() -> nobat.Result:
    return nobat.run(DESK)


def test_sentences_and_text(result: nobat.Result) -> None:
    assert result.answer
    assert all(sentence[:20] in str(result).replace("\n", " ") for sentence in result.answer)
    assert result.answer[0] in repr(result)
    assert (result.question, result.replications, result.seed) == ("run", 40, 7)


def test_names_that_are_not_there(result: nobat.Result) -> None:
    for ask, known in [
        (lambda: result.table("serie"), "series"),
        (lambda: result.chart("no"), "backlog"),
        (lambda: result.document("no"), "summary"),
        (lambda: result.draws("backlog", "dsk"), "desk"),
        (lambda: result.draws("backlg", "desk"), "backlog"),
        (lambda: result.draws("backlog", "desk", variant="less"), "more"),
    ]:
        with pytest.raises(KeyError, match=known):
            ask()


def test_documents(result: nobat.Result) -> None:
    assert result.summary() == result.document("summary")
    assert result.summary()["schema"] == 1
    json.dumps(result.summary())


def test_charts_are_text_that_notebooks_show(result: nobat.Result) -> None:
    for name in result.charts:
        chart = result.chart(name)
        assert chart.startswith("<svg")
        assert chart._repr_svg_() == chart
    html = result._repr_html_()
    assert "<svg" in html
    assert result.answer[0] in html


def test_a_question_that_a_table_answers() -> None:
    swept = nobat.sweep(DESK, vary={"capacity.clerks.per_month": [15_000, 20_000]}, answer="desk.clearance")
    assert (swept.answer, swept.documents, repr(swept)) == ([], [], "<nobat.Result of sweep.>")
    assert "Clearance of desk" in swept._repr_html_()
    with pytest.raises(KeyError, match="there is none"):
        swept.summary()


def test_names_of_scenarios_are_no_html() -> None:
    html = nobat.run(DESK.replace("schema = 1", 'schema = 1\nname = "<script>alert(1)</script>"'))._repr_html_()
    assert "<script>" not in html
