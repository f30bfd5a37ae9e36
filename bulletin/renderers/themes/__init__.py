"""Themes: folders of templates, style sheets, fonts and words.

A file of a theme takes the place of the default's file of the same name, and what a theme does not have is the
default's. A file can begin with the one that it replaces: a template by `{% extends "newspaper/page.html.j2" %}`, a
style sheet by `@import "newspaper/print.css";`.
"""

from bulletin.renderers.themes.pages import Templates, environment, page
from bulletin.renderers.themes.places import DEFAULT, FOLDER, NAME, Theme, known, named, shipped, shipped_themes

__all__ = [
    "DEFAULT",
    "FOLDER",
    "NAME",
    "Templates",
    "Theme",
    "environment",
    "known",
    "named",
    "page",
    "shipped",
    "shipped_themes",
]
