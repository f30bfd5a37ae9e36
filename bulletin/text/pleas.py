"""Sentences of a page that are no news: pleas to subscribe, captions, credits, notices, links."""

# ruff: noqa: E501 - a pattern that is broken over lines is harder to check.

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Signs(NamedTuple):
    """What tells that a sentence is no news, all in lower case.

    One of `hints` in it does if its pattern is found too, None for any; one of `first` words does if its pattern is
    found in what follows.
    """

    hints: tuple[tuple[str, re.Pattern[str] | None], ...]
    first: Mapping[str, re.Pattern[str]]


# Each line: a hint, and behind "=" the pattern that decides, nothing where the hint is enough. Behind "^" stand the
# first words of sentences, with the pattern of what follows.
_EVERYWHERE = r"""
    ://=://\S+$|://.*://|^\W*https?://
    www.=www\.\S+$|www\..*www\.|^\W*www\.
    @=\w@\w+\.\w|^\W*@\w|follow @|\(@\w
    |=\| .* \||\| (?:getty|afp)|^\W*\|
    •=
    >>=
    ©=
    newsletter=
    photo=photos?: |ap photo|\bphotos? by |file photo|\(photos?\b|photo credit|/photo|photo/|buy photo|photo (?:illustration|gallery)|in this .{0,40}photo|^\W*this (?:\w+ ){0,4}\d{0,4},? ?photo\b
    getty=getty images|/getty
    #=^\W*#\w
    ^video=:
"""
_SIGNS = {
    "en": r"""
        sign up=sign up (?:for|to|here|now|today)\b.*(?:alert|e-?mail|update|inbox|daily|notif|account|free)|^\W*sign up\b
        subscri=^\W*subscribe\b|\bsubscribe (?:to|now|here|today)\b.{0,40}\b(?:us|our|his|her|updates|channel|podcast|premium)\b|a subscriber\W|subscribers only|to subscribe|for subscribing
        follow =\bfollow (?:us\b|@|our\b|.{1,40} on (?:twitter|facebook|instagram))
        click=\bclick (?:here|on the|the (?:link|button|box))|by clicking|clicking the box
        read more=
        scroll=\bscroll (?:down|for)
        caption=(?:image|media|hide|toggle) caption|caption close
        image=image \d+ of|images? (?:copyright|source|credit)|image: |in this (?:image|frame)
        video=the video (?:above|below)|videos? (?:above|below)|more (?:news )?videos|\bvideo: \S+$|play video|video player
        browser=browser (?:does|doesn|settings)|your browser
        cookie=\b(?:use|uses|accept|our|these) cookies|cookie (?:policy|settings|notice)
        rights reserved=
        privacy policy=our privacy policy|terms
        continue=(?:story|article) continues|continue reading
        contributed to this=to this (?:report|story|article|post)
        been updated=(?:story|article|post|report|page) has been updated
        developing story=
        comment=(?:leave|post|view|share) (?:a |your )?comments?\b|comments? (?:policy|section|below|are closed)
        contact the=contact the (?:reporter|writer|author|newsroom)
        day, =(?<!on )(?<!on the )\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{1,2},? \d{4}\W*$
        if you have=^\W*if you have (?:any )?information
        with information=anyone with (?:any |more |further )?information
        crimestoppers=
        crime stoppers=call crime stoppers|crime stoppers at
        running time=^\W*running time
        autoplay=
        skip ad=
        full screen=\d+ of \d+ full screen|full screen (?:autoplay|close|mode)
        ^warning=:|contains
        ^step=\d+:
        pictured=\b(?:is|are|was|were) pictured\b|\bpictured (?:above|below|here)
        ^pictured=
        ^left right above=pictured
        file -=\bfile -
        your inbox=
        ^caption=
        ^advertisement embed enlarge=
        ^share=this
        ^posted=(?:by|on|in|at)\b
        ^published=\w+, \w+\.? \d|by\b
        ^watch listen read more=(?:live|now)?:|(?:the|this) (?:full )?video
        ^must just=watch
        ^story=highlights|continues
        ^download=(?:the|our) .{0,20}app\b
        ^see find learn=more\b
        ^correction corrects editor=:|['’]s note|day
        ^wait=\d+ seconds?
        ^transcript rush=transcript|:
        ^contact=the \w+ at
    """,
    "pt": r"""
        foto=\bfotos?: |\(fotos?\b|fotos? de arquivo|\bfoto/
        saiba mais=
        leia =\bleia (?:mais|também|a íntegra)
        clique=\bclique (?:aqui|n[oa]|em)\b
        inscreva-se=
        cadastre-se=
        direitos reservados=
        cookies=
        ^assine leia veja assista confira siga compartilhe publicidade=
        ^receba=(?:as|nossa|o|no|not)\w*\b
        ^colaborou=
        ^crédito créditos imagem imagens=:|d[ao]\b
    """,
    "es": r"""
        foto=\bfotos?: |\(fotos?\b|fotos? de archivo|\bfoto/
        suscríb=
        regístr=regístrate|regístrese
        clic=(?:haga|haz|dar) clic|clic aquí|clica aquí
        síg=sígan?os|síguenos|síganos
        derechos reservados=
        cookies=
        puede interesar=
        ^lea vea comparte publicidad suscríbete suscríbase=
        ^lee mira=(?:también|más|el video|el vídeo)
        ^recibe reciba=
        ^con=información de \w+\W*$
        ^imagen imágenes=:
    """,
    "fr": r"""
        abonnez-vous=
        abonnés=réservé aux abonnés
        inscrivez-vous=
        cliqu=cliquez (?:ici|sur)
        lire =lire (?:aussi|également)
        suivez=suivez[- ](?:nous|notre|l['’]actualité)
        droits réservés=
        cookies=
        ^abonnez recevez partagez téléchargez regardez publicité=
        ^lire à=(?:lire )?(?:aussi|également|la suite|plus)
        ^photo photos crédit=
        ^avec=afp\W*$
    """,
    "de": r"""
        foto=\bfotos?: |\(fotos?\b|archivfoto|symbolfoto|\bfoto/
        bild=\bbild: |\(bild\b|archivbild|symbolbild
        abonn=abonnieren sie|jetzt abonnieren|nur für abonnenten
        anmeld=hier anmelden|jetzt anmelden
        melden sie sich=
        klick=klicken sie|hier klicken
        zum thema=mehr zum thema
        rechte vorbehalten=
        cookies=
        mit material=mit material von
        ^lesen folgen laden abonnieren=sie
        ^anzeige=
    """,
    "it": r"""
        foto=\bfotos?: |\(foto\b|foto d['’]archivio|foto di repertorio|\bfoto/
        iscriv=iscriviti|iscrivetevi
        clicca=clicca (?:qui|su)
        riservat=(?:diritti|riproduzione) riservat
        cookie=
        interessarti=
        ^leggi segui seguici guarda condividi abbonati ricevi=
    """,
    "vi": r"""
        ảnh: =
        tin liên quan=
        (ảnh=\(ảnh[: ]
        nguồn=nguồn: |nguồn ảnh
        theo dõi=(?:mời|hãy) .{0,40}theo dõi|theo dõi .{0,30}(?:facebook|youtube|kênh|zalo)
        xem thêm=
        đọc thêm=
        bấm vào=
        bản quyền=bản quyền (?:thuộc|©)
        vui lòng ghi rõ=
        ^ảnh=minh|:
        ^đăng=ký (?:kênh|nhận|theo dõi)
        ^mời=(?:bạn|quý|độc giả|các bạn|xem)
        ^gửi viết chia=(?:bình luận|sẻ bài)
        ^dưới sau=đây là
        ^xem=video|thêm
    """,
    "ru": r"""
        фото=\bфото: |\(фото\b|фото из архива|архивное фото|\bфото/
        подпис=подписывайтесь|подпишитесь
        читайте=читайте (?:также|подробнее|нас)
        нажмите=нажмите (?:здесь|сюда|на)
        права защищены=
        cookie=
        ^читайте смотрите следите поделитесь скачайте реклама=
        ^на=фото\b
    """,
    "nl": "klik hier=\nlees ook=\nvolg ons=\nrechten voorbehouden=\ncookies=\n^foto=:\n^abonneer=\n^lees=meer",
    "sv": "klicka här=\nläs också=\nläs även=\nfölj oss=\n^foto=:\n^prenumerera=\n^läs=mer",
    "da": "klik her=\nlæs også=\nfølg os=\n^foto=:\n^tilmeld=dig\n^læs=mere",
    "no": "klikk her=\nles også=\nfølg oss=\n^foto=:\n^les=mer",
    "pl": "kliknij=\nczytaj także=\nprawa zastrzeżone=\n^fot=\n^zapisz=się\n^czytaj zobacz=(?:też|także|więcej)",
    "cs": "klikněte=\nčtěte také=\nsledujte nás=\npráva vyhrazena=\n^foto=:\n^přečtěte=si",
    "sk": "kliknite=\nčítajte aj=\nsledujte nás=\npráva vyhradené=\n^foto=:\n^prečítajte=si",
    "uk": "права захищені=\nпідпи=підписуйтесь|підпишіться\n^читайте=\n^фото=:",
    "tr": "tıklayın=\nhakları saklıdır=\n^fotoğraf=:\n^abone=ol",
    "ro": "click aici=\nciteşte şi=\ncitește și=\ndrepturile rezervate=\n^foto=:\n^abonează=",
    "zh": "点击=点击(?:这里|此处|查看|进入)\n扫描二维码=\n版权所有=\n图为=^\\W*图为\n资料图=",
    "ja": "写真=^\\W*写真[:：＝=]|写真[:：]\nクリック=\n無断転載=\n登録はこちら=",
    "ko": "무단 전재=\n무단전재=\n사진=^\\W*사진[=:]|사진=\n클릭=\n구독하=",
    "ar": "اقرأ أيضا=\nاضغط هنا=\nتابعونا=\nجميع الحقوق=\nاشترك في=",
}

