"""How a value of the config says no: what is wrong with it, and what to write instead."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def refusal(what: str, cure: str) -> PydanticCustomError:
    """An error that pydantic carries to its place; `wording` turns it into a Problem."""
    return PydanticCustomError("reachout", "{what} {cure}", {"what": what, "cure": cure})
