"""Edition → EditionView: what is printed, in which order, with which marks, in whose words; escaped for nothing."""
