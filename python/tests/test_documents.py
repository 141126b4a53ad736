"""Examples of the documents do what they say."""

import ast
import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT


def fenced(path: str, language: str) -> list[str]:
    text = (ROOT / path).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", ["docs/python.md", "python/README.md"])
def test_examples_in_python(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("pandas", "polars", "duckdb", "pyarrow", "numpy"):
        pytest.importorskip(library, reason=f"{library} is not installed, and examples use it")
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    promised = 0
    for block in fenced(path, "python"):
        lines = block.splitlines()
        for statement in ast.parse(block).body:
            said = lines[(statement.end_lineno or 0) - 1].partition("# → ")[2]
            if isinstance(statement, ast.Expr) and said:
                code = compile(ast.Expression(statement.value), path, "eval")
                assert str(eval(code, names)) == said, ast.unparse(statement)
                promised += 1
            else:
                exec(compile(ast.Module([statement], []), path, "exec"), names)
    assert promised or path == "python/README.md"


def test_every_question_is_in_the_document() -> None:
    from nobat import _nobat

    text = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    assert [it["name"] for it in _nobat.questions() if f"`{it['name']}`" not in text] == []


def test_commands_in_r(tmp_path: Path, command: Callable[..., str]) -> None:
    blocks = "\n".join(fenced("docs/r.md", "r"))
    # A test has no Parquet to write; the tables are the same.
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    commands = re.findall(r'run\("nobat", c\((.*?)\)[,)]', blocks, re.DOTALL)
    assert len(commands) == 4
    for words in commands:
        typed = re.findall(r'"(.*?)"', words)
        if "parquet" in typed:
            place = typed.index("--format")
            del typed[place : place + 2]
        command(*typed, cwd=tmp_path)
    for path in re.findall(r'"(results/.*?\.(?:csv|json|parquet))"', blocks):
        assert (tmp_path / path).with_suffix(".json" if path.endswith("json") else ".csv").is_file(), path
    with (tmp_path / "results/from-r/series.csv").open(newline="") as file:
        columns = set(next(csv.reader(file)))
    assert {"variant", "metric", "of", "gregorian", "q025", "q50", "q975"} <= columns
