"""When a backlog clears, how long an applicant waits, what holds production back.

Each question of the program ``nobat`` is a function here: ``run``, ``compare``, ``sweep``, ``solve`` and the others. A
scenario is a path, a text or a dict. The options of the command are keyword arguments, and the answer is a ``Result``.

    >>> import nobat
    >>> result = nobat.run("scenarios/four-capacities.toml")
    >>> result.answer
    >>> polars.DataFrame(result.series())
"""

from nobat import _nobat, _questions
from nobat._errors import Diagnostic, Place, ScenarioError, ScenarioWarning, ShardError
from nobat._nobat import Result, Table, __version__
from nobat._parts import merge, shard, together
from nobat._svg import Svg

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
]

# A question that the engine learns is a function here without a line of code.
for _question in _nobat.questions():
    globals()[_question["name"]] = _questions.function(_question)
    __all__.append(_question["name"])
del _question
