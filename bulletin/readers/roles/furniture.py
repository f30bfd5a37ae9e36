"""Lines that a page puts around an article: share bars, adverts, notices, links to other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.readers.lines import (
    bare,
    ends_a_sentence,
    has_letters,
    holds_one_of,
    is_running_text,
    key,
    one_of,
    phrases,
    word_count,
)
from bulletin.readers.roles import credits

_IMAGE_MARK = re.compile(r"!\[[^\]]*\](\([^)]*\))?")
_TABLE_ROW = re.compile(r"^\|.*\|.*\|$|^[^|]+( \| [^|]+){2,}$")
_IN_EVERY_ADDRESS = ("@", "://", "www.")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_LONGEST_WORDS_BESIDE_ADDRESS = 6

# Whole lines, as `key` writes them.
_NOTICES = frozenset(phrases("""
    share|share this|share this article|share this story|share on facebook|share on twitter|share on x|share on whatsapp
    share on linkedin|share via email|share by email|tweet|tweet this|retweet|pin it|email|e mail|print|print this
    print article|save|save article|copy link|link copied|comment|comments|leave a comment|post a comment|show comments
    facebook twitter|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|instagram|flipboard|messenger|top
    back to top|menu|close|loading|listen|listen to this article|listen to article|play|play video|replay|tags|topics
    advertisement|ad|ads|sponsored|sponsored content|promoted|paid content|story continues below|skip to content
    story continues below advertisement|article continues below advertisement|article continues after advertisement
    article continues below|continue reading|continue reading the main story|follow us|log in|sign in|subscribe
    partager|partager sur facebook|partager sur twitter|partager cet article|imprimer|commenter|commentaires|publicité
    annonce|écouter cet article|la suite après la publicité|article réservé aux abonnés|lire plus tard
    teilen|artikel teilen|auf facebook teilen|auf twitter teilen|drucken|merken|kommentare|anzeige|werbung
    zur startseite|artikel anhören|externer inhalt nicht verfügbar
    compartir|compartir en facebook|compartir en twitter|imprimir|comentarios|publicidad|guardar|escuchar
    compartilhar|compartilhe|compartilhe no facebook|compartilhar no whatsapp|comentários|publicidade|ouvir|partilhar
    continua após a publicidade|condividi|condividi su facebook|stampa|commenti|pubblicità|ascolta
    chia sẻ|chia sẻ bài viết|bình luận|ý kiến|quảng cáo|in bài viết|lưu bài viết|nghe đọc bài|trở lại chủ đề
    поделиться|поделиться в соцсетях|комментарии|реклама|распечатать|подписаться
    deel|deel dit artikel|delen|advertentie|reacties|dela|annons|kommentarer|del|reklame|udostępnij|reklama|komentarze
    sdílet|paylaş|reklam|yorumlar|شارك|إعلان|広告|シェア|シェアする|分享|分享到|广告|廣告|광고|공유|공유하기
"""))  # fmt: skip

# Lines that begin so are notices, whatever follows; as `key` writes them.
_NOTICE_OPENINGS = phrases("""
    all rights reserved|copyright|we use cookies|this site uses cookies|this website uses cookies|cookie settings
    cookie policy|by continuing to use this|please enable javascript|you need to enable javascript
    your browser does not support|alle rechte vorbehalten|wir verwenden cookies|diese website verwendet cookies
    tous droits réservés|nous utilisons des cookies|ce site utilise des cookies|todos los derechos reservados
    utilizamos cookies|este sitio utiliza cookies|todos os direitos reservados|este site utiliza cookies
    este site usa cookies|tutti i diritti riservati|questo sito utilizza cookie|questo sito usa cookie
    все права защищены|мы используем cookie|bản quyền thuộc về|vui lòng ghi rõ nguồn|alle rechten voorbehouden
    wij gebruiken cookies|wszelkie prawa zastrzeżone|版权所有|無断転載|無断複製|무단 전재
""")
_RIGHTS = re.compile(r"\W*(?:©|ⓒ|\(c\)\s*\d{4}|copyright\b)", re.IGNORECASE)
_RIGHTS_ANYWHERE = re.compile(r"\ball rights reserved\b|무단 ?전재", re.IGNORECASE)
_IN_ALL_RIGHTS = ("reserved", "전재")
_COUNTED = one_of(r"""
    comments?|shares?|views?|likes?|kommentare|commentaires|comentarios|comentários|commenti|bình luận|комментари\w+
    min read|mins read|minutes? read|min lesezeit|min de lecture|minutes de lecture|min de lectura|min de leitura
