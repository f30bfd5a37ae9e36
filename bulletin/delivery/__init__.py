"""Archived editions → their recipients: what is to be sent to whom, and what came of it."""

from bulletin.delivery.consignments import due, latest
from bulletin.delivery.plan import Planned, plan
from bulletin.delivery.sending import Delivered, OnUnknown, deliver

__all__ = ["Delivered", "OnUnknown", "Planned", "deliver", "due", "latest", "plan"]
