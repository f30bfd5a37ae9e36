"""What mail adds to a text, in the words of many languages: the foot, the way to a browser, the mark of forwarding."""

from __future__ import annotations

import re

from bulletin.readers.lines import one_of, phrases

# What only the foot of a mail says, as `key` writes it.
FOOT = re.compile(
    r"\b(?:"
    + one_of(r"""
    unsubscribe|update (?:your )?(?:email |subscription )?preferences
    manage (?:your )?(?:email |newsletter )?(?:preferences|subscriptions?)
    you(?: re| are)? (?:receiving|received|getting|got) this (?:e ?mail|newsletter|message)
    you(?: ve| have)? received this (?:e ?mail|newsletter|message)|this (?:e ?mail|newsletter|message) was sent to
    sent to you by|add us to your (?:address book|contacts)|our mailing address is
    newsletter (?:abbestellen|abmelden|abzumelden)|abbestellen|vom newsletter abmelden
    sie erhalten diese(?:n|s)? (?:e ?mail|newsletter|mail)|se désabonner|se désinscrire|désabonnement|désinscription
    vous désabonner|vous désinscrire|vous recevez (?:cet? e ?mail|ce(?:tte)? (?:message|courriel|lettre|newsletter))
    cancelar (?:tu|su|la|a|sua)? ?(?:suscripción|subscrição|inscrição|assinatura)|darse de baja|darte de baja
    recibes? este (?:correo|mensaje|e ?mail|boletín)|recibiste este correo|descadastrar|descadastre se
    você (?:está recebendo|recebeu|recebe) (?:este|esse|esta) (?:e ?mail|mensagem|newsletter)|disiscriviti
    annulla l iscrizione|cancella l iscrizione|hai ricevuto questa (?:e ?mail|newsletter)
    ricevi questa (?:e ?mail|newsletter)|uitschrijven|afmelden voor|je ontvangt deze|u ontvangt deze
    avsluta prenumerationen?|avregistrera|avprenumerera|du får (?:det här|detta) (?:mejlet|mejl|brev)|afmeld|avmeld
    meld deg av|peru (?:uutiskirjeen )?tilaus|wypisz się|zrezygnuj z|anuluj subskrypcję|otrzymujesz tę wiadomość
    odhlásit|odhlásiť|leiratkozás|dezabonare|dezabonează|odjavi|aboneliğ\w+|abonelikten|bülten\w* çık|отписаться
    отказаться от (?:рассылки|подписки)|вы получили это письмо|відписатися|hủy đăng ký|ngừng nhận
    bạn nhận được (?:e ?mail|thư) này|berhenti berlangganan|διαγραφή από|إلغاء الاشتراك
""")
    + r")\b|購読解除|配信停止|取消订阅|退订|取消訂閱|수신 ?거부|구독 ?취소|सदस्यता (?:छोड़|समाप्त)"
)
# Whom a sentence of the foot speaks to, or what it speaks of; an article that tells of mail does neither.
ADDRESSED = re.compile(
    r"\b(?:"
    + one_of(r"""
    you|your|this e ?mail|this newsletter|this message|sie|dieser newsletter|diese e ?mail|vous|usted|tu|te|este correo
    este boletín|você|este e ?mail|esta mensagem|ti|tuo|questa e ?mail|je|u|deze mail|deze nieuwsbrief|du|dig|deg
    otrzymujesz|ci|вы|вас|это письмо|bạn|thư này|anda
""")
    + r")\b"
)
# What a sentence that sends readers to a browser calls the mail.
MAIL = re.compile(
    r"\b(?:"
    + one_of(r"""
    e ?mails?|newsletters?|message|mail|nachricht|courriel|lettre|correo|mensaje|boletín|mensagem|messaggio|nieuwsbrief
    bericht|mejlet|brevet|nyhetsbrevet|wiadomość|письмо|рассылк\w*|bản tin
""")
    + r")\b"
)
# A line that has one of each asks to look at the mail elsewhere; as `key` writes them.
BROWSER = re.compile(
    r"\b(?:"
    + one_of(r"""
    browsers?|navigateur|navegador|webbläsaren?|nettleser(?:en)?|przeglądarce|браузере|браузері|prohlížeči|böngészőben
    tarayıcı\w*|selaimessa|trình duyệt|online|web version|webversion|onlineversion|version en ligne|en ligne|en línea
    versión web|versão web|versione web|webversie|displaying|displayed correctly
    viewing this
""")
    + r")\b|ブラウザ|浏览器|瀏覽器|브라우저"
)
LOOK = re.compile(
    r"\b(?:"
    + one_of(r"""
    view|read|open|see|trouble|problems?|click|web version|webversion|onlineversion|version en ligne|versión web
    versão web|versione web|webversie|displaying|displayed correctly|ansehen|anzeigen|öffnen|lesen|anschauen|angezeigt
    voir|lire|afficher|ouvrir|consulter|ver|leer|abrir|ler|visualizar|visualizza|leggi|apri|vedi|bekijk|lees|läs|visa
    öppna|vis|åbn|les|otwórz|zobacz|wyświetl|открыть|посмотреть|читать|відкрити|zobrazit|görüntüle|xem|đọc
""")
    + r")\b|見|表示|读|讀|看|查看|보기"
)
LABELS = frozenset(
    phrases("""
    open in app|read in app|view in app|forward to a friend|send to a friend|share this newsletter|share this email
    forward this email|forward this newsletter|was this forwarded to you|was this email forwarded to you|sign up here
    subscribe here|privacy|privacy policy|privacy notice|privacy statement|terms|terms of use|terms of service
    datenschutz|datenschutzerklärung|impressum|politique de confidentialité|mentions légales|política de privacidad
    política de privacidade|informativa sulla privacy|privacybeleid|contact us|contact|kontakt|help|help center
""")
)
FORWARDED = re.compile(
    r"^[-_\s>]*(?:"
    + one_of(r"""
    forwarded message|begin forwarded message|original message|weitergeleitete nachricht
    anfang der weitergeleiteten nachricht|ursprüngliche nachricht|message (?:transféré|d['’]origine|réexpédié)
    début du message (?:transféré|réexpédié)|mensaje reenviado|mensaje original|inicio del mensaje reenviado
    mensagem (?:encaminhada|original|reencaminhada)|messaggio (?:inoltrato|originale)|doorgestuurd bericht
    vidarebefordrat meddelande|videresendt (?:meddelelse|melding)|przekazana wiadomość|wiadomość oryginalna
    пересланное сообщение|пересылаемое сообщение|исходное сообщение|thư đã chuyển tiếp|tin nhắn được chuyển tiếp
    转发的邮件|轉寄的郵件|転送メッセージ|전달된 메일
""")
    + r")\s*[:：]?[-_\s>]*$",
    re.IGNORECASE,
)
