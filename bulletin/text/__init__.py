"""What a text says in its own language: sentences, words and their weights, names, quantities, quotes."""
