"""The verbs that come with quotations and the words that stand for a speaker: one table for all that read them."""

# ruff: noqa: E501 - verbs are easier to check in long lines.
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bulletin.text.listed import listed


class Speech(NamedTuple):
    """How a language tells who speaks.

    `verbs` have the speaker for their subject; behind `telling` verbs stands who is spoken to, behind `sources`
    ("according to") the speaker. `pronouns` name nobody; `he` and `she` stand for one person. `articles` open a noun
    behind the verb, where a language may leave the subject out; `definite` open a person known already: "the
    minister". `idioms` are pronouns and verb in one. `men` and `women` are what stands before their names.
    """

    verbs: str
    pronouns: str
    articles: str = ""
    idioms: str = ""
    sources: str = ""
    telling: str = ""
    he: str = ""
    she: str = ""
    definite: str = ""
    men: str = ""
    women: str = ""


SPEECH = {
    "en": Speech(
        """said|says|say|added|adds|stated|warned|warns|argued|insisted|insists|explained|noted|declared|announced|wrote
        |asked|replied|stressed|claimed|admitted|recalled|commented|tweeted|testified|writes|explains|argues|recalls|affirmed
        |reads|read|continued|quipped|joked|concluded|acknowledged|shouted|yelled|remarked|posted|saying|notes|noting|notes that
        |vowed|responded|suggested|confirmed|reiterated|emphasized|emphasised|pointed out|lamented|countered
        |predicted|cautioned|conceded|observed""",
        "he she they i we it",
        sources="according to", telling="told|tells", he="he", she="she", definite="the",
        men="mr sir lord king prince father", women="mrs ms miss lady dame queen princess",
    ),
    "pt": Speech(
        """disse|diz|afirmou|declarou|acrescentou|explicou|ressaltou|destacou|informou|avaliou|alertou|contou|comentou
        |afirma|declara|explica|lembrou|completou|concluiu|criticou|respondeu|admitiu|disseram|afirmaram|ressalta|destaca
        |completa|conta|reiterou|garantiu|observou|relatou|lamentou|defendeu|frisou|salientou|sublinhou|escreveu|questionou
        |argumentou|adiantou|referiu|considerou|justificou|ponderou|acrescenta|conclui|comenta|avalia|alerta|continuou|desabafou""",
        "ele ela eles elas eu nós",
        "o a os as um uma",
        sources="segundo|para|de acordo com", he="ele", she="ela", definite="o a", men="senhor sr", women="senhora sra dona",
    ),
    "es": Speech(
        """dijo|dice|afirmó|declaró|aseguró|añadió|agregó|explicó|señaló|indicó|advirtió|sostuvo|manifestó|afirma
        |explica|comentó|subrayó|recordó|concluyó|respondió|dijeron|apuntó|precisó|expresó|asegura|señala|añade|sostiene
        |ha dicho|ha declarado|ha afirmado|ha asegurado|ha señalado|ha explicado|reconoció|insistió|lamentó|destacó|relató
        |contó|denunció|replicó|escribió|advierte""",
        "él ella ellos ellas yo",
        "el la los las un una",
        sources="según|para|de acuerdo con", he="él", she="ella", definite="el la", men="señor sr", women="señora sra doña",
    ),
    "it": Speech(
        """ha detto|dice|ha dichiarato|ha affermato|ha aggiunto|ha spiegato|ha sottolineato|afferma|spiega
        |aggiunge|disse|ha scritto|racconta|ha commentato|commenta|ha concluso|conclude|dichiara|sottolinea|ha ribadito
        |ribadisce|scrive|ha raccontato|ha risposto|risponde|osserva|ha osservato|precisa|ha precisato|sostiene|ha ricordato
        |ricorda|avverte|ha avvertito|assicura|ha assicurato|aveva detto|ha proseguito|prosegue|ha ammesso""",
        "lui lei loro egli io",
        "il lo la l i gli le un uno una",
        sources="secondo", he="lui egli", she="lei", definite="il lo la l", men="signor", women="signora",
    ),
    "fr": Speech(
        """a dit|dit|a déclaré|déclare|a affirmé|affirme|a ajouté|ajoute|a expliqué|explique|a estimé|estime|a souligné
        |souligne|a annoncé|raconte|assure|a assuré|a indiqué|indique|a précisé|précise|confie|a lancé|lance|a martelé
        |martèle|a reconnu|reconnaît|a rappelé|rappelle|a prévenu|prévient|a insisté|a poursuivi|poursuit|a conclu|conclut
        |a écrit|écrit|a répondu|répond|a commenté|commente|a regretté|regrette|a jugé|juge|a dénoncé|dénonce|témoigne
        |a témoigné|détaille|renchérit|résume|admet|a admis""",
        "il elle ils elles on je",
        idioms=r"(?:\w+-(?:t-)?|[ao]n?t?-t-|[ao]n?t?[-‑])(?:ils?|elles?)\b",
        sources="selon|d'après|d’après", telling="a confié", he="il", she="elle", definite="le la l",
        men="m monsieur", women="mme madame mlle",
    ),
    "de": Speech(
        """sagte|sagt|erklärte|erklärt|betonte|betont|warnte|warnt|fügte|kritisierte|kritisiert|forderte|fordert|meinte|meint
        |teilte|schrieb|schreibt|sagten|erläuterte|berichtete|ergänzte|heißt|hieß|mahnte|bestätigte|antwortete|entgegnete
        |fragte|erzählte|erzählt|unterstrich""",
        "er sie ich wir es",
        sources="so|laut", he="er", she="sie", definite="der die das", men="herr", women="frau",
    ),
    "vi": Speech(
        """nói|cho biết|phát biểu|khẳng định|tuyên bố|nhấn mạnh|cho rằng|chia sẻ|cho hay|kể|bày tỏ|giải thích|viết
        |trả lời|đề nghị|cảnh báo|nhận định|bình luận|thừa nhận|khuyến cáo|cam kết|kêu gọi|lưu ý|tâm sự|tiết lộ|nêu rõ
        |than thở|quả quyết""",
        "ông bà anh chị cô họ em tôi",
        sources="theo", telling="nói với", he="ông anh", she="bà chị cô", men="ông anh", women="bà chị cô",
    ),
    "ru": Speech(
        """сказал|сказала|сказали|заявил|заявила|заявили|добавил|добавила|отметил|отметила|подчеркнул|подчеркнула
        |сообщил|сообщила|сообщили|рассказал|рассказала|пояснил|пояснила|считает|говорит|написал|написала|уточнил
        |уточнила|говорится|признался|призналась|отмечает|подчёркивает|подчеркивает|объяснил|объяснила|заверил|заверила
        |ответил|ответила|утверждает|напомнил|напомнила|предупредил|предупредила|пообещал|пообещала""",
        "он она они я мы",
        he="он", she="она", men="господин", women="госпожа",
    ),
    "uk": Speech("сказав|сказала|заявив|заявила|додав|додала|зазначив|зазначила|повідомив|повідомила|наголосив|каже",
                 "він вона вони я ми", he="він", she="вона"),
    "pl": Speech("powiedział|powiedziała|dodał|dodała|podkreślił|podkreśliła|mówi|stwierdził|stwierdziła|zaznaczył",
                 "on ona oni", he="on", she="ona", men="pan", women="pani"),
    "cs": Speech("řekl|řekla|uvedl|uvedla|dodal|dodala|prohlásil|prohlásila|říká|sdělil|sdělila|vysvětlil", "on ona oni",
                 he="on", she="ona"),
    "sk": Speech("povedal|povedala|uviedol|uviedla|dodal|dodala|vyhlásil|vyhlásila|hovorí|vysvetlil", "on ona oni",
                 he="on", she="ona"),
    "nl": Speech("zei|zegt|zeiden|verklaarde|voegde|benadrukte|schreef|vertelt|vertelde|stelt",
                 "hij zij ze ik we", sources="volgens|aldus", he="hij", she="zij ze", definite="de het"),
    "sv": Speech("sade|sa|säger|sagt|skriver|skrev|berättar|förklarade|förklarar|tillade|menar", "han hon de jag",
                 sources="enligt", he="han", she="hon"),
    "da": Speech("sagde|siger|skriver|skrev|fortæller|forklarede|tilføjede|udtaler|mener", "han hun de jeg",
                 sources="ifølge", he="han", she="hun"),
    "no": Speech("sa|sier|skriver|skrev|forteller|forklarte|uttalte|mener", "han hun de jeg",
                 sources="ifølge", he="han", she="hun"),
    "fi": Speech("sanoi|sanoo|kertoi|kertoo|totesi|toteaa|mukaan|kirjoitti|lisäsi", "hän he"),
    "ro": Speech("a spus|spune|a declarat|declară|a adăugat|a precizat|a afirmat|afirmă|a explicat", "el ea ei ele",
                 "un o", he="el", she="ea"),
    "hu": Speech("mondta|mondja|közölte|nyilatkozta|hangsúlyozta|tette|írta|szerint|jelentette", "ő ők"),
    "tr": Speech("dedi|diyor|söyledi|belirtti|açıkladı|ekledi|ifade|konuştu|vurguladı", "o onlar"),
}  # fmt: skip


@cache
def verbs(language: str) -> re.Pattern[str]:
    """Any word of the language that comes with a quotation; it matches nothing in a language without a table."""
    speech = SPEECH.get(language, _NONE)
    return _words("|".join(part for part in (speech.telling, speech.verbs, speech.sources) if part))


@cache
def sources(language: str) -> frozenset[str]:
    """What stands right before a speaker: "according to"."""
    return frozenset(SPEECH.get(language, _NONE).sources.split("|")) - {""}


@cache
def telling(language: str) -> frozenset[str]:
    """The verbs behind which stands who is spoken to."""
    return frozenset(SPEECH.get(language, _NONE).telling.split("|")) - {""}


@cache
def sexes(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What is said of a man and of a woman: the pronouns, and what stands before their names."""
    speech = SPEECH.get(language, _NONE)
    return listed(f"{speech.he} {speech.men}"), listed(f"{speech.she} {speech.women}")


def _words(alternatives: str) -> re.Pattern[str]:
    joined = "".join(line.strip() for line in alternatives.split("\n"))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if joined else r"(?!)", re.IGNORECASE)


_NONE = Speech("", "")
