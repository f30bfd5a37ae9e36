"""What becomes of people in the news, in words: whoever stands beside such a word with a number is counted by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin.text import east_asian

# A number beside one of these counts those people, whatever else they are called ("12 dead", "killed 12 people",
# "12 villagers died").
FATES = {
    "dead": {
        "en": "dead|deaths?(?! (?:sentence|penalty|row|threat|certificate))|died|dies?|dying|kill\\w*|fatalit\\w*"
        "|perish\\w*|slain|drown\\w*|bodies|corpses"
        "|los[et]\\w* (?:their|his|her) li(?:fe|ves)|lives(?= (?:were )?lost)|(?:claim|cost|tak"
        "|took)\\w*(?=(?: [\\w-]+){1,4} (?:lives|victims))"
        "|(?:death )?tolls?(?! (?:booth|road|bridge|gate|plaza|collector|free|station))",
        "de": "tot|tote[nr]?|todesopfern?|getötet\\w*|starb\\w*|gestorben\\w*|ums leben(?: gekommen\\w*)?",
        "fr": "morts?|mortes?|tué\\w*|tuant|décès|décéd\\w*|perdu la vie|trouvé la mort",
        "es": "muert[oae]s?|murieron|murió|mueren?|mató|mata\\w*|fallec\\w*|perdieron la vida",
        "pt": "mort[oae]s?|morr\\w*|mat(?:ou|a\\w*)|óbitos?|perderam a vida",
        "it": "mort[oiae]|uccis\\w*|uccid\\w*|decedut\\w*|perso la vita",
        "vi": "chết|thiệt mạng|tử vong|tử nạn",
        "ru": "погиб\\w*|умер\\w*|убит\\w*",
        "uk": "загин\\w*|помер\\w*|вбит\\w*",
        "pl": "zginę\\w*|zabit\\w*|zmarł\\w*|nie żyje",
        "ar": "و?(?:قتل\\w*|مقتل|قتيل\\w*|مصرع|لقي|لقوا|توفي\\w*|وفاة|استشهد\\w*|شهيد\\w*)",
        "zh": "死亡|身亡|丧生|喪生|遇难|遇難|罹难|罹難|死|被杀|遇害|丧命",
        "ja": "死亡|死者|亡くな|犠牲",
        "ko": "숨[졌지진]|사망|목숨을 잃|희생",
    },
    "injured": {
        "en": "injur\\w*|wound\\w*|hurt",
        "de": "\\w*verletz\\w*",
        "fr": "blessé\\w*|blessant",
        "es": "herid\\w*|lesionad\\w*|hirió|hirieron",
        "pt": "ferid\\w*|feri[ru]\\w*",
        "it": "ferit\\w*|ferendo",
        "vi": "bị thương",
        "ru": "ранен\\w*|пострада\\w*",
        "uk": "поранен\\w*|постражда\\w*",
        "pl": "rann\\w*|ranion\\w*",
        "ar": "و?(?:أصيب\\w*|اصيب\\w*|إصابة|اصابة|جرح\\w*|جريح\\w*|مصاب\\w*)",
        "zh": "受伤|受傷|伤者|負傷|负伤|轻伤|重伤|輕傷|重傷",
        "ja": "負傷|けが|怪我|重傷|軽傷|重軽傷",
        "ko": "다[쳤친치]|부상",
    },
    "in hospital": {
        "en": "hospitali[sz]ed|(?:to|in) (?:a |the )?hospitals?",
        "de": "(?:ins|im) krankenhaus|in krankenhäuser\\w*|in (?:eine )?kliniken?",
        "fr": "hospitalis\\w*",
        "es": "hospitalizad\\w*",
        "pt": "hospitalizad\\w*|internad\\w*",
        "it": "ricoverat\\w*",
        "vi": "nhập viện",
        "ru": "госпитализир\\w*",
    },
    "missing": {
        "en": "missing|unaccounted for|disappeared|(?:feared )?lost at sea|feared lost",
        "de": "vermiss\\w*",
        "fr": "disparu\\w*",
        "es": "desaparecid\\w*",
        "pt": "desaparecid\\w*",
        "it": "dispers[oiae]",
        "vi": "mất tích",
        "ru": "пропавш\\w*|пропал\\w*",
        "uk": "зник\\w*",
        "pl": "zaginę\\w*|zaginion\\w*",
        "ar": "و?(?:فقدان|مفقود\\w*|المفقودين)",
        "zh": "失踪|失蹤|下落不明",
        "ja": "行方不明",
        "ko": "실종",
    },
    "arrested": {
        "en": "arrest\\w*|detain\\w*|(?:in|into) (?:custody|handcuffs)"
        "|led away|round\\w* up|picked up|captured|apprehended|seized(?= \\d)",
        "de": "festgenommen\\w*|verhaftet\\w*",
        "fr": "arrêt(?:é\\w*|ant)|interpell\\w*",
        "es": "detenid\\w*|detuv\\w*|arrest\\w*",
        "pt": "pres[oa]s|detid\\w*|prend\\w*",
        "it": "arrest\\w*|fermat\\w*",
        "vi": "bị bắt|bắt giữ",
        "ru": "задержан\\w*|арестован\\w*",
        "ar": "و?(?:اعتقل\\w*|اعتقال|توقيف|أوقف\\w*)",
        "zh": "被捕|逮捕|拘留|被拘|抓获|落网",
        "ja": "逮捕|拘束",
        "ko": "체포|구속|검거",
    },
    "evacuated": {
        "en": "evacuat\\w*|displac\\w*|fled|flee\\w*|(?:leave|left) their homes",
        "de": "evakuier\\w*|in sicherheit gebracht",
        "fr": "évacu\\w*",
        "es": "evacuad\\w*|desplazad\\w*",
        "pt": "desalojad\\w*|evacuad\\w*",
        "it": "evacuat\\w*|sfollat\\w*",
        "vi": "sơ tán",
        "ru": "эвакуир\\w*",
        "ar": "و?(?:إجلاء|اجلاء|نزوح|نزح\\w*|تشريد)",
        "zh": "疏散|撤离|撤離|转移",
        "ja": "避難",
        "ko": "대피",
    },
    "homeless": {
        "en": "homeless|los[et]\\w* their homes|without (?:a roof|shelter|homes)",
        "de": "obdachlos\\w*",
        "fr": "sans-abri",
        "es": "damnificad\\w*|sin hogar",
        "pt": "desabrigad\\w*",
        "it": "senzatetto",
        "vi": "mất nhà cửa",
        "ru": "без крова",
        "zh": "无家可归|無家可歸|流离失所",
        "ja": "家を失",
        "ko": "집을 잃",
    },
    "rescued": {
        "en": "rescued|saved|pulled (?:out )?alive",
        "de": "gerettet\\w*",
        "fr": "secourus?|sauvé\\w*",
        "es": "rescatad\\w*",
        "pt": "resgatad\\w*",
        "it": "salvat\\w*|soccors\\w*",
        "vi": "được cứu",
        "ru": "спас(?:ен|ли)\\w*",
        "ar": "و?(?:إنقاذ|أنقذ\\w*)",
        "zh": "获救|獲救|救出",
        "ja": "救助|救出",
        "ko": "구조",
    },
    "dismissed": {
        "en": "(?:shed\\w*|ax(?:es?|ed|ing)|slash\\w*|eliminat\\w*|cut(?:s|ting)?)"
        "(?=\\s(?:[\\w-]+\\s){0,3}?[\\d,.]+\\s(?:[\\w-]+\\s){0,2}?"
        "(?:jobs|posts|workers|employees|staff|people|positions)\\b)"
        "|los[et]\\w* their jobs|laid off|lay(?:ing)? off|dismiss\\w*|redundan\\w*|sacked|job (?:cuts|losses)"
        "|(?:jobs|posts)(?=\\s(?:\\w+\\s){0,2}(?:cut|lost|go)\\b)",
        "de": "entlassen\\w*|stellen(?= (?:gestrichen|abgebaut))",
        "fr": "licenci\\w*|suppressions d['’]emplois?",
        "es": "despid\\w*|despedid\\w*",
        "pt": "demit\\w*|demissões|demiss\\w*",
        "it": "licenzia\\w*",
        "vi": "sa thải",
        "ru": "уволен\\w*|сокращен\\w*",
    },
}  # fmt: skip

# What says that a number further on is the toll: "the death toll … stands at 23", "the number of fans injured … at 85".
_TOLLS = {
    "en": "tolls?|numbers?|totals?|count", "de": "zahl|anzahl|opferzahl", "fr": "bilan|nombre|total",
    "es": "número|cifra|total|balance", "pt": "número|total|balanço", "it": "bilancio|numero|totale",
    "vi": "số|tổng số", "ru": "число|количество",
}  # fmt: skip


def fates(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where the text says what became of people, and which fate that is."""
    for match in _pattern(language).finditer(text):
        yield match.start(), match.end(), str(match.lastgroup).replace("_", " ")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    named = [f"(?P<{name.replace(' ', '_')}>{words[language]})" for name, words in FATES.items() if language in words]
    if language in east_asian.LANGUAGES:
        return re.compile("|".join(named))
    return re.compile(rf"(?<!\w)(?:{'|'.join(named)})(?!\w)" if named else r"$.", re.IGNORECASE)


@cache
def tolls(language: str) -> re.Pattern[str]:
    """The words for a toll or number of something."""
    return re.compile(rf"(?<!\w)(?:{_TOLLS.get(language, '$.')})(?!\w)", re.IGNORECASE)
