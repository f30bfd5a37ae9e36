"""What bulletin.toml says of sending: `[email]`, `[[wiki]]`, `[[folder]]`, `[[webhook]]` and `[run]`, a module each.

Secrets never stand in it, only where they are: see `secret`.
"""

from bulletin.sending.email import EmailSettings
from bulletin.sending.folder import FolderSettings
from bulletin.sending.run import RunSettings
from bulletin.sending.webhook import WebhookSettings
from bulletin.sending.wiki import WikiSettings

__all__ = ["EmailSettings", "FolderSettings", "RunSettings", "WebhookSettings", "WikiSettings"]
