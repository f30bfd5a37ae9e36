"""How sentences open that lean on the one before: the Slavic languages."""

# ruff: noqa: E501 - a pattern that is broken over lines is harder to check.

from __future__ import annotations

from bulletin.text.opening_words.table import OpeningWords

SLAVIC = {
    "ru": OpeningWords(
        words="""он она оно они его её ее их ему ей им это этот эта эти эту этого этому этим тот та те такой такая такие
            такое так или поэтому потому там тогда оба обе причём причем здесь туда отсюда данный данная данные другие
            остальные последний""",
        own="я мой моя мне мы наш наша нам",
        cut="""но|а|и|однако|также|тоже|кроме того,|при этом|в то же время|тем не менее|между тем|тем временем|затем|потом
            |вместе с тем|к тому же|впрочем,|помимо этого,|более того,|наконец,|на самом деле,|в свою очередь|позднее,|позже,
            |зато""",
        leans=(
            ("по", "(?:его|её|ее|их) (?:словам|мнению|данным|оценке)|этому|этим"),
            ("в на с со к у от до из из-за для после перед при без о об за под над между среди благодаря вопреки несмотря"
             " через против согласно",
             r"(?:на )?(?:это[мйтгу]\w*|эти[мхй]\w*|эту|него|неё|нее|них|нему|ней|ним|ними|того|том|тем|чего|результате чего"
             r"|ответ)(?= |,)(?! (?:году|месяце|неделе|раз|же|году|как|что|кто))"),
            ("один одна двое трое четверо пятеро 0 некоторые многие большинство никто",
             r"из (?:них|этих)|(?:был|была|были) |(?:минут\w*|час\w*|дн\w+|день|недел\w+|месяц\w*|лет|год\w*) спустя"),
            ("через спустя", r"(?:\w+ )?(?:минут\w*|час\w*|дн\w+|день|недел\w+|месяц\w*|лет|год\w*)(?: после этого|,| он| она)"),
            ("как", "он |она |они |оказалось,"),
        ),
        stands=(
            ("тот та те", ", (?:кто|что|котор)|же "),
            ("так", "как |называем|и "),
            ("последний", r"(?!раз)\w+ "),
            ("данные", r"(?:о|об|по|опроса|экспертов|\w+[ыи]х?) "),
            ("этой этим", "(?:весной|зимой|летом|осенью)"),
            ("и", "о |о\\."),
            ("их", "-"),
            ("в", "то же время как"),
            ("между", "тем и"),
        ),
        adverbials="в во на за при до перед отвечая выступая вчера сегодня накануне ранее позднее ночью утром",
        guarded="по после с со",
        bare="(?:[а-яё]+ ){0,3}[а-яё]+",
        subjects="он она они",
    ),
    "uk": OpeningWords(
        words="""він вона воно вони його її їх йому їй їм це цей ця ці той та ті такий така такі так або тому там тоді
            обидва обидві отже""",
        own="я мій моя ми наш наша",
        cut="""але|а|і|й|проте|однак|також|крім того,|водночас|тим часом|натомість|при цьому|потім|згодом|до того ж|зрештою,""",
        leans=(
            ("за", "(?:його|її|їхніми|їх) (?:словами|даними)|цим"),
            ("в у на з із до від після перед при без про для через", "(?:ц\\w{1,3}|нього|неї|них|ним|ними|тому|того)(?= |,)"
             "(?! (?:році|місяці|тижні))"),
            ("один одна двоє троє 0", "з (?:них|цих)"),
        ),
        stands=(("той та ті", ", (?:хто|що|як)"), ("так", "званий|як |і "), ("тому", "що ")),
        adverbials="в у на після за під до вчора сьогодні раніше",
        subjects="він вона вони",
    ),
    "pl": OpeningWords(
        words="""on ona ono oni one jego jej ich im jemu to ten ta te ci tamten taki taka takie tak więc dlatego tam
            wtedy obaj obie oboje lub zatem stąd tymczasem""",
        own="ja mój moja my nasz nasza mnie",
        cut="ale|a|i|jednak|także|również|też|ponadto|poza tym|natomiast|z kolei|jednocześnie|następnie|potem|mimo to"
        "|co więcej,|w dodatku|z drugiej strony,|zresztą",
        leans=(
            ("w we na z ze do od po przed przy bez o dla przez za według mimo oprócz",
             r"(?:tego|tym|tej|tych|temu|niego|niej|nich|nim|nimi|to)(?= |,)(?! (?:roku|miesiącu|tygodniu|samym))"),
            ("jak", "(?:dodał|dodała|podkreślił|podkreśliła|powiedział|zaznaczył)[ ,]"),
            ("jeden jedna dwóch troje 0", "z nich"),
        ),
        stands=(("ci te ten ta to", ", (?:co|któr)"), ("ta te ten", "(?:tydzień|rok)"), ("tak", "zwan|jak "),
                ("to", r"\w+ (?:jest|był|była)\b(?!.)")),
        adverbials="w we na po podczas według przed wczoraj dziś od",
        subjects="on ona oni",
    ),
    "cs": OpeningWords(
        words="""on ona ono oni ony jeho její jejich mu jí jim to ten ta ti ty tento tato toto tito tyto takový taková tak
            proto tam tehdy oba obě nebo tedy tím tomu""",
        own="já můj moje my náš naše",
        cut="ale|a|i|však|také|rovněž|navíc|kromě toho|zároveň|přesto|poté|potom|mezitím|naopak|dále|následně|nicméně",
        leans=(
            ("v ve na z ze do od po před při bez o pro přes za podle kvůli díky",
             r"(?:toho|tom|té|těch|tomu|něj|něho|ní|nich|ním|nimi|to|tím|tohoto|této|těchto)(?= |,)(?! (?:roce|měsíci|týdnu))"),
            ("jeden jedna dva tři 0", "z nich"),
        ),
        stands=(("ten ta to ti", ", (?:kdo|co|kter)"), ("tento tato", "(?:týden|rok|měsíc)"), ("tak", "zvan|jak "),
                ("a", "[a-z]\\b")),
        adverbials="v ve na po podle při během včera dnes",
        subjects="on ona oni",
    ),
    "sk": OpeningWords(
        words="""on ona ono oni ony jeho jej ich mu im to ten tá tie tí tento táto toto títo tieto taký taká tak preto
            tam vtedy obaja obe alebo teda tým tomu""",
        own="ja môj moja my náš naša",
        cut="ale|a|i|však|tiež|takisto|navyše|okrem toho|zároveň|napriek tomu|potom|medzitým|naopak|ďalej|následne",
        leans=(
            ("v vo na z zo do od po pred pri bez o pre cez za podľa",
             r"(?:toho|tom|tej|tých|tomu|neho|nej|nich|ním|nimi|to|tým|tohto|tejto|týchto)(?= |,)(?! (?:roku|mesiaci|týždni))"),
            ("jeden jedna dvaja traja 0", "z nich"),
        ),
        stands=(("ten tá to tí", ", (?:kto|čo|ktor)"), ("tento", "(?:týždeň|rok|mesiac)"), ("tak", "zvan|ako ")),
        adverbials="v vo na po podľa počas včera dnes",
        subjects="on ona oni",
    ),
    "bg": OpeningWords(
        words="""той тя то те него нея тях неговият неговата нейният техните този тази това тези онзи така затова там
            тогава двамата двете или такъв такава""",
        own="аз ние моят нашият",
        cut="но|а|и|обаче|също|освен това|същевременно|междувременно|въпреки това|след това|в същото време",
        leans=(
            ("в във на с със за от до след при без преди по", r"(?:този|тази|това|тези|него|нея|тях)(?= |,)"
             r"(?! (?:година|седмица|месец))"),
            ("един една двама трима 0", "от тях"),
        ),
        stands=(("тази този", "(?:година|седмица|месец)"), ("така", "нарече"), ("и", "\\w\\.")),
    ),
    "hr": OpeningWords(
        words="""on ona ono oni one njegov njegova njihov njihova njen njezina to taj ta te ti ovaj ova ovo ovi ove onaj
            tako stoga zato tamo tada obojica obje ili dakle""",
        own="ja mi moj naš",
        cut="ali|a|i|međutim|također|osim toga|istodobno|u međuvremenu|ipak|potom|zatim|nadalje",
        leans=(
            ("u na s sa za od do iz nakon prije pri bez o po zbog", r"(?:tog|tome|tom|toga|te|tim|njega|nje|njih|njemu|ovog)(?= |,)"
             r"(?! (?:godine|tjedna|mjeseca))"),
            ("jedan jedna dvojica 0", "od njih"),
        ),
        stands=(("ovaj ove ova", "(?:tjedan|godine|mjesec)"), ("tako", "zvan"), ("ti te ta", "[A-Z]")),
    ),
    "sl": OpeningWords(
        words="""on ona ono oni one njegov njegova njihov njihova njen to ta te ti tisti tako zato tam takrat oba obe ali
            torej""",
        own="jaz mi moj naš",
        cut="a|in|vendar|toda|pa|prav tako|poleg tega|hkrati|medtem|kljub temu|nato|potem",
        leans=(("v na z s za od do iz po pred pri brez o", r"(?:tem|tega|temu|njim|njega|njo|njih|to)(?= |,)(?! (?:letu|tednu))"),),
        stands=(("ta", "(?:teden|mesec)"), ("tako", "imenovan"), ("medtem", "ko "), ("potem", "ko ")),
    ),
}  # fmt: skip
