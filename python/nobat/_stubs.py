"""Writes ``__init__.pyi``, what editors and type checkers know of the questions: ``python -m nobat._stubs``.

A test holds the file to what this writes, so it cannot fall behind the engine.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nobat
from nobat import _nobat, _questions

_HEAD = '''\
# Written by `python -m nobat._stubs`; a test holds it to the questions of the engine.
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any

from nobat._errors import Diagnostic as Diagnostic
from nobat._errors import Place as Place
from nobat._errors import ScenarioError as ScenarioError
from nobat._errors import ScenarioWarning as ScenarioWarning
from nobat._errors import ShardError as ShardError
from nobat._nobat import Result as Result
from nobat._nobat import Table as Table
from nobat._nobat import __version__ as __version__
from nobat._parts import merge as merge
from nobat._parts import shard as shard
from nobat._parts import together as together
from nobat._svg import Svg as Svg

_Scenario = str | PathLike[str] | Mapping[str, Any]
_Value = str | float | PathLike[str]
'''

# The types of what questions have in common.
_SHARED = {
    "set": "Mapping[str, Any] | Sequence[str] | None",
    "replications": "int | None",
    "seed": "int | None",
    "threads": "int",
    "max_memory": "float",
    "lang": "str",
}


def text() -> str:
    """The whole file."""
    parts = [_stub(question) for question in _nobat.questions()]
    names = "".join(f'    "{name}",\n' for name in nobat.__all__)
    return f"{_HEAD}\n__all__ = [\n{names}]\n\n" + "\n".join(parts)


def _stub(question: Mapping[str, Any]) -> str:
    own = {_questions.word(it["name"]): _type(it) for it in _questions.options(question)}
    types = own | _SHARED
    lines = ["*scenarios: _Scenario"] if question["several"] else ["scenario: _Scenario", "/", "*"]
    for name, parameter in _questions.signature(question).parameters.items():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            is_needed = parameter.default is inspect.Parameter.empty
            lines.append(f"{name}: {types[name]}" + ("" if is_needed else f" = {parameter.default!r}"))
    parameters = "".join(f"    {line},\n" for line in lines)
    about = question["about"].replace("\\", "\\\\")
    return f'def {question["name"]}(\n{parameters}) -> Result:\n    """{about}."""\n'


def _type(option: Mapping[str, Any]) -> str:
    if option["flag"]:
        return "bool"
    of = "_Value"
    if "KEY=" in option["value"]:
        of += " | Mapping[str, Any]"
    if option["many"]:
        of += " | Sequence[_Value]"
    return of if option["needed"] or option["default"] is not None else f"{of} | None"


if __name__ == "__main__":
    Path(__file__).with_name("__init__.pyi").write_text(text(), encoding="utf-8")
