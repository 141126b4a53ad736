"""Scenarios and values of Python as TOML, the language in which the engine reads both. Knows no key of a scenario."""

from __future__ import annotations

import datetime
import json
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nobat import _nobat

# What a distribution is told by.
_PARAMETERS = {"mean", "sd", "median", "cv", "alpha", "beta", "min", "max"}


def document(scenario: Mapping[str, Any]) -> str:
    """A scenario of dicts as text: scalars and lists as ``key = value``, dicts as tables under a heading.

    Headings matter in variants: a table under a heading is laid over that of the base key by key. A distribution is one
    number and takes the place of the one before.
    """
    lines: list[str] = []
    _table(scenario, (), lines)
    return "\n".join(lines) + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...], lines: list[str]) -> None:
    below = {key: each for key, each in table.items() if _is_table(each)}
    lines += [f"{_key(key)} = {value(each)}" for key, each in table.items() if key not in below]
    for key, each in below.items():
        here = (*path, _key(key))
        lines.append(f"[{'.'.join(here)}]")
        _table(each, here, lines)


def _is_table(of: Any) -> bool:
    return isinstance(of, Mapping) and not _is_distribution(of)


def _is_distribution(of: Mapping[str, Any]) -> bool:
    words = [key for key in of if key != "weights"]
    if len(words) != 1 or words[0] not in _nobat.DISTRIBUTIONS:
        return False
    told = of[words[0]]
    return not isinstance(told, Mapping) or set(told) <= _PARAMETERS


def value(of: Any) -> str:
    """One value, on one line."""
    # Numbers and arrays of NumPy, and columns of pandas, know what they are in plain Python.
    if callable(getattr(of, "tolist", None)):
        of = of.tolist()
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, int):
        return str(int(of))
    if isinstance(of, float):
        return repr(float(of)) if math.isfinite(of) else str(float(of))
    if isinstance(of, (str, os.PathLike)):
        return _text(os.fspath(of))
    if isinstance(of, datetime.date):
        # The engine reads dates as texts, in the calendar of the scenario.
        return _text(of.isoformat()[:10])
    if isinstance(of, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {value(each)}" for key, each in of.items()) + " }"
    if isinstance(of, Iterable):
        return "[" + ", ".join(value(each) for each in of) + "]"
    raise TypeError(f"{of!r} has no place in a scenario: write a number, text, list, dict, date, True or False")


def typed(of: Any) -> str:
    """A value as somebody types it behind ``KEY=``: texts as they are, so that ``"1.5M"`` is a number."""
    return of if isinstance(of, str) else value(of)


def settings(of: Mapping[str, Any] | Sequence[str] | str | None) -> list[str]:
    """``KEY=VALUE``, one text each."""
    if of is None:
        return []
    if isinstance(of, str):
        return [of]
    if isinstance(of, Mapping):
        return [f"{key}={typed(each)}" for key, each in of.items()]
    return list(of)


def _key(of: Any) -> str:
    if not isinstance(of, str):
        raise TypeError(f"{of!r} cannot be the name of a table or a key: write a text")
    is_bare = of.isascii() and of.replace("-", "").replace("_", "").isalnum()
    return of if is_bare else _text(of)


def _text(of: str) -> str:
    # A text of JSON is one of TOML, but for this one character, which TOML wants escaped too.
    return json.dumps(of, ensure_ascii=False).replace("\x7f", "\\u007F")
