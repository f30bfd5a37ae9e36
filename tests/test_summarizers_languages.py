"""Every language takes the same path, with or without stemmer, stop words, spaces or full stops."""

import pytest

from bulletin.summarizers import SUMMARIZERS, summarize
from bulletin.text.words import count_words

from .editions import article

PARAGRAPHS = {
    "ar": """جنحت العبارة قرب جزيرة سكارن مساء الثلاثاء وعلى متنها مئتا راكب.
        نقلت قوارب النجاة جميع الركاب إلى الشاطئ خلال ثلاث ساعات.
        وقال القبطان إن جهاز التوجيه تعطل في القناة الضيقة.
        ستحاول قاطرة سحب العبارة يوم الخميس.""",
    "cs": """Trajekt najel v úterý večer na mělčinu u ostrova Skarn s dvěma sty cestujícími.
        Záchranné čluny dopravily všechny cestující na břeh do tří hodin.
        Kapitán uvedl, že v úzkém průlivu selhalo řízení.
        Ve čtvrtek se remorkér pokusí trajekt vyprostit.""",
    "de": """Die Fähre lief am Dienstagabend vor der Insel Skarn mit zweihundert Menschen an Bord auf Grund.
        Rettungsboote brachten alle Fahrgäste binnen drei Stunden an Land.
        Der Kapitän sagte, in der engen Rinne habe das Ruder versagt.
        Am Donnerstag soll ein Schlepper die Fähre freiziehen.""",
    "el": """Το πλοίο προσάραξε την Τρίτη το βράδυ κοντά στο νησί Σκαρν με διακόσιους επιβάτες.
        Σωστικές λέμβοι μετέφεραν όλους τους επιβάτες στην ακτή μέσα σε τρεις ώρες.
        Ο πλοίαρχος είπε ότι το πηδάλιο έπαθε βλάβη στο στενό πέρασμα.
        Την Πέμπτη ένα ρυμουλκό θα προσπαθήσει να αποκολλήσει το πλοίο.""",
    "en": """The ferry ran aground off the island of Skarn on Tuesday night with two hundred people on board.
        Lifeboats brought all passengers ashore within three hours.
        The captain said the steering had failed in the narrow channel.
        A tug will try to pull the ferry free on Thursday.""",
    "es": """El transbordador encalló el martes por la noche frente a la isla de Skarn con doscientas personas a bordo.
        Los botes salvavidas llevaron a todos los pasajeros a tierra en tres horas.
        El capitán dijo que el timón había fallado en el canal estrecho.
        Un remolcador intentará liberar el barco el jueves.""",
    "fi": """Lautta ajoi karille Skarnin saaren edustalla tiistai-iltana kaksisataa ihmistä kyydissään.
        Pelastusveneet toivat kaikki matkustajat maihin kolmessa tunnissa.
        Kapteeni kertoi ohjauksen pettäneen kapeassa väylässä.
        Hinaaja yrittää vetää lautan irti torstaina.""",
    "fr": """Le ferry s'est échoué mardi soir au large de l'île de Skarn avec deux cents personnes à bord.
        Des canots de sauvetage ont ramené tous les passagers à terre en trois heures.
        Le capitaine a déclaré que la barre avait lâché dans le chenal étroit.
        Un remorqueur tentera jeudi de dégager le navire.""",
    "he": """המעבורת עלתה על שרטון ליד האי סקארן ביום שלישי בערב ועל סיפונה מאתיים נוסעים.
        סירות הצלה הביאו את כל הנוסעים לחוף בתוך שלוש שעות.
        רב החובל אמר שההגה התקלקל בתעלה הצרה.
        ביום חמישי תנסה גוררת לחלץ את המעבורת.""",
    "hi": """मंगलवार की रात दो सौ यात्रियों वाली नौका स्कार्न द्वीप के पास फँस गई।
        बचाव नौकाओं ने तीन घंटे में सभी यात्रियों को किनारे पहुँचाया।
        कप्तान ने कहा कि सँकरी धारा में पतवार टूट गई थी।
        गुरुवार को एक जहाज़ नौका को खींचने का प्रयास करेगा।""",
    "it": """Il traghetto si è arenato martedì sera al largo dell'isola di Skarn con duecento persone a bordo.
        Le scialuppe hanno portato a terra tutti i passeggeri in tre ore.
        Il capitano ha detto che il timone si è rotto nel canale stretto.
        Giovedì un rimorchiatore tenterà di liberare la nave.""",
    "ja": """火曜日の夜、乗客二百人を乗せたフェリーがスカーン島の沖で座礁した。
        救命艇は三時間以内に乗客全員を岸へ運んだ。
        船長は狭い水路で舵が故障したと話した。
        木曜日にタグボートが船を引き出す予定だ。""",
    "ko": """화요일 밤 승객 이백 명을 태운 여객선이 스카른 섬 앞바다에서 좌초했다.
        구명정이 세 시간 안에 승객 전원을 육지로 옮겼다.
        선장은 좁은 수로에서 조타 장치가 고장 났다고 말했다.
        목요일에 예인선이 배를 끌어낼 예정이다.""",
    "pl": """Prom wszedł na mieliznę we wtorek wieczorem u wybrzeży wyspy Skarn z dwustu osobami na pokładzie.
        Łodzie ratunkowe przewiozły wszystkich pasażerów na brzeg w ciągu trzech godzin.
        Kapitan powiedział, że w wąskim kanale zawiódł ster.
        W czwartek holownik spróbuje ściągnąć prom.""",
    "pt": """A balsa encalhou na noite de terça-feira ao largo da ilha de Skarn com duzentas pessoas a bordo.
        Botes salva-vidas levaram todos os passageiros para terra em três horas.
        O capitão disse que o leme falhou no canal estreito.
        Um rebocador tentará soltar a balsa na quinta-feira.""",
    "ru": """Паром сел на мель во вторник вечером у острова Скарн с двумястами пассажирами на борту.
        Спасательные шлюпки доставили всех пассажиров на берег за три часа.
        Капитан сказал, что в узком проливе отказало рулевое управление.
        В четверг буксир попытается снять паром с мели.""",
    "sk": """Trajekt v utorok večer uviazol na plytčine pri ostrove Skarn s dvesto cestujúcimi.
        Záchranné člny dopravili všetkých cestujúcich na breh do troch hodín.
        Kapitán povedal, že v úzkom prielive zlyhalo riadenie.
        Vo štvrtok sa remorkér pokúsi trajekt vyslobodiť.""",
    "sv": """Färjan gick på grund utanför ön Skarn på tisdagskvällen med tvåhundra personer ombord.
        Livbåtar förde alla passagerare i land inom tre timmar.
        Kaptenen sade att styrningen hade svikit i den smala rännan.
        En bogserbåt ska försöka dra loss färjan på torsdag.""",
    "sw": """Kivuko kilikwama karibu na kisiwa cha Skarn Jumanne usiku kikiwa na abiria mia mbili.
        Mashua za uokoaji ziliwaleta abiria wote pwani ndani ya saa tatu.
        Nahodha alisema usukani uliharibika katika mkondo mwembamba.
        Alhamisi meli ya kuvuta itajaribu kukiondoa kivuko.""",
    "th": """เรือข้ามฟากเกยตื้นใกล้เกาะสการ์นในคืนวันอังคาร พร้อมผู้โดยสารสองร้อยคน
        เรือชูชีพพาผู้โดยสารทุกคนขึ้นฝั่งภายในสามชั่วโมง
        กัปตันกล่าวว่าหางเสือเสียในร่องน้ำแคบ
        เรือลากจูงจะพยายามดึงเรือออกในวันพฤหัสบดี""",
    "tr": """Feribot salı gecesi iki yüz yolcusuyla Skarn adası açıklarında karaya oturdu.
        Cankurtaran filikaları tüm yolcuları üç saat içinde kıyıya taşıdı.
        Kaptan dar kanalda dümenin bozulduğunu söyledi.
        Perşembe günü bir römorkör gemiyi kurtarmaya çalışacak.""",
    "uk": """Пором сів на мілину у вівторок увечері біля острова Скарн із двомастами пасажирами на борту.
        Рятувальні шлюпки доправили всіх пасажирів на берег за три години.
        Капітан сказав, що у вузькій протоці відмовило кермо.
        У четвер буксир спробує зняти пором із мілини.""",
    "vi": """Chiếc phà mắc cạn gần đảo Skarn tối thứ Ba với hai trăm hành khách trên tàu.
        Xuồng cứu sinh đã đưa toàn bộ hành khách vào bờ trong vòng ba giờ.
        Thuyền trưởng cho biết bánh lái bị hỏng trong luồng hẹp.
        Một tàu kéo sẽ cố gắng kéo phà ra vào thứ Năm.""",
    "zh": """星期二晚上，载有两百名乘客的渡轮在斯卡恩岛附近搁浅。
        救生艇在三小时内把所有乘客送上岸。
        船长说，船舵在狭窄的水道里失灵。
        拖船将在星期四尝试把渡轮拖出来。""",
}
LANGUAGE = pytest.mark.parametrize("language", sorted(PARAGRAPHS))


def paragraph(language):
    return article("A", "", *(line.strip() for line in PARAGRAPHS[language].splitlines()), language=language)


@LANGUAGE
@pytest.mark.parametrize("method", sorted(SUMMARIZERS))
def test_every_method_summarizes_every_language_within_its_budget(method, language):
    text = paragraph(language)
    half = sum(count_words(s.shown, language) for s in text.sentences) // 2
    summary = summarize([text], words=half, method=method)

    assert 1 <= len(summary) < 4
    assert not any(s.cuts for s in summary)
    assert sum(count_words(s.shown, language) for s in summary) <= half


@LANGUAGE
def test_auto_tells_the_news_first_in_every_language(language):
    assert summarize([paragraph(language)], sentences=1)[0].index == 0


@LANGUAGE
def test_a_sentence_of_every_language_can_be_cut(language):
    text = article("A", "", paragraph(language).sentences[0].text, language=language)
    (cut,) = summarize([text], words=5)

    assert cut.cuts
    assert cut.shown.endswith(" …")
    assert text.text.startswith(cut.shown.removesuffix(" …"))
    assert count_words(cut.shown, language) <= 5
