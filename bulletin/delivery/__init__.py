"""Archived editions → their recipients: what is to be sent to whom, and what came of it."""

from bulletin.delivery.consignments import latest
from bulletin.delivery.plan import Plan, Planned
from bulletin.delivery.round import Round, consignments, send
from bulletin.delivery.sending import Delivered, deliver
from bulletin.delivery.states import OnUnknown

__all__ = ["Delivered", "OnUnknown", "Plan", "Planned", "Round", "consignments", "deliver", "latest", "send"]
