"""What the frame says in French."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "Dans cette édition",
    "lead": "À la une",
    "other": "Autres sujets",
    "headline": "titre : {source}",
    "only": "seulement dans {source}",
    "loosely": "voir aussi",
    "adds": "{source} ajoute :",
    "variant": "dans {source} :",
    "sentence": "{source}, phrase {n}",
    "unnamed": "source non nommée",
    "disagree": "Les sources divergent",
    "updated": "Mis à jour",
    "earlier": "plus tôt",
    "later": "plus tard",
    "number": "chiffre",
    "date": "date",
    "name": "nom",
    "polarity": "si c’est le cas",
    "sources": "Sources",
    "watched": "Veille",
    "no_mention": "aucune mention aujourd’hui",
    "more": "et {n} de plus",
    "also": "Également dans l’actualité",
    "nothing": "Rien à signaler",
    "nothing_text": "Cette édition ne contient aucun sujet.",
    "method": "Comment lire ce bulletin",
    "method_text": "Chaque phrase figure dans sa source telle qu’elle est imprimée ici ; « … » marque ce qui a "
    "été omis. A4 désigne la phrase 4 de la source A, 2A4 celle du sujet 2. Quand les sources "
    "divergent, toutes les versions sont données. Une origine est celui qui a rapporté un fait en "
    "premier : une dépêche reprise par cinq sources compte pour une origine. "
    "« Voir aussi » renvoie à des phrases qui n’en disent qu’une partie.",
    "day": "jour {n}",
    "previously": "précédemment :",
    "background": "Rappel",
    "timeline": "Chronologie",
    "first_printed": "imprimé d’abord le {date}",
    "corrections": "Rectificatifs",
    "edition_of": "Édition du {date}",
    "printed": "imprimé",
    "stands": "désormais",
    "withdrawn": "retiré par la source",
    "excerpt": "résumé seul",
    "edited": "Décisions de la rédaction",
    "edited_drop": "écarté",
    "edited_pin": "mis en tête",
    "edited_headline": "titre choisi",
    "memory_text": "« Jour 3 » se compte à partir de l’édition qui a traité le sujet en premier. Ce qu’une "
    "édition précédente a imprimé n’est pas réimprimé comme une nouvelle ; un chiffre qui a "
    "changé est signalé, et ce qu’une source a retiré est rectifié.",
    "story_count": {"one": "sujet", "other": "sujets"},
    "article_count": {"one": "article", "other": "articles"},
    "source_count": {"one": "source", "other": "sources"},
    "origin_count": {"one": "origine", "other": "origines"},
    "agreed_count": {"one": "fait dans plusieurs sources", "other": "faits dans plusieurs sources"},
    "disputed_count": {"one": "divergence", "other": "divergences"},
    "updated_count": {"one": "mise à jour", "other": "mises à jour"},
    "single_count": {"one": "fait dans une seule source", "other": "faits dans une seule source"},
    "known_count": {"one": "fait déjà imprimé n’est pas répété", "other": "faits déjà imprimés ne sont pas répétés"},
}
