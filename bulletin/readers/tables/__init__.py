"""Articles that are rows of data."""