# What a page printed in front of the first words of a paragraph, and scraping joined to them: labels, and captions
# without a full stop that end in a credit. Behind "Ảnh:" a name is told from the sentence by its capitals.
_AGENCY = (
    r"(?:AFP|AP|EPA|Reuters|REUTERS|Xinhua|TTXVN|VNA|KCNA|VOV|TASS|RIA|Getty Images|Getty|Internet|dpa|EFE|ANSA|Lusa)"
)
_CREDIT = r"(?:Nguồn|Ảnh|Photos?|Fotos?|Fonte|Fuente|Source|Quelle|Фото|Источник)"
_JOINED = re.compile(
    r"(?:CLOSE|EMBED(?: </>)? ?More (?:News )?Videos|Ảnh minh họa\.?)\s+(?=[^\W\d_][^\W\d_]*[a-zà-ỹа-я]|[^\W\d_]\s)"
    rf"|[^.!?…:]{{0,200}}?\({_CREDIT}: [^()\n]{{2,60}}\)\.?\s+(?=\w)"
    rf"|[^.!?…:]{{0,200}}?(?:[-–(]\s?)?Ảnh: (?:{_AGENCY}(?:/{_AGENCY})?\)?\s+(?=[^\W\d_])"
    r"|(?:[^\W\d_a-z][^\s,.:;()]*\s){1,3}(?=[^\W\d_a-zà-ỹ][^\s.:;()]*,?\s[^\W\d_A-ZÀ-Ỹ]))"
)
_CREDIT_HINT = re.compile(r"CLOSE |EMBED|Ảnh|\((?:Nguồn|Phot|Foto|Fonte|Fuente|Source|Quelle|Фото)")
_EDGES = "()[]\"'“”‘’«»:,.-–—•*"


