"""Who the host is besides what the config says: what mailbox and calendar know of their owner."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reachout.domain.host import Host
from reachout.domain.letter import Signature
from reachout.ports import Store
from reachout.runtime.world import World

SOURCE = "introduction"
EVERY = timedelta(days=7)


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
    told = store.cursor(host, SOURCE)
    return _read(told) if told else Known()


def ask(world: World, now: datetime) -> None:
    """Once a week. What cannot be asked now raises, and is asked again."""
    last = world.store.last_good_look(world.host.id, SOURCE)
    if last is not None and now - last < EVERY:
        return
    world.store.found(world.host.id, SOURCE, _written(hear(world)), now, ())


def hear(world: World) -> Known:
    """Ask, and believe it for as long as this process lives; nothing is stored."""
    told = world.mail.introduce()
    new = Known(
        addresses=told.addresses, signature=told.signature, zone=world.calendar.zone() or ""
    )
    world.host, world.signature = new.completes(world.described), new.signature
    return new


def _written(known: Known) -> str:
    signature = known.signature
    return json.dumps(
        {
            "v": 1,
            "addresses": sorted(known.addresses),
            "signature": [signature.text, signature.html] if signature else None,
            "zone": known.zone,
        }
    )


def _read(told: str) -> Known:
    stored = json.loads(told)
    signature = stored["signature"]
    return Known(
        addresses=frozenset(stored["addresses"]),
        signature=Signature(text=signature[0], html=signature[1]) if signature else None,
        zone=stored["zone"],
    )
