"""What the frame says in German."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "In dieser Ausgabe",
    "lead": "Aufmacher",
    "other": "Weitere Meldungen",
    "headline": "Titel: {source}",
    "only": "nur bei {source}",
    "loosely": "vgl.",
    "adds": "{source} ergänzt:",
    "variant": "bei {source}:",
    "sentence": "{source}, Satz {n}",
    "unnamed": "ungenannte Quelle",
    "disagree": "Die Quellen widersprechen sich",
    "updated": "Neuer Stand",
    "earlier": "früher",
    "later": "später",
    "number": "Zahl",
    "date": "Datum",
    "name": "Name",
    "polarity": "ob es zutrifft",
    "sources": "Quellen",
    "watched": "Beobachtet",
    "no_mention": "heute nicht erwähnt",
    "more": "und {n} weitere",
    "also": "Außerdem berichtet",
    "nothing": "Nichts zu berichten",
    "nothing_text": "Diese Ausgabe enthält keine Meldung.",
    "method": "Wie dieses Bulletin zu lesen ist",
    "method_text": "Jeder Satz steht so in seiner Quelle, wie er hier gedruckt ist; „…“ zeigt, was ausgelassen "
    "wurde. A4 ist Satz 4 der Quelle A, 2A4 der in Meldung 2. Wo Quellen sich widersprechen, "
    "steht jede Lesart. Ein Ursprung ist, wer etwas zuerst berichtet hat: Eine Agenturmeldung, "
    "die fünf Quellen übernehmen, ist ein Ursprung. "
    "„Vgl.“ nennt Sätze, die nur zum Teil dasselbe sagen.",
    "day": "Tag {n}",
    "previously": "zuvor:",
    "background": "Hintergrund",
    "timeline": "Chronologie",
    "first_printed": "zuerst gedruckt am {date}",
    "corrections": "Berichtigungen",
    "edition_of": "Ausgabe vom {date}",
    "printed": "gedruckt",
    "stands": "jetzt",
    "withdrawn": "von der Quelle zurückgezogen",
    "excerpt": "nur Kurzfassung",
    "edited": "Entscheidungen der Redaktion",
    "edited_drop": "weggelassen",
    "edited_pin": "vorangestellt",
    "edited_headline": "Titel gewählt",
    "memory_text": "„Tag 3“ zählt ab der Ausgabe, die zuerst davon berichtet hat. Was eine frühere Ausgabe "
    "gedruckt hat, steht nicht noch einmal als Neuigkeit da; eine Zahl, die sich geändert hat, "
    "ist gekennzeichnet, und was eine Quelle zurückgezogen hat, wird berichtigt.",
    "story_count": {"one": "Meldung", "other": "Meldungen"},
    "article_count": {"one": "Artikel", "other": "Artikel"},
    "source_count": {"one": "Quelle", "other": "Quellen"},
    "origin_count": {"one": "Ursprung", "other": "Ursprünge"},
    "agreed_count": {"one": "Angabe in mehreren Quellen", "other": "Angaben in mehreren Quellen"},
    "disputed_count": {"one": "Widerspruch", "other": "Widersprüche"},
    "updated_count": {"one": "neuer Stand", "other": "neue Stände"},
    "single_count": {"one": "Angabe in nur einer Quelle", "other": "Angaben in nur einer Quelle"},
    "known_count": {
        "one": "bereits gedruckte Angabe wird nicht wiederholt",
        "other": "bereits gedruckte Angaben werden nicht wiederholt",
    },
}
