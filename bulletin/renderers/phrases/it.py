"""What the frame says in Italian."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "In questa edizione",
    "lead": "In primo piano",
    "other": "Altro",
    "headline": "titolo: {source}",
    "only": "solo in {source}",
    "loosely": "vedi anche",
    "adds": "{source} aggiunge:",
    "variant": "in {source}:",
    "sentence": "{source}, frase {n}",
    "unnamed": "fonte senza nome",
    "disagree": "Le fonti divergono",
    "updated": "Aggiornato",
    "earlier": "prima",
    "later": "dopo",
    "number": "cifra",
    "date": "data",
    "name": "nome",
    "polarity": "se sia così",
    "sources": "Fonti",
    "watched": "Sotto osservazione",
    "no_mention": "oggi nessuna menzione",
    "more": "e {n} in più",
    "also": "Altre notizie",
    "nothing": "Niente da segnalare",
    "nothing_text": "Questa edizione non contiene notizie.",
    "method": "Come leggere questo bollettino",
    "method_text": "Ogni frase sta nella sua fonte così come è stampata qui; «…» segna ciò che è stato omesso. "
    "A4 è la frase 4 della fonte A, 2A4 quella della notizia 2. Dove le fonti divergono sono date "
    "tutte le versioni. Un’origine è chi ha riferito per primo: un lancio d’agenzia ripreso da "
    "cinque fonti è una sola origine. "
    "«Vedi anche» rinvia a frasi che lo dicono solo in parte.",
    "day": "giorno {n}",
    "previously": "in precedenza:",
    "background": "Antefatto",
    "timeline": "Cronologia",
    "first_printed": "pubblicato per la prima volta il {date}",
    "corrections": "Correzioni",
    "edition_of": "Edizione del {date}",
    "printed": "pubblicato",
    "stands": "ora",
    "withdrawn": "ritirato dalla fonte",
    "excerpt": "solo il sommario",
    "edited": "Decisioni della redazione",
    "edited_drop": "omesso",
    "edited_pin": "messo in testa",
    "edited_headline": "titolo scelto",
    "memory_text": "«Giorno 3» si conta dall’edizione che per prima ha dato la notizia. Ciò che un’edizione "
    "precedente ha pubblicato non è ripetuto come novità; una cifra che è cambiata è segnalata, e "
    "ciò che una fonte ha ritirato è corretto.",
    "story_count": {"one": "notizia", "other": "notizie"},
    "article_count": {"one": "articolo", "other": "articoli"},
    "source_count": {"one": "fonte", "other": "fonti"},
    "origin_count": {"one": "origine", "other": "origini"},
    "agreed_count": {"one": "fatto in più fonti", "other": "fatti in più fonti"},
    "disputed_count": {"one": "divergenza", "other": "divergenze"},
    "updated_count": {"one": "aggiornamento", "other": "aggiornamenti"},
    "single_count": {"one": "fatto in una sola fonte", "other": "fatti in una sola fonte"},
    "known_count": {"one": "fatto già pubblicato non è ripetuto", "other": "fatti già pubblicati non sono ripetuti"},
}
