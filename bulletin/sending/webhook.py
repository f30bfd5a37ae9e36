"""`[[webhook]]`: an address that is sent the JSON of each edition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """An address that edition's JSON is posted to; `secret` is where the key of its signature is."""

    url: str
    secret: str
    name: str = "webhook"