""")
_READING_TIME = one_of(
    "reading time|estimated reading time|lesezeit|lesedauer|temps de lecture|tempo de leitura|tiempo de lectura"
)
_COUNTER = re.compile(rf"^\d+ (?:{_COUNTED})$|^(?:{_READING_TIME})\b")

# An invitation is both: it asks for something, and what it offers is not the news.
_ASKING = one_of(r"""
    sign up|subscribe|register|get the|get our|get more|get all|join us|join our|follow us|follow our|follow \S+ .*\bon
    like us|download the|download our|click here|don t miss|stay informed|stay up to date|stay tuned|receive|want more
    abonnez vous|inscrivez vous|recevez|suivez|téléchargez|abonnieren|melden sie sich|folgen sie|jetzt anmelden
    laden sie|suscríbete|suscríbase|regístrate|síguenos|síganos|recibe|descarga|assine|inscreva se|receba|siga|baixe
    cadastre se|iscriviti|seguici|ricevi|scarica|đăng ký|theo dõi|mời bạn|mời quý|mời độc|подпишитесь|подписывайтесь
    следите|скачайте|schrijf je in|volg ons|prenumerera|zapisz się
""")
_OFFERED = one_of(r"""
    newsletters?|e ?mails?|inbox|alerts?|notifications?|our app|the app|mobile app|updates|breaking news|podcasts?
    account|subscription|facebook|twitter|instagram|telegram|whatsapp|google news|youtube|zalo|tiktok|rss
    boletín|boletines|bulletin|canal|kanal|channel|bản tin|kênh|рассылк\w*|канал\w*|nieuwsbrief|nyhetsbrev|correo
