"""Feeds and lists of feeds."""
