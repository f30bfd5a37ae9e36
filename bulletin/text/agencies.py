"""The news agencies, the outlets that sign like them and the owners of pictures, with every name they go by."""

from __future__ import annotations

import re
from collections.abc import Mapping

# One agency a line, the name to print first. A name behind "~" means other things too (a party, a country, a word), so
# it counts where a credit or a dateline stands and nowhere in running text.
_AGENCIES = """
    Reuters|Thomson Reuters|Reuters News|Рейтер|Reuters Newswire|路透社|路透|ロイター
    AFP|Agence France-Presse|Agence France Presse|法新社
    AP|Associated Press|The Associated Press|AP News|~АП|美联社|美聯社
    UPI|United Press International
    Bloomberg News|~Bloomberg
    PA Media|Press Association|PA news agency|~PA
    Canadian Press|The Canadian Press|~CP
    Xinhua|Xinhua News Agency|Xinhua News|Xinhuanet|Tân Hoa Xã|Синьхуа|新华社|新華社
    China News Service|中新社|中新网
    Central News Agency|中央社|~CNA
    TASS|Tass|ITAR-TASS|Itar-Tass|ИТАР-ТАСС|ТАСС
    RIA Novosti|РИА Новости|РИА|~RIA
    Interfax|Интерфакс|Интерфакса|Интерфаксу|Интерфаксом
    Ukrinform|Укринформ|Укринформа|Укринформу
    dpa|DPA|Deutsche Presse-Agentur|Deutschen Presse-Agentur|dpa-AFX
    ~SID|Sport-Informations-Dienst
    epd|Evangelischer Pressedienst|Evangelischen Pressedienst
    KNA|Katholische Nachrichten-Agentur|Katholischen Nachrichten-Agentur
    Austria Presse Agentur|APA-OTS|~APA
    Keystone-SDA|~sda|~SDA|~ATS
    EFE|~Efe|Agencia EFE
    Europa Press
    Notimex
    Télam|Telam
    Prensa Latina|~PL
    ANSA|Ansa
    Adnkronos
    ~AGI|Agenzia Italia
    LaPresse
    Lusa|Agência Lusa
    Agência Brasil
    Estadão Conteúdo|Agência Estado
    Folhapress
    Belga
    ~ANP
    NTB
    ~TT|TT News Agency
    Ritzau
    ~STT
    ~PAP
    ČTK|CTK|Ceteka
    TASR
    ~MTI
    Agerpres
    ~BTA|БТА
    HINA
    Tanjug
    ~BNS
    Anadolu|Anadolu Agency|Anadolu Ajansı|Агентство Анадолу|~AA
    ~DHA
    Kyodo|Kyodo News|共同社|共同通信
    Jiji|Jiji Press|時事通信
    Yonhap|Yonhap News|Yonhap News Agency|연합뉴스
    KCNA
    Bernama
    Antara
    VNA|TTXVN|Vietnam News Agency|Vietnam News Agency (VNA)|Thông tấn xã Việt Nam
    ~PTI|Press Trust of India
    ~ANI|Asian News International
    IANS
    ~UNI|United News of India
    ~MENA
    ~WAM
    ~SPA|Saudi Press Agency
    IRNA
    KUNA
    ~SANA
    ~Petra
    ~NNA
    ~PNA
    ~IPS|Inter Press Service
"""
# They sign with their own reports, and others name them as their source.
_OUTLETS = """
    BBC|BBC News
    CNN
    CNBC
    VOV|VOVWORLD
    ~VGP
    Sputnik
    ~РБК
    Caixin
    ~ETB
    ~Novinky
    人民网
"""
_PICTURES = "EPA|Getty|Getty Images|Imago|picture alliance|Shutterstock"
# The agencies whose names stand under pictures without a word that says so.
_SELL_PICTURES = "Reuters|AFP|AP|EFE|dpa|ANSA|TASS|Xinhua|Bloomberg|Anadolu|TTXVN"


def _by_name(*tables: str) -> dict[str, str]:
    """The name to print, by each name in the tables; "~" stays in front of the names that it marks."""
    lines = (line.strip().split("|") for table in tables for line in table.strip().split("\n"))
    return {name: names[0].lstrip("~") for names in lines for name in names}


def _unmarked(names: Mapping[str, str]) -> Mapping[str, str]:
    return {name.lstrip("~"): printed for name, printed in names.items()}


_SIGNING = _by_name(_AGENCIES, _OUTLETS)

AGENCIES: Mapping[str, str] = _unmarked(_by_name(_AGENCIES))
"""The name to print of each agency that sells reports, by every name that it goes by."""

SIGNING: Mapping[str, str] = _unmarked(_SIGNING)
"""The same for whoever signs with a bare name, outlets included."""

IN_TEXT: Mapping[str, str] = {name: printed for name, printed in _SIGNING.items() if not name.startswith("~")}
"""The same without the names that mean other things in running text."""

PICTURES: tuple[str, ...] = tuple(f"{_SELL_PICTURES}|{_PICTURES}".split("|"))
"""The names under which pictures are sold."""

# What agencies that no table holds are called: "Globewire", "Agencia Costa".
_AGENCY_WORD = re.compile(
    r"\w*wire\b|\b(?:press association|news agency|news service|agence|agencia|agência|agenzia|агентство)\b"
    r"|\w*agentur\b|\bthông tấn xã\b|通讯社|通信社",
    re.IGNORECASE,
)
_LONGEST_NAME_WORDS = 5

_IN_CAPITALS = {name.upper(): printed for name, printed in SIGNING.items()}
_WORDS = frozenset(name.casefold() for name in SIGNING if " " not in name)
_PHRASES = frozenset(name.casefold() for name in SIGNING if " " in name)
_HOSTS = {name.casefold().replace(" ", ""): printed for name, printed in IN_TEXT.items()}
# Labels that countries keep for everybody: "bbc.co.uk".
_SHARED_LABELS = frozenset({"co", "com", "net", "org"})


def signing(name: str) -> str | None:
    """The name to print of whoever signs with this bare name, as it is or in capitals."""
    return SIGNING.get(name) or _IN_CAPITALS.get(name)


def signs(name: str) -> bool:
    """Whether the name, in any case, is somebody's who signs datelines: "Reuters", "dpa-AFX", "Agencia EFE"."""
    words = re.findall(r"[\w-]+", name.casefold())
    return bool(words) and (words[0] in _WORDS or words[-1] in _WORDS or " ".join(words) in _PHRASES)


def agency(source: str) -> str | None:
    """The name to print of the agency that a source is, by its name or by its host ("apnews.com")."""
    name = outlet(source)
    return AGENCIES.get(source) or (name if name in AGENCIES else None)


def credited_agency(name: str) -> str | None:
    """The name to print of the agency that a bare name in a credit is, in the table or called like one."""
    if name in AGENCIES:
        return AGENCIES[name]
    words = name.split()
    is_name = 0 < len(words) <= _LONGEST_NAME_WORDS and not words[0][0].islower()
    return name if is_name and _AGENCY_WORD.search(name) else None


def outlet(source: str) -> str:
    """The name to print of a source that is in the table, by its name or host; the source itself when it is not."""
    if "." not in source or " " in source:
        return SIGNING.get(source, source)
    labels = [label for label in source.casefold().split(".")[:-1] if label not in _SHARED_LABELS]
    return _HOSTS.get(labels[-1], source) if labels else source
