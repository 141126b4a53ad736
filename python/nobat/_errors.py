"""What is wrong with a scenario, as exceptions and as data. Finds nothing itself."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A stretch of a text. Lines and columns begin at one; the end is the place after the last character."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    says: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding: what is wrong, where, and the edit that mends it."""

    code: str
    severity: str
    message: str
    help: str | None
    places: tuple[Place, ...]

    @property
    def file(self) -> str | None:
        """The text to look at first: a path, ``--set``."""
        return self.places[0].file if self.places else None

    @property
    def line(self) -> int | None:
        """The line to look at first."""
        return self.places[0].line if self.places else None

    @property
    def column(self) -> int | None:
        """The column to look at first."""
        return self.places[0].column if self.places else None


class ScenarioError(ValueError):
    """A scenario, or a value laid over it, makes no sense. As text it shows every mistake with a caret."""

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(text, diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return str(self.args[0])


class ScenarioWarning(UserWarning):
    """A scenario can be played, but its author should look."""

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(text, diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return str(self.args[0])


class ShardError(ValueError):
    """A part of a run is missing, damaged or of another run, or what it is to be a part of makes no sense."""


def diagnostics(text: str) -> tuple[Diagnostic, ...]:
    """Findings out of the JSON in which the engine tells them."""
    return tuple(
        Diagnostic(
            code=found["code"],
            severity=found["severity"],
            message=found["message"],
            help=found["help"],
            places=tuple(
                Place(
                    file=place["path"],
                    line=place["line"],
                    column=place["column"],
                    end_line=place["end_line"],
                    end_column=place["end_column"],
                    says=place["says"],
                )
                for place in found["places"]
            ),
        )
        for found in json.loads(text)
    )


def warn(text: str, found: tuple[Diagnostic, ...]) -> None:
    """Warns of findings, in the line of whoever asked the question."""
    warnings.warn(ScenarioWarning(text, found), stacklevel=3)
