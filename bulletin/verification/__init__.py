"""Whether a document prints an edition, all of it and nothing else, and whether the archive bears that edition out.

A document is read itself, its edition is rendered again, and what readers see in the two is compared: so templates may
change, and this room need not know them. Of a PDF that was typeset as here all that is painted is compared; of others
the text, the links and the bookmarks, and their layout is held against rules: fonts that show other letters than they
name, and letters drawn as lines, are beyond those.

This file imports nothing, because hostile files are read by processes that start here: they should start at once.
"""