""")
_INVITATION = re.compile(rf"^(?:{_ASKING})\b.*\b(?:{_OFFERED})\b")
# What a notice can open with, besides a number: few other lines do, and only those are compared with all the notices.
_FIRST_LETTERS = re.compile(r"\w{1,4}")
_FIRST_LETTERS_OF_NOTICES = frozenset(
    _FIRST_LETTERS.findall(notice)[0]
    for notice in (*_NOTICES, *_NOTICE_OPENINGS, *phrases(_ASKING), *phrases(_READING_TIME))
)
# Longer lines are paragraphs, whatever they begin with.
_LONGEST_NOTICE_WORDS, _LONGEST_INVITATION_WORDS = 30, 20

_RELATED = one_of(r"""
    related|related (?:news|stories|story|articles?|content|coverage|topics?|posts?|links?|video)
    read (?:more|also|next|on)|also read|see also|see more|more (?:on|from|in|about) (?:this|the|our)[\w ]{0,30}
    more (?:news|stories)|trending(?: now)?|most (?:read|popular|viewed)
    recommended(?: for you| stories| reading| articles)?|don['’]t miss|latest (?:news|stories)
    you (?:may|might) (?:also )?(?:like|be interested in)|editors?['’]?s? (?:picks?|choice)|up next|what to read next
    (?:à )?lire (?:aussi|également|la suite)|voir aussi|sur le même sujet|articles? (?:liés|associés|similaires)
    lesen sie (?:auch|mehr|dazu|hier)[\w ]{0,20}|mehr zum thema|auch interessant|zum thema|siehe auch
    weitere (?:artikel|themen|nachrichten)|lea también|leer también|lee también|te puede interesar|le puede interesar
    noticias? relacionadas?|ver también|más (?:noticias|información)|leia (?:também|mais)|veja (?:também|mais)
    saiba mais|(?:notícias|matérias|artigos) relacionad[ao]s|confira também|leggi anche|vedi anche|potrebbe interessarti
    articoli correlati|per approfondire|xem thêm|đọc thêm|tin (?:liên quan|cùng chuyên mục|khác|mới)
    bài (?:liên quan|viết liên quan)|có thể bạn quan tâm|читайте (?:также|ещё|еще|подробнее)|по теме|смотрите также
    материалы по теме|читать далее|lees (?:ook|meer|verder)|läs (?:även|också|mer)|læs (?:også|mere)|les også
    (?:czytaj|zobacz) (?:też|także|również|więcej)|čtěte také|přečtěte si|ilgili haberler|ayrıca okuyun
    おすすめ(?:情報|記事)?|関連(?:記事|ニュース)|あわせて読みたい|相关(?:新闻|阅读|报道)|相關(?:新聞|閱讀|報導)
    延伸(?:阅读|閱讀)|관련 ?(?:기사|뉴스)|اقرأ أيضا
""")
_RELATED_HEADING = re.compile(rf"^(?:{_RELATED})\s*[:：>»›→…]*$", re.IGNORECASE)
_IN_EVERY_RELATED_LINK = (":", "：", "|", ">", "»", "›", "→")
_RELATED_LINK = re.compile(
    rf"^[\[(]?\s*(?:(?:{_RELATED})\s*[:：|>»›→]|(?:more|watch|video|photos|gallery)\s*:)\s*\S", re.IGNORECASE
)
# A link to another article is its title: longer lines are paragraphs again.
_LONGEST_LINK_WORDS = 25


def is_furniture(line: str) -> bool:
    """Whether the line, by itself, is surely no part of an article's text."""
    plain = bare(_IMAGE_MARK.sub("", line) if "![" in line else line)
    return (
        not has_letters(plain)
        or _is_table_row(line.strip())
        or _is_contact(plain)
        or is_notice(plain)
        or (holds_one_of(plain, _IN_EVERY_RELATED_LINK) and bool(_RELATED_LINK.match(plain)))
        or is_related_heading(plain)
    )


def is_image_mark(line: str) -> bool:
    """Whether the line is nothing but the mark of a picture."""
    return "![" in line and not has_letters(_IMAGE_MARK.sub("", line))


def is_related_heading(line: str) -> bool:
    """Whether links to other articles follow the line."""
    # No heading ends in a full stop, and most lines do.
    if line.endswith(".") or word_count(line) > _LONGEST_LINK_WORDS:
        return False
    return bool(_RELATED_HEADING.match(bare(line)))


def related_links(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines in blocks of links that a heading such as "Related news" opens."""
    inside = False
    for number, line in enumerate(lines):
        inside = inside and _is_link(line)
        if inside:
            yield number
        inside = inside or is_related_heading(line)


def _is_link(line: str) -> bool:
    if word_count(line) > _LONGEST_LINK_WORDS or credits.is_explicit(line):
        return False
    return line[-1:] in "?!" or not ends_a_sentence(line)


def _is_table_row(line: str) -> bool:
    # A page laid out as a table has whole paragraphs in its cells.
    is_row = "|" in line and _TABLE_ROW.match(line)
    return bool(is_row) and not any(is_running_text(cell.strip()) for cell in line.split("|"))


def is_notice(line: str) -> bool:
    """Whether the line is a button, a legal notice, a counter or an invitation to subscribe."""
    if _RIGHTS.match(line) or (holds_one_of(line.casefold(), _IN_ALL_RIGHTS) and _RIGHTS_ANYWHERE.search(line)):
        return word_count(line) <= _LONGEST_NOTICE_WORDS
    if not _opens_like_a_notice(line) or word_count(line) > _LONGEST_NOTICE_WORDS:
        return False
    words = key(line)
    if words in _NOTICES or words.startswith(_NOTICE_OPENINGS):
        return True
    return bool(_COUNTER.match(words)) or (
        word_count(line) <= _LONGEST_INVITATION_WORDS and bool(_INVITATION.match(words))
    )


def _opens_like_a_notice(line: str) -> bool:
    first = _FIRST_LETTERS.search(line)
    return first is not None and (first[0].casefold() in _FIRST_LETTERS_OF_NOTICES or first[0][0].isdecimal())


def _is_contact(line: str) -> bool:
    """Whether the line is an address and little else: "Write to Ann Lee at ann@host.org"."""
    if not holds_one_of(line, _IN_EVERY_ADDRESS) or not _ADDRESS.search(line):
        return False
    return word_count(_ADDRESS.sub("", line)) <= _LONGEST_WORDS_BESIDE_ADDRESS and not ends_a_sentence(line)
