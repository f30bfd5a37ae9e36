"""The name of a source out of the title of its feed."""

from __future__ import annotations

import re
from functools import lru_cache

from bulletin.readers import sites
from bulletin.readers.lines import key, phrases

# Feeds join more with these than pages do ("Example > World", "Example: Top stories").
_JOINTS = re.compile(r"\s*[»›→>·•]+\s*|\s+(?::|/|::)\s+|(?<=\w):\s+")
_LONGEST_TITLE_CHARACTERS = 200
# Every entry of a feed asks for the same one; those of an aggregator for some dozens.
_NAMES_REMEMBERED = 256
_ABOUT_FEEDS = re.compile(
    r"\s*[\[(]?\b(?:rss|atom|xml|json)(?:[ -]?feeds?)?\b(?:\s*\d\.\d+)?[\])]?\s*|\s+feeds?$", re.IGNORECASE
)
# What feeds are of, in the words of `key`: no source is called so.
_SECTIONS = frozenset(phrases("""
    news|latest news|latest|latest stories|latest articles|all news|all articles|all stories|top news|top stories
    headlines|breaking news|home|homepage|front page|main|world|world news|business|politics|sport|sports|science
    technology|tech|culture|health|opinion|local|local news|national|international|articles|posts
    blog|feed|feeds|updates|recent posts|untitled|index
    nachrichten|aktuelle nachrichten|aktuell|alle nachrichten|schlagzeilen|startseite|politik|wirtschaft|kultur|sport
    actualités|toutes les actualités|à la une|accueil|dernières nouvelles|monde|économie|noticias|últimas noticias
    portada|inicio|mundo|economía|notícias|últimas notícias|economia|notizie|ultime notizie|prima pagina|tin tức
    tin mới|tin mới nhất|tin nóng|trang chủ|thế giới|thời sự|kinh tế|новости|последние новости|все новости
    главные новости|главное|лента новостей|в мире|политика|экономика
"""))  # fmt: skip
_OPENINGS = re.compile(
    r"^(?:(?:the )?latest (?:news|articles|stories|posts|updates)|(?:top|all) (?:news|stories)|news|articles"
    r"|nachrichten|actualités|noticias|notícias|notizie|новости|tin tức) (?:from|of|on|by|von|de|del|di|da|do|от|từ) ",
    re.IGNORECASE,
)


@lru_cache(maxsize=_NAMES_REMEMBERED)
def feed_source(title: str, host: str) -> str:
    """The source's name in the title of a feed of that host, "" when it names nothing but a section."""
    title = _JOINTS.sub(" | ", _ABOUT_FEEDS.sub(" ", title[:_LONGEST_TITLE_CHARACTERS]))
    parts = [_OPENINGS.sub("", part.strip()) for part in title.split(" | ")]
    named = [part for part in parts if part and key(part) not in _SECTIONS]
    return sites.source_name(" | ".join(part for part in named), host) if named else ""
