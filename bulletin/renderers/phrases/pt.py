"""What the frame says in Portuguese."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "Nesta edição",
    "lead": "Destaque",
    "other": "Outras notícias",
    "headline": "título: {source}",
    "only": "só em {source}",
    "loosely": "ver também",
    "adds": "{source} acrescenta:",
    "variant": "em {source}:",
    "sentence": "{source}, frase {n}",
    "unnamed": "fonte sem nome",
    "disagree": "As fontes divergem",
    "updated": "Atualizado",
    "earlier": "antes",
    "later": "depois",
    "number": "número",
    "date": "data",
    "name": "nome",
    "polarity": "se é assim",
    "sources": "Fontes",
    "watched": "Em observação",
    "no_mention": "sem menções hoje",
    "more": "e mais {n}",
    "also": "Também noticiado",
    "nothing": "Nada a relatar",
    "nothing_text": "Esta edição não contém nenhuma notícia.",
    "method": "Como ler este boletim",
    "method_text": "Cada frase está na sua fonte tal como é impressa aqui; “…” marca o que foi omitido. A4 é a "
    "frase 4 da fonte A, 2A4 a da notícia 2. Onde as fontes divergem, todas as versões são "
    "mostradas. Uma origem é quem noticiou primeiro: um despacho de agência copiado por cinco "
    "fontes é uma só origem. "
    "“Ver também” remete para frases que só o dizem em parte.",
    "day": "dia {n}",
    "previously": "anteriormente:",
    "background": "Antecedentes",
    "timeline": "Cronologia",
    "first_printed": "publicado pela primeira vez em {date}",
    "corrections": "Correções",
    "edition_of": "Edição de {date}",
    "printed": "publicado",
    "stands": "agora",
    "withdrawn": "retirado pela fonte",
    "excerpt": "só o resumo",
    "edited": "Decisões da redação",
    "edited_drop": "omitido",
    "edited_pin": "posto em primeiro",
    "edited_headline": "título escolhido",
    "memory_text": "“Dia 3” conta-se desde a edição que primeiro deu a notícia. O que uma edição anterior "
    "publicou não volta a ser publicado como novidade; um número que mudou é assinalado, e o que "
    "uma fonte retirou é corrigido.",
    "story_count": {"one": "notícia", "other": "notícias"},
    "article_count": {"one": "artigo", "other": "artigos"},
    "source_count": {"one": "fonte", "other": "fontes"},
    "origin_count": {"one": "origem", "other": "origens"},
    "agreed_count": {"one": "facto em várias fontes", "other": "factos em várias fontes"},
    "disputed_count": {"one": "divergência", "other": "divergências"},
    "updated_count": {"one": "atualização", "other": "atualizações"},
    "single_count": {"one": "facto numa só fonte", "other": "factos numa só fonte"},
    "known_count": {"one": "facto já publicado não é repetido", "other": "factos já publicados não são repetidos"},
}
