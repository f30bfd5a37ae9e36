"""Ten thousand hostile titles, names and addresses: python -m tests.torture_mail (a few minutes)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.test_channels_email_message import no_header_recipient_or_line_is_made

MESSAGES = 10_000


def main() -> None:
    """Fails with the smallest title, name and address that make a message something else."""
    every = settings(max_examples=MESSAGES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    every(no_header_recipient_or_line_is_made)()
    print(f"{MESSAGES:,} messages: their headers, their one recipient and their lines are what they should be")


if __name__ == "__main__":
    main()
