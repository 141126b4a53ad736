# The native half. What the functions of the questions are is in __init__.pyi.
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, final

from typing_extensions import CapsuleType

from nobat._svg import Svg

__all__ = ["DISTRIBUTIONS", "Result", "Table", "__version__", "ask", "command", "merge", "questions", "shard", "together"]

__version__: str
DISTRIBUTIONS: list[str]

class _Option(TypedDict):
    name: str
    value: str
    about: str
    flag: bool
    many: bool
    needed: bool
    default: str | None
    needs: str | None
    choices: list[str]

class _Question(TypedDict):
    name: str
    about: str
    several: bool
    plays: bool
    options: list[_Option]

@final
class Table:
    """A table of a result. Whatever reads Arrow reads it without a copy: `pandas.DataFrame.from_arrow`,
    `polars.DataFrame`, `pyarrow.table`, DuckDB."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> CapsuleType: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...

@final
class Result:
    """The answer to a question."""

    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> list[str]: ...
    @property
    def passed(self) -> bool: ...
    @property
    def replications(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def scenarios(self) -> list[str]: ...
    @property
    def tables(self) -> list[str]: ...
    def table(self, name: str) -> Table: ...
    def series(self) -> Table: ...
    def waits(self) -> Table: ...
    def endings(self) -> Table: ...
    def draws(
        self,
        metric: str,
        of: str,
        *,
        variant: str = "base",
        class_: str | None = None,
        region: str | None = None,
    ) -> memoryview: ...
    @property
    def documents(self) -> list[str]: ...
    def document(self, name: str) -> Any: ...
    def summary(self) -> Any: ...
    @property
    def charts(self) -> list[str]: ...
    def chart(self, name: str) -> Svg: ...
    def _repr_html_(self) -> str: ...

def questions() -> list[_Question]: ...
def ask(
    name: str,
    scenarios: Sequence[tuple[str, str | None]],
    options: Sequence[tuple[str, Sequence[str]]],
    manner: Mapping[str, Any],
) -> Result: ...
def shard(
    scenario: tuple[str, str | None],
    which: str,
    kept: Mapping[str, Any],
    there: bytes | None,
    manner: Mapping[str, Any],
) -> bytes | None: ...
def together(parts: Sequence[tuple[str, bytes]], manner: Mapping[str, Any]) -> bytes: ...
def merge(parts: Sequence[tuple[str, bytes]], into: Sequence[str] | None, manner: Mapping[str, Any]) -> Result: ...
def command(words: Sequence[str]) -> tuple[int, str, str]: ...
