"""Who the host is besides what the config says: what mailbox and calendar know of their owner."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reachout.domain.host import Host
from reachout.domain.letter import Signature
from reachout.errors import NotNow, Refused, Unreachable
from reachout.ports import Introduction, Store
from reachout.runtime.world import World

NAMES, ZONE = "introduction", "whereabouts"  # sources of their own: one changes, one travels
SELDOM, DAILY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    addresses: frozenset[str] = frozenset()
    signature: Signature | None = None
    zone: str = ""  # where the host is; "" when the calendar cannot tell

    def completes(self, host: Host) -> Host:
        """The same host with further addresses, in the zone in which they are now."""
        more = tuple(sorted(self.addresses - host.own_addresses))
        return replace(host, aliases=(*host.aliases, *more), zone=self.zone or host.zone)


def known(store: Store, host: str) -> Known:
    """As it was told last."""
    told = store.cursor(host, NAMES)
    names = _read(told) if told else Known()
    return replace(names, zone=store.cursor(host, ZONE))


def ask(world: World, now: datetime) -> None:
    """The mailbox once a week, the calendar once a day.

    A mailbox that cannot be asked now raises, and is asked again. A calendar that cannot leaves
    the host where they were: it keeps no letter from being written.
    """
    if _is_time(world, NAMES, SELDOM, now):
        told = _written(world.mail.introduce())
        world.store.found(world.host.id, NAMES, told, now, ())
    if _is_time(world, ZONE, DAILY, now):
        _ask_where(world, now)
    _believe(world, known(world.store, world.host.id))


def _is_time(world: World, source: str, every: timedelta, now: datetime) -> bool:
    last = world.store.last_good_look(world.host.id, source)
    return last is None or now - last >= every


def _ask_where(world: World, now: datetime) -> None:
    try:
        zone = world.calendar.zone() or ""
    except (NotNow, Refused, Unreachable):
        return  # the look at the calendar says so
    world.store.found(world.host.id, ZONE, zone, now, ())


def wake_letters(store: Store, host: str, now: datetime) -> None:
    """Every unsent letter is looked at in the next pass."""
    lying = [loop.id for loop in store.loops(host) if loop.pending is not None]
    store.found(host, ZONE, store.cursor(host, ZONE), now, (), lying)


def hear(world: World) -> None:
    """Ask both, and believe it for as long as this process lives; nothing is stored."""
    told = world.mail.introduce()
    zone = world.calendar.zone() or ""
    _believe(world, Known(addresses=told.addresses, signature=told.signature, zone=zone))


def _believe(world: World, told: Known) -> None:
    world.host, world.signature = told.completes(world.described), told.signature


def _written(told: Introduction) -> str:
    signature = told.signature
    return json.dumps(
        {
            "v": 1,
            "addresses": sorted(told.addresses),
            "signature": [signature.text, signature.html] if signature else None,
        }
    )


def _read(told: str) -> Known:
    stored = json.loads(told)
    signature = stored["signature"]
    return Known(
        addresses=frozenset(stored["addresses"]),
        signature=Signature(text=signature[0], html=signature[1]) if signature else None,
    )
