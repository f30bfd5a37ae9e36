"""What a delivery would do: who gets what, how large, the files to look at, and what it would come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.channels import Around
from bulletin.delivery.round import Round
from bulletin.delivery.sending import unheard
from bulletin.delivery.states import OnUnknown, States
from bulletin.delivery.ways import NOT_SENT, unusable, ways
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Channel, Consignment, Delivery, DeliveryState, Parcel
from bulletin.settings import Settings
from bulletin.store import Archive


@dataclass(frozen=True, slots=True)
class Planned:
    """What one recipient would get, the row as it would be before anything is sent, and whether it would be sent."""

    parcel: Parcel
    row: Delivery
    is_sent: bool


class Plan:
    """A delivery that sends nothing, and what it would come to if the other side took everything."""

    def __init__(
        self, archive: Archive, settings: Settings, names: Sequence[str], around: Around, on_unknown: OnUnknown
    ) -> None:
        self._archive, self._settings, self._names = archive, settings, names
        self._around, self._on_unknown = around, on_unknown
        self._states, self._newest, self._sent = Counter[DeliveryState](), Counter[DeliveryState](), 0
        self._failures, self._set_aside = dict[Failure, None](), dict[Failure, None]()

    @property
    def round(self) -> Round:
        """What has been planned so far, as if it had been sent."""
        return Round(
            self._states, self._sent, tuple(self._failures), tuple(self._set_aside), newest=Counter(self._newest)
        )

    def of(self, consignment: Consignment) -> Iterator[Planned]:
        """What everybody would get who has a row then, channel by channel; the newest edition comes last."""
        self._newest.clear()
        usable, failures = ways(self._names, self._settings, consignment, self._around)
        self._failures |= dict.fromkeys(failures)
        rows = self._archive.deliveries_of(consignment.day, consignment.title)
        for channel in usable:
            own = {row.recipient: row for row in rows if row.channel == channel.name}
            yield from self._on(channel, States(channel, consignment, self._on_unknown, self._around.now), own)

    def _on(self, channel: Channel, states: States, own: dict[str, Delivery]) -> Iterator[Planned]:
        made, failed = set[str](), None
        try:
            begun = states.begun(tuple(own.values()), self._archive.suppressed())
            own |= {row.recipient: row for _, row in begun}
            self._set_aside |= dict.fromkeys(channel.set_aside)
            for parcel in channel.parcels({name: row.reference for name, row in own.items()}):
                made.add(parcel.recipient)
                if row := own.get(parcel.recipient):
                    yield Planned(parcel, row, states.is_due(row))
        except (DeliveryError, SettingsError) as error:
            failed = error
        due = {name for name, row in own.items() if name in made and states.is_due(row)}
        if failed:
            said = f"{len(due):,} would be sent, the rest not" if due else NOT_SENT
            self._failures[unusable(channel.name, failed, said)] = None
        ended = [replace(row, state="sent") if name in due else row for name, row in own.items()]
        self._sent += len(due)
        for counter in (self._states, self._newest):
            counter.update(row.state for row in ended)
        self._failures |= dict.fromkeys(unheard((channel,), ended))
