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

__all__ = [
    "Diagnostic",
    "Place",
    "Result",
    "ScenarioError",
    "ScenarioWarning",
    "ShardError",
    "Svg",
    "Table",
    "__version__",
    "merge",
    "shard",
    "together",
    "run",
    "check",
    "compare",
    "sweep",
    "solve",
    "sensitivity",
    "relief",
    "turn",
    "score",
    "fit",
    "backtest",
    "pledge",
]

def run(
    scenario: _Scenario,
    /,
    *,
    old: _Value | None = None,
    relief: bool = False,
    only: _Value | Sequence[_Value] | None = None,
    sketch: bool = False,
    tolerance: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Simulate a scenario and its variants, print the answers, write charts and tables."""

def check(
    scenario: _Scenario,
    /,
    *,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    lang: str = 'en',
) -> Result:
    """Say in words and numbers what a scenario means, and all that is wrong with it."""

def compare(
    *scenarios: _Scenario,
    only: _Value | Sequence[_Value] | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Set the variants of a scenario, or several scenarios, side by side: differences, and how sure they are."""

def sweep(
    scenario: _Scenario,
    /,
    *,
    vary: _Value | Mapping[str, Any] | Sequence[_Value],
    answer: _Value | Sequence[_Value] | None = None,
    design: _Value = 'grid',
    points: _Value = 32,
    part: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Play a scenario at many values of one or more of its keys."""

def solve(
    scenario: _Scenario,
    /,
    *,
    vary: _Value | Mapping[str, Any] | Sequence[_Value],
    cost: _Value | Mapping[str, Any] | None = None,
    until: _Value,
    tolerance: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Find the value of a key with which a claim holds as often as wanted."""

def sensitivity(
    scenario: _Scenario,
    /,
    *,
    answer: _Value | None = None,
    points: _Value = 512,
    trajectories: _Value = 64,
    part: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Find which uncertain number moves an answer most."""

def relief(
    scenario: _Scenario,
    /,
    *,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Play a scenario again with each limit lifted: what more of it would bring, in every variant."""

def turn(
    scenario: _Scenario,
    /,
    *,
    applied: _Value,
    class_: _Value | None = None,
    region: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Say when those are done who applied, or will apply, on a date."""

def score(
    scenario: _Scenario,
    /,
    *,
    reported: _Value | None = None,
    from_: _Value | None = None,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Hold published figures against what a scenario foresees of them, beside naive forecasts."""

def fit(
    scenario: _Scenario,
    /,
    *,
    as_of: _Value | None = None,
    worlds: _Value = 1000,
    quick: bool = False,
    agreement: bool = False,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Learn what is not known from published figures, one after the other."""

def backtest(
    scenario: _Scenario,
    /,
    *,
    from_: _Value | None = None,
    every: _Value = 3,
    worlds: _Value = 1000,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Forecast from every past date with what was published by then, and score what came."""

def pledge(
    scenario: _Scenario,
    /,
    *,
    at: _Value | Sequence[_Value],
    that: _Value | Sequence[_Value],
    worlds: _Value = 1000,
    set: Mapping[str, Any] | Sequence[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int = 0,
    max_memory: float = 4.0,
    lang: str = 'en',
) -> Result:
    """Say how likely a promise was on the day on which it was made, and what came."""
