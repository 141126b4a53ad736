"""What editors know is what there is."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import nobat
import pytest
from nobat import _stubs

FOLDER = Path(nobat.__file__).parent


def test_the_stubs_are_written_of_this_engine() -> None:
    text = (FOLDER / "__init__.pyi").read_text(encoding="utf-8")
    assert text == _stubs.text(), "run `python -m nobat._stubs`"
    ast.parse(text)
    assert (FOLDER / "py.typed").exists()


def test_the_stubs_name_what_there_is() -> None:
    module = ast.parse((FOLDER / "__init__.pyi").read_text(encoding="utf-8"))
    functions = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
    imports = [node for node in module.body if isinstance(node, ast.ImportFrom)]
    names = {each.asname for node in imports for each in node.names if each.asname}
    assert functions | names == set(nobat.__all__)


def test_the_stubs_hold_against_the_package() -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed: nobody holds the stubs against the package")
    words = [sys.executable, "-m", "mypy.stubtest", "nobat", "--concise"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
