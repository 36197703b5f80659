"""What pydantic found, in our words and with file and line."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reachout.errors import Problem
from reachout.settings.lines import Path
from reachout.settings.source import Source, did_you_mean

_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing.", "Add it{example}."),
    "string_type": ("is not text.", "Put it in quotes."),
    "int_type": ("is not a whole number.", "Write digits alone, without quotes."),
    "bool_type": ("is neither true nor false.", "Write true or false, without quotes."),
    "list_type": ("is not a list.", "Put it in brackets: [ ]."),
    "dict_type": ("is not a table.", "Write it as a table{example}."),
    "model_type": ("is not a table.", "Write it as a table{example}."),
    "too_short": ("is empty.", "Write at least one{example}."),
    "greater_than_equal": ("is too small; {ge} is the least.", "Raise it."),
    "less_than_equal": ("is too large; {le} is the most.", "Lower it."),
}
_EXAMPLES = {
    "host": "[host] with name, address and zone",
    "name": 'name = "..."',
    "address": 'address = "name@example.com"',
    "zone": 'zone = "Europe/Berlin"',
    "hours": 'hours = { mon = ["9:00-12:30"] }',
    "sign_off": 'sign_off = { en = "Sam" }',
    "intent": 'intent = "learn" (or "peer", "mentor", "give")',
    "greeting": 'greeting = "Hi Priya,"',
    "why": 'why = "You said in your talk that ..."',
    "ask": 'ask = "How do you ...?"',
    "facts": '{ on = 2026-05-04, say = "..." }',
    "on": "on = 2026-05-04",
    "say": 'say = "Your book came out."',
}
_INNER = frozenset({"[key]"})  # steps that pydantic adds and the file does not have


def problems(
    source: Source, error: ValidationError, model: type[BaseModel], at: Path = ()
) -> list[Problem]:
    """Each error as a Problem; *at* is where the validated table stands in the file."""
    return [_problem(source, found, model, at) for found in error.errors(include_url=False)]


def _problem(source: Source, found: ErrorDetails, model: type[BaseModel], at: Path) -> Problem:
    path = (*at, *(step for step in found["loc"] if step not in _INNER))
    kind = found["type"]
    if kind == "extra_forbidden":
        what, cure = "is not a setting.", _meant(model, found["loc"])
    elif kind == "reachout":
        what, cure = found["ctx"]["what"], found["ctx"]["cure"]
    else:
        what, cure = _said(kind, path, found.get("ctx", {}))
    return source.problem(path, what, cure, show=kind != "extra_forbidden" and "notes" not in path)


def _said(kind: str, path: Path, numbers: Mapping[str, object]) -> tuple[str, str]:
    what, cure = _WORDS.get(kind, ("is not what belongs here.", "See the example file."))
    named = next((step for step in reversed(path) if isinstance(step, str)), "")
    example = _EXAMPLES.get(named)
    return what.format(**numbers), cure.format(example=f": {example}" if example else "")


def _meant(model: type[BaseModel], loc: Path) -> str:
    inner = model
    for step in loc[:-1]:
        field = inner.model_fields.get(str(step))
        inner = (_model_in(field.annotation) if field else None) or inner
    return did_you_mean(str(loc[-1]), sorted(inner.model_fields))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The table inside `X | None`, `list[X]` or `dict[str, X]`."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    inner = [_model_in(argument) for argument in get_args(annotation)]
    return next((model for model in inner if model), None)
