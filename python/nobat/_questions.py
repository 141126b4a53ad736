"""A function for each question of the engine, made of what the engine says of it. Answers none."""

from __future__ import annotations

import keyword
import os
from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any

from nobat import _nobat, _toml

# What is typed for the terminal alone.
_OF_TERMINAL = {"format"}

# What every question has beside its own options, and what those have that play.
COMMON = [
    ("set", None, "Other values of some keys: ``{\"supplier.press.per_month\": 1_000_000}``."),
    ("lang", "en", "The language of sentences and charts: ``en`` or ``fa``."),
]
OF_PLAY = [
    ("replications", None, "How many replications to play, instead of what the scenario says."),
    ("seed", None, "The seed of all chance, instead of what the scenario says."),
    ("threads", 0, "How many threads to use; no answer depends on it. 0 is one for each core."),
    ("max_memory", 4.0, "Refuse what would take more gigabytes than this by its estimate."),
]


def word(option: str) -> str:
    """An option as Python writes it: ``max_memory``, and ``from_`` where the word is taken."""
    name = option.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def options(question: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The options of a question that mean something here."""
    return [option for option in question["options"] if option["name"] not in _OF_TERMINAL]


def common(question: Mapping[str, Any]) -> list[tuple[str, Any, str]]:
    """What it has in common with others: name, default, what it is for."""
    return COMMON[:1] + (OF_PLAY if question["plays"] else []) + COMMON[1:]


def signature(question: Mapping[str, Any]) -> Signature:
    """How a question is asked."""
    if question["several"]:
        scenarios = [Parameter("scenarios", Parameter.VAR_POSITIONAL)]
    else:
        scenarios = [Parameter("scenario", Parameter.POSITIONAL_ONLY)]
    own = [Parameter(word(it["name"]), Parameter.KEYWORD_ONLY, default=_default(it)) for it in options(question)]
    shared = [Parameter(name, Parameter.KEYWORD_ONLY, default=default) for name, default, _ in common(question)]
    return Signature(scenarios + own + shared, return_annotation=_nobat.Result)


def _default(option: Mapping[str, Any]) -> Any:
    if option["needed"]:
        return Parameter.empty
    default = option["default"]
    return False if option["flag"] else int(default) if default and default.isdigit() else default


def documentation(question: Mapping[str, Any]) -> str:
    """What a question answers, and what each of its options is for."""
    own = [(word(it["name"]), _help(it)) for it in options(question)]
    shared = [(name, about) for name, _, about in common(question)]
    parameters = "\n".join(f"{name}\n    {about}" for name, about in own + shared)
    return f"{question['about']}.\n\n{parameters}\n"


def _help(option: Mapping[str, Any]) -> str:
    choices, value = option["choices"], option["value"]
    about = f"{option['about'].rstrip('.')}."
    if choices:
        about += f" One of {', '.join(choices)}."
    return f"{about} ``{value}``." if value else about


def function(question: Mapping[str, Any]) -> Callable[..., _nobat.Result]:
    """The function that asks a question."""
    how = signature(question)
    name = question["name"]

    def ask(*scenarios: Any, **given: Any) -> _nobat.Result:
        bound = how.bind(*scenarios, **given)
        bound.apply_defaults()
        values = bound.arguments
        read = values["scenarios"] if question["several"] else [values["scenario"]]
        if not read:
            raise TypeError(f"{name}() is asked of at least one scenario")
        own = [(it, _texts(it, values[word(it["name"])])) for it in options(question)]
        _hold_together(own)
        manner = {key: values.get(key, default) for key, default, _ in COMMON + OF_PLAY}
        manner["set"] = _toml.settings(manner["set"])
        named = [(it["name"], texts) for it, texts in own if texts]
        return _nobat.ask(name, [scenario(each) for each in read], named, manner)

    ask.__name__ = ask.__qualname__ = name
    ask.__module__ = "nobat"
    ask.__doc__ = documentation(question)
    ask.__signature__ = how  # type: ignore[attr-defined]
    return ask


def _hold_together(own: list[tuple[dict[str, Any], list[str]]]) -> None:
    given = {it["name"] for it, texts in own if texts}
    for it, texts in own:
        if texts and it["needs"] and it["needs"] not in given:
            raise ValueError(f"`{word(it['name'])}` makes no sense without `{word(it['needs'])}`")


def scenario(of: Any) -> tuple[str, str | None]:
    """The path of a scenario, and its text where it is in no file."""
    if isinstance(of, Mapping):
        return "scenario.toml", _toml.document(of)
    if isinstance(of, str) and "\n" in of:
        return "scenario.toml", of
    if isinstance(of, (str, os.PathLike)):
        return os.fspath(of), None
    raise TypeError(f"a scenario is a path, a text or a dict, not {type(of).__name__}")


def _texts(option: Mapping[str, Any], of: Any) -> list[str]:
    """What was given for an option, as the command reads it."""
    if option["flag"]:
        return [option["name"]] if of else []
    if of is None:
        return []
    if isinstance(of, Mapping):
        pairs = [f"{key}={_values(each)}" for key, each in of.items()]
        return pairs if option["many"] else [",".join(pairs)]
    if option["many"] and isinstance(of, (list, tuple)):
        return [_toml.typed(each) for each in of]
    return [os.fspath(of) if isinstance(of, os.PathLike) else _plain(of)]


def _values(of: Any) -> str:
    """Values to try, or one."""
    return ",".join(_toml.typed(each) for each in of) if isinstance(of, (list, tuple, range)) else _toml.typed(of)


def _plain(of: Any) -> str:
    """A number, a text or a date without quotation marks."""
    return _toml.value(of).strip('"') if not isinstance(of, str) else of
