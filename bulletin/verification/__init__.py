"""Whether a document prints an edition, all of it and nothing else, and whether the archive bears that edition out.

A document is read itself, its edition is rendered again, and what readers see in the two is compared: so templates may
change, and this room need not know them. Of a PDF the text, the links and the bookmarks are compared, not the shapes of
letters: fonts that show other letters than they name, and letters drawn as lines, are beyond it.

This file imports nothing, because hostile files are read by processes that start here: they should start at once.
"""
