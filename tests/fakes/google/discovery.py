"""The discovery documents that ship with the official client: which methods there are."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Schema = Mapping[str, Any]

_DOCUMENTS = {"gmail": "gmail.v1.json", "calendar": "calendar.v3.json"}
# The client's own query parameters (googleapiclient.discovery.STACK_QUERY_PARAMETERS) and media.
_ANYWHERE = {"uploadType": {"type": "string"}, "upload": {"type": "string"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method of an API. `id` is the document's: "gmail.users.drafts.create"."""

    id: str
    api: str
    verb: str
    path: re.Pattern[str]
    upload: re.Pattern[str] | None
    parameters: Mapping[str, Schema]
    request: Schema | None
    response: Schema | None
    scopes: frozenset[str]
    schemas: Mapping[str, Schema]

    @property
    def everywhere(self) -> Mapping[str, Schema]:
        """The query parameters that every method of this API takes."""
        return {**document(self.api)["parameters"], **_ANYWHERE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    method: Method
    path: Mapping[str, str]  # path parameters, unquoted
    uploaded: bool = False  # the body is media, or multipart with media


@cache
def document(api: str) -> dict[str, Any]:
    found = importlib.util.find_spec("googleapiclient")
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent / "discovery_cache" / "documents"
    told: dict[str, Any] = json.loads((folder / _DOCUMENTS[api]).read_text(encoding="utf-8"))
    return told


@cache
def methods() -> Mapping[str, Method]:
    """Every method of both APIs by its id."""
    return {
        told["id"]: _method(api, told)
        for api in _DOCUMENTS
        for told in _told_in(document(api).get("resources", {}))
    }


def route(verb: str, path: str) -> Route | None:
    """The method that answers *path* (as on the wire, still quoted, without the query)."""
    for method in _in_order(verb):
        for pattern, uploaded in ((method.path, False), (method.upload, True)):
            found = pattern and pattern.fullmatch(path)
            if found:
                named = {_plain(name): unquote(value) for name, value in found.groupdict().items()}
                return Route(method=method, path=named, uploaded=uploaded)
    return None


@cache
def _in_order(verb: str) -> tuple[Method, ...]:
    """Literal paths before those with a parameter in the same place."""
    ours = [method for method in methods().values() if method.verb == verb]
    return tuple(sorted(ours, key=lambda method: method.path.groups))


def _told_in(resources: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for resource in resources.values():
        yield from resource.get("methods", {}).values()
        yield from _told_in(resource.get("resources", {}))


def _method(api: str, told: dict[str, Any]) -> Method:
    whole = document(api)
    media = told.get("mediaUpload", {}).get("protocols", {}).get("simple", {}).get("path")
    return Method(
        id=told["id"],
        api=api,
        verb=told["httpMethod"],
        path=_pattern("/" + whole["servicePath"] + told["path"]),
        upload=_pattern(media) if media else None,
        parameters=told.get("parameters", {}),
        request=told.get("request"),
        response=told.get("response"),
        scopes=frozenset(told.get("scopes", ())),
        schemas=whole["schemas"],
    )


def _pattern(template: str) -> re.Pattern[str]:
    """`/users/{userId}/drafts` as a pattern with one group for each parameter."""
    pieces = re.split(r"\{\+?(\w+)\}", template)
    turned = [
        f"(?P<{_group(piece)}>[^/]+)" if place % 2 else re.escape(piece)
        for place, piece in enumerate(pieces)
    ]
    return re.compile("".join(turned))


def _group(name: str) -> str:
    return f"p_{name}"  # no parameter can collide with a word of `re`


def _plain(group: str) -> str:
    return group.removeprefix("p_")
