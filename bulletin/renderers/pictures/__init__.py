"""The bulletin's small pictures, drawn from plain values, a module a picture.

They hold no outside text and no text at all: letters and digits are strokes, so that no font is needed and none is
missing, and what a picture says is in its text alternative, which the view gives. What is told by shape: solid is an
own report, half solid goes back to another's, hollow is none.
"""
