"""What `match` and `merge` go by: signals of a pair, candidates, scores within a story, groups without chains."""
