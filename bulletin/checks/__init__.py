"""What must be well for bulletin to run, one check a subject. To add one: a function in its file, and one line here."""

from __future__ import annotations

from bulletin.checks.finding import Check, Finding, Surroundings, divided
from bulletin.checks.machine import clock, packages, python
from bulletin.checks.places import archive, out, room
from bulletin.checks.sending import channels
from bulletin.checks.typesetting import fonts, pango, segmenters

__all__ = ["CHECKS", "Check", "Finding", "Surroundings", "divided"]

CHECKS: tuple[Check, ...] = (python, packages, pango, fonts, segmenters, out, archive, room, clock, channels)
