"""What the frame says in Spanish."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "En esta edición",
    "lead": "Noticia principal",
    "other": "Otras noticias",
    "headline": "titular: {source}",
    "only": "solo en {source}",
    "loosely": "véase también",
    "adds": "{source} añade:",
    "variant": "en {source}:",
    "sentence": "{source}, frase {n}",
    "unnamed": "fuente sin nombre",
    "disagree": "Las fuentes discrepan",
    "updated": "Actualizado",
    "earlier": "antes",
    "later": "después",
    "number": "cifra",
    "date": "fecha",
    "name": "nombre",
    "polarity": "si es así",
    "sources": "Fuentes",
    "watched": "En seguimiento",
    "no_mention": "sin menciones hoy",
    "more": "y {n} más",
    "also": "También en las noticias",
    "nothing": "Nada que informar",
    "nothing_text": "Esta edición no contiene ninguna noticia.",
    "method": "Cómo leer este boletín",
    "method_text": "Cada frase está en su fuente tal como se imprime aquí; «…» marca lo omitido. A4 es la frase "
    "4 de la fuente A, 2A4 la de la noticia 2. Donde las fuentes discrepan se muestran todas las "
    "versiones. Un origen es quien informó primero: un despacho de agencia que copian cinco "
    "fuentes es un solo origen. "
    "«Véase también» remite a frases que solo lo dicen en parte.",
    "day": "día {n}",
    "previously": "anteriormente:",
    "background": "Antecedentes",
    "timeline": "Cronología",
    "first_printed": "publicado por primera vez el {date}",
    "corrections": "Correcciones",
    "edition_of": "Edición del {date}",
    "printed": "publicado",
    "stands": "ahora",
    "withdrawn": "retirado por la fuente",
    "excerpt": "solo el resumen",
    "edited": "Decisiones de la redacción",
    "edited_drop": "omitido",
    "edited_pin": "puesto al principio",
    "edited_headline": "titular elegido",
    "memory_text": "«Día 3» se cuenta desde la edición que dio la noticia por primera vez. Lo que publicó una "
    "edición anterior no se repite como novedad; una cifra que ha cambiado se señala, y lo que "
    "una fuente ha retirado se corrige.",
    "story_count": {"one": "noticia", "other": "noticias"},
    "article_count": {"one": "artículo", "other": "artículos"},
    "source_count": {"one": "fuente", "other": "fuentes"},
    "origin_count": {"one": "origen", "other": "orígenes"},
    "agreed_count": {"one": "hecho en varias fuentes", "other": "hechos en varias fuentes"},
    "disputed_count": {"one": "discrepancia", "other": "discrepancias"},
    "updated_count": {"one": "actualización", "other": "actualizaciones"},
    "single_count": {"one": "hecho en una sola fuente", "other": "hechos en una sola fuente"},
    "known_count": {"one": "hecho ya publicado no se repite", "other": "hechos ya publicados no se repiten"},
}