def signs(text: str, language: str) -> Signs:
    """The signs worth looking for in the sentences of a text."""
    lower, (hints, first) = text.lower(), _signs(language)
    return Signs(tuple([pair for pair in hints if pair[0] in lower]), first)


def is_plea(sentence: str, among: Signs) -> bool:
    """Whether the sentence is no news but a plea, a caption, a credit or a notice."""
    word = sentence.partition(" ")[0].strip(_EDGES)
    pattern = among.first.get(word.lower())
    if pattern is not None and pattern.match(sentence[sentence.index(word) + len(word) :].lower()):
        return True
    if not among.hints:
        return False
    lower = sentence.lower()
    return any(sign is None or sign.search(lower) for hint, sign in among.hints if hint in lower)


def joined(sentence: str) -> int:
    """The length of what scraping joined to the sentence's head, 0 when nothing: "(Photo: AFP) The council …"."""
    match = _JOINED.match(sentence)
    return match.end() if match else 0


def may_be_joined(text: str) -> bool:
    """Whether `joined` may find anything in the sentences of a text."""
    return _CREDIT_HINT.search(text) is not None


@cache
def _signs(language: str) -> Signs:
    hints: list[tuple[str, re.Pattern[str] | None]] = []
    first: dict[str, re.Pattern[str]] = {}
    for line in f"{_EVERYWHERE}\n{_SIGNS.get(language, '')}".split("\n"):
        hint, _, pattern = line.lstrip().partition("=")
        if hint.startswith("^"):
            first.update(dict.fromkeys(hint[1:].split(), re.compile(rf"\s*(?:{pattern})")))
        elif hint:
            hints.append((hint, re.compile(pattern) if pattern else None))
    return Signs(tuple(hints), first)
