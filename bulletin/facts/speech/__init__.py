"""What `quotes` go by: turns, who speaks in them, and which utterances are one."""
