"""The frame's own words, language by language: all that a bulletin says which no source said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

Noun = Mapping[str, str]
"""A noun by CLDR plural category; "other" is always there."""


class Phrases(TypedDict):
    """What the frame says in one language. `{source}`, `{n}` and `{time}` stand for what is put in."""

    contents: str
    lead: str
    other: str
    headline: str
    only: str
    loosely: str
    adds: str
    variant: str
    sentence: str
    unnamed: str
    disagree: str
    updated: str
    earlier: str
    later: str
    number: str
    date: str
    name: str
    polarity: str
    sources: str
    watched: str
    no_mention: str
    more: str
    also: str
    nothing: str
    nothing_text: str
    method: str
    method_text: str
    story_count: Noun
    article_count: Noun
    source_count: Noun
    origin_count: Noun
    agreed_count: Noun
    disputed_count: Noun
    updated_count: Noun
    single_count: Noun


PHRASES: Mapping[str, Phrases] = {
    "en": {
        "contents": "In this edition",
        "lead": "Lead story",
        "other": "Other",
        "headline": "headline: {source}",
        "only": "only in {source}",
        "loosely": "see also",
        "adds": "{source} adds:",
        "variant": "in {source}:",
        "sentence": "{source}, sentence {n}",
        "unnamed": "unnamed source",
        "disagree": "Sources disagree",
        "updated": "Updated",
        "earlier": "earlier",
        "later": "later",
        "number": "figure",
        "date": "date",
        "name": "name",
        "polarity": "whether it is so",
        "sources": "Sources",
        "watched": "Watch list",
        "no_mention": "no mention today",
        "more": "and {n} more",
        "also": "Also reported",
        "nothing": "Nothing to report",
        "nothing_text": "There is no story in this edition.",
        "method": "How to read this bulletin",
        "method_text": "Every sentence stands in its source as it is printed here; “…” marks what was left out. A4 "
        "is sentence 4 of source A, 2A4 that of story 2. Where sources disagree, every reading is "
        "shown. An origin is whoever reported something first: a wire story that five sources copy is "
        "one origin. "
        "“See also” names sentences that tell of it only in part.",
        "story_count": {"one": "story", "other": "stories"},
        "article_count": {"one": "article", "other": "articles"},
        "source_count": {"one": "source", "other": "sources"},
        "origin_count": {"one": "origin", "other": "origins"},
        "agreed_count": {"one": "fact in several sources", "other": "facts in several sources"},
        "disputed_count": {"one": "disagreement", "other": "disagreements"},
        "updated_count": {"one": "update", "other": "updates"},
        "single_count": {"one": "fact in one source only", "other": "facts in one source only"},
    },
    "fr": {
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
        "story_count": {"one": "sujet", "other": "sujets"},
        "article_count": {"one": "article", "other": "articles"},
        "source_count": {"one": "source", "other": "sources"},
        "origin_count": {"one": "origine", "other": "origines"},
        "agreed_count": {"one": "fait dans plusieurs sources", "other": "faits dans plusieurs sources"},
        "disputed_count": {"one": "divergence", "other": "divergences"},
        "updated_count": {"one": "mise à jour", "other": "mises à jour"},
        "single_count": {"one": "fait dans une seule source", "other": "faits dans une seule source"},
    },
    "de": {
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
        "story_count": {"one": "Meldung", "other": "Meldungen"},
        "article_count": {"one": "Artikel", "other": "Artikel"},
        "source_count": {"one": "Quelle", "other": "Quellen"},
        "origin_count": {"one": "Ursprung", "other": "Ursprünge"},
        "agreed_count": {"one": "Angabe in mehreren Quellen", "other": "Angaben in mehreren Quellen"},
        "disputed_count": {"one": "Widerspruch", "other": "Widersprüche"},
        "updated_count": {"one": "neuer Stand", "other": "neue Stände"},
        "single_count": {"one": "Angabe in nur einer Quelle", "other": "Angaben in nur einer Quelle"},
    },
    "es": {
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
        "story_count": {"one": "noticia", "other": "noticias"},
        "article_count": {"one": "artículo", "other": "artículos"},
        "source_count": {"one": "fuente", "other": "fuentes"},
        "origin_count": {"one": "origen", "other": "orígenes"},
        "agreed_count": {"one": "hecho en varias fuentes", "other": "hechos en varias fuentes"},
        "disputed_count": {"one": "discrepancia", "other": "discrepancias"},
        "updated_count": {"one": "actualización", "other": "actualizaciones"},
        "single_count": {"one": "hecho en una sola fuente", "other": "hechos en una sola fuente"},
    },
    "pt": {
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
        "story_count": {"one": "notícia", "other": "notícias"},
        "article_count": {"one": "artigo", "other": "artigos"},
        "source_count": {"one": "fonte", "other": "fontes"},
        "origin_count": {"one": "origem", "other": "origens"},
        "agreed_count": {"one": "facto em várias fontes", "other": "factos em várias fontes"},
        "disputed_count": {"one": "divergência", "other": "divergências"},
        "updated_count": {"one": "atualização", "other": "atualizações"},
        "single_count": {"one": "facto numa só fonte", "other": "factos numa só fonte"},
    },
    "it": {
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
        "story_count": {"one": "notizia", "other": "notizie"},
        "article_count": {"one": "articolo", "other": "articoli"},
        "source_count": {"one": "fonte", "other": "fonti"},
        "origin_count": {"one": "origine", "other": "origini"},
        "agreed_count": {"one": "fatto in più fonti", "other": "fatti in più fonti"},
        "disputed_count": {"one": "divergenza", "other": "divergenze"},
        "updated_count": {"one": "aggiornamento", "other": "aggiornamenti"},
        "single_count": {"one": "fatto in una sola fonte", "other": "fatti in una sola fonte"},
    },
    "vi": {
        "contents": "Trong số này",
        "lead": "Tin chính",
        "other": "Khác",
        "headline": "tiêu đề: {source}",
        "only": "chỉ có ở {source}",
        "loosely": "xem thêm",
        "adds": "{source} nói thêm:",
        "variant": "theo {source}:",
        "sentence": "{source}, câu {n}",
        "unnamed": "nguồn không tên",
        "disagree": "Các nguồn không thống nhất",
        "updated": "Cập nhật",
        "earlier": "trước đó",
        "later": "sau đó",
        "number": "con số",
        "date": "ngày tháng",
        "name": "tên",
        "polarity": "có hay không",
        "sources": "Nguồn",
        "watched": "Theo dõi",
        "no_mention": "hôm nay không được nhắc đến",
        "more": "và {n} câu nữa",
        "also": "Các tin khác",
        "nothing": "Không có tin",
        "nothing_text": "Số này không có tin nào.",
        "method": "Cách đọc bản tin này",
        "method_text": "Mỗi câu có trong nguồn đúng như được in ở đây; “…” đánh dấu phần được lược bỏ. A4 là câu 4 "
        "của nguồn A, 2A4 là câu 4 của nguồn A trong tin 2. Khi các nguồn không thống nhất, mọi phiên "
        "bản đều được nêu. Nguồn gốc là nơi đưa tin đầu tiên: một bản tin hãng thông tấn được năm "
        "nguồn chép lại chỉ là một nguồn gốc. "
        "“Xem thêm” dẫn đến những câu chỉ nói một phần.",
        "story_count": {"other": "tin"},
        "article_count": {"other": "bài"},
        "source_count": {"other": "nguồn"},
        "origin_count": {"other": "nguồn gốc"},
        "agreed_count": {"other": "thông tin có ở nhiều nguồn"},
        "disputed_count": {"other": "điểm không thống nhất"},
        "updated_count": {"other": "cập nhật"},
        "single_count": {"other": "thông tin chỉ có ở một nguồn"},
    },
    "ru": {
        "contents": "В этом выпуске",
        "lead": "Главное",
        "other": "Другое",
        "headline": "заголовок: {source}",
        "only": "только {source}",
        "loosely": "см. также",
        "adds": "{source} добавляет:",
        "variant": "{source}:",
        "sentence": "{source}, предложение {n}",
        "unnamed": "источник не назван",
        "disagree": "Источники расходятся",
        "updated": "Обновлено",
        "earlier": "ранее",
        "later": "позже",
        "number": "число",
        "date": "дата",
        "name": "имя",
        "polarity": "так ли это",
        "sources": "Источники",
        "watched": "Мониторинг",
        "no_mention": "сегодня упоминаний нет",
        "more": "и ещё {n}",
        "also": "Также сообщается",
        "nothing": "Сообщить нечего",
        "nothing_text": "В этом выпуске нет новостей.",
        "method": "Как читать этот бюллетень",
        "method_text": "Каждое предложение стоит в источнике так, как напечатано здесь; «…» отмечает пропуск. A4 — "
        "это предложение 4 источника A, 2A4 — то же в теме 2. Где источники расходятся, приведены все "
        "версии. Первоисточник — тот, кто сообщил первым: сообщение агентства, перепечатанное пятью "
        "источниками, — это один первоисточник. "
        "«См. также» указывает на предложения, где об этом сказано лишь отчасти.",
        "story_count": {"one": "тема", "few": "темы", "other": "тем"},
        "article_count": {"one": "статья", "few": "статьи", "other": "статей"},
        "source_count": {"one": "источник", "few": "источника", "other": "источников"},
        "origin_count": {"one": "первоисточник", "few": "первоисточника", "other": "первоисточников"},
        "agreed_count": {
            "one": "факт в нескольких источниках",
            "few": "факта в нескольких источниках",
            "other": "фактов в нескольких источниках",
        },
        "disputed_count": {"one": "расхождение", "few": "расхождения", "other": "расхождений"},
        "updated_count": {"one": "обновление", "few": "обновления", "other": "обновлений"},
        "single_count": {
            "one": "факт только в одном источнике",
            "few": "факта только в одном источнике",
            "other": "фактов только в одном источнике",
        },
    },
}
