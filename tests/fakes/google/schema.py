"""Does a request, or an answer, fit the discovery document? Stricter than Google, never laxer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.google.discovery import Method, Schema

_WHOLE = re.compile(r"-?\d+")
_UNSIGNED = re.compile(r"\d+")
_BASE64 = re.compile(r"[A-Za-z0-9_\-+/]*={0,2}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
_INSTANT = re.compile(_LOCAL.pattern + r"(Z|[+-]\d\d:\d\d)", re.IGNORECASE)


class Misfit(ValueError):
    """What does not fit, in Google's words. `reason` is that of its error shape."""

    def __init__(self, message: str, reason: str = "invalidArgument") -> None:
        super().__init__(message)
        self.reason = reason


# ------------------------------------------------------------------ parameters


def typed(
    method: Method, path: Mapping[str, str], query: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Path and query parameters of the method by name, typed. Those that every method takes
    (`alt`, `fields`) are checked and left out. Misfit for an unknown, doubled, missing or
    ill-typed one."""
    given = {**{name: [value] for name, value in path.items()}, **query}
    for name in method.everywhere:
        if name in given and name not in method.parameters:
            _parameter(name, given.pop(name), method.everywhere[name])
    for name in given:
        if name not in method.parameters:
            raise Misfit(f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query'
                         " parameter. Field could not be found in request message.")  # fmt: skip
    _nothing_missing(method, given)
    return {
        name: _parameter(name, texts, method.parameters[name]) for name, texts in given.items()
    }


def _nothing_missing(method: Method, given: Mapping[str, list[str]]) -> None:
    for name, schema in method.parameters.items():
        if schema.get("required") and name not in given:
            raise Misfit(f"Required parameter: {name}", "required")


def _parameter(name: str, texts: list[str], schema: Schema) -> Any:
    if schema.get("repeated"):
        return [_value(name, text, schema) for text in texts]
    if len(texts) != 1:
        raise Misfit(f"Parameter {name} was given {len(texts)} times", "invalidParameter")
    return _value(name, texts[0], schema)


def _value(name: str, text: str, schema: Schema) -> Any:
    value = _from_text(name, text, schema["type"])
    _check_limits(value, schema, name)
    if schema["type"] == "string":
        _check_string(value, schema, name, _INSTANT)
    return value


def _from_text(name: str, text: str, kind: str) -> Any:
    if kind == "integer" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    if kind == "string":
        return text
    raise Misfit(f"Invalid value at '{name}' ({kind}): \"{text}\"", "invalidParameter")


def _check_limits(value: Any, schema: Schema, where: str) -> None:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and value < int(low) or high is not None and value > int(high):
        raise Misfit(
            f"Invalid value at '{where}': {value}. It must be within the range: [{low}, {high}]",
            "invalidParameter",
        )


# ------------------------------------------------------------------ bodies


def check_body(method: Method, body: Any) -> None:
    """Misfit when the body of a request is not what the method takes."""
    if method.request is None:
        if body is not None:
            raise Misfit(f"{method.id} takes no request body", "badRequest")
        return
    body = {} if body is None else body
    _Check(method.schemas, asked=True, method_id=method.id).value(body, method.request, "")


def check_answer(method: Method, body: Any) -> None:
    """Misfit when a successful answer is not what the document promises."""
    if method.response is None:
        if body is not None:
            raise Misfit(f"{method.id} answers nothing, not {body!r}")
        return
    if body is None:
        raise Misfit(f"{method.id} must answer {method.response['$ref']}, not nothing")
    _Check(method.schemas, asked=False, method_id=method.id).value(body, method.response, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    holds: Callable[[Any], bool]
    called: str


_KINDS = {
    "string": _Kind(holds=lambda value: isinstance(value, str), called="TYPE_STRING"),
    "boolean": _Kind(holds=lambda value: isinstance(value, bool), called="TYPE_BOOL"),
    "integer": _Kind(
        holds=lambda value: isinstance(value, int) and not isinstance(value, bool),
        called="TYPE_INT32",
    ),
    "number": _Kind(
        holds=lambda value: isinstance(value, int | float) and not isinstance(value, bool),
        called="TYPE_DOUBLE",
    ),
    "array": _Kind(holds=lambda value: isinstance(value, list), called="a list"),
    "object": _Kind(holds=lambda value: isinstance(value, dict), called="an object"),
}


@dataclass(frozen=True, slots=True)
class _Check:
    """One walk over a JSON value. Google reads more (null, numbers for int64) than it writes."""

    schemas: Mapping[str, Schema]
    asked: bool
    method_id: str

    def value(self, value: Any, schema: Schema, where: str) -> None:
        schema = self.schemas[schema["$ref"]] if "$ref" in schema else schema
        if schema["type"] == "any" or self._is_nothing(value):
            return
        self._kind(value, schema, where)
        if isinstance(value, dict):
            self._object(value, schema, where)
        elif isinstance(value, list):
            for place, one in enumerate(value):
                self.value(one, schema["items"], f"{where}[{place}]")
        elif isinstance(value, str):
            _check_string(value, schema, where, self._instant(where))
        elif not isinstance(value, bool):
            _check_limits(value, schema, where)

    def _instant(self, where: str) -> re.Pattern[str]:
        """An event's time may have its zone beside it in place of an offset."""
        return _LOCAL if self.asked and where.endswith("dateTime") else _INSTANT

    def _is_nothing(self, value: Any) -> bool:
        return value is None and self.asked

    def _kind(self, value: Any, schema: Schema, where: str) -> None:
        kind = _KINDS[schema["type"]]
        if not kind.holds(value) and not self._is_number_as_text(value, schema):
            raise Misfit(f"Invalid value at '{where}' ({kind.called}), {value!r}")

    def _is_number_as_text(self, value: Any, schema: Schema) -> bool:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return self.asked and whole and schema.get("format") in ("int64", "uint64")

    def _object(self, value: dict[str, Any], schema: Schema, where: str) -> None:
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        if self.asked:
            self._nothing_missing(value, known)
        for name, one in value.items():
            inner = known.get(name, others)
            if inner is None and (known or others is not None):
                raise Misfit(
                    f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}':"
                    " Cannot find field."
                )
            if inner is not None:
                self.value(one, inner, f"{where}.{name}" if where else name)

    def _nothing_missing(self, value: dict[str, Any], known: Mapping[str, Schema]) -> None:
        for name, schema in known.items():
            needed = self.method_id in schema.get("annotations", {}).get("required", ())
            if needed and value.get(name) is None:
                raise Misfit(f"Missing {name}.", "required")


_FORMATS: Mapping[str, re.Pattern[str]] = {
    "int64": _WHOLE,
    "uint64": _UNSIGNED,
    "byte": _BASE64,
    "date": _DATE,
}


def _check_string(value: Any, schema: Schema, where: str, instant: re.Pattern[str]) -> None:
    """*instant*: how little a date-time may say."""
    if not isinstance(value, str):
        return
    form = schema.get("format", "")
    pattern = _FORMATS.get(form)
    if pattern and not pattern.fullmatch(value):
        raise Misfit(f"Invalid value at '{where}' ({form}), \"{value}\"")
    if form == "date-time" and not (instant.fullmatch(value) or _INSTANT.fullmatch(value)):
        raise Misfit(f"Invalid value at '{where}' (date-time), \"{value}\"")
    if "enum" in schema and value not in schema["enum"]:
        raise Misfit(f"Invalid value at '{where}': \"{value}\", not one of {schema['enum']}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        raise Misfit(f"Invalid value at '{where}': \"{value}\"")
