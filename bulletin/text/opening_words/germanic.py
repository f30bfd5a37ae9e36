"""How sentences open that lean on the one before: English, German, Dutch and the Scandinavian languages."""

# ruff: noqa: E501 - a pattern that is broken over lines is harder to check.

from __future__ import annotations

from bulletin.text.opening_words.table import OpeningWords

_EN_TIMES = "(?:morning|afternoon|evening|night|week|weekend|month|year|season|spring|summer|autumn|fall|winter|decade)"
_EN_LATER = "(?:minute|hour|day|week|month|year|moment)s? (?:later|earlier|before that|after that)"
_EN_OF_THEM = "of (?:them|those|these|the others)"
# "It" that stands for nothing: "It is raining", "It is not clear whether".
_EN_EXPLETIVE = (
    r"(?:is|'s|was|will be|would be|has been|had been|may be|remains|remained|became|seems|seemed)"
    r" (?:not |still |now |also |immediately |yet |widely |generally |reportedly |too |very |even )*"
    r"(?:(?:clear|unclear|uncertain|known|unknown|possible|impossible|likely|unlikely|expected|believed|thought"
    r"|understood|hoped|feared|estimated|reported|difficult|hard|easy|important|essential|crucial|vital|rare|common"
    r"|early|late|illegal|true|time)\b(?=.*\b(?:that|if|whether|how|when|why|who|what|to|for)\b)(?!.{0,12}\b(?:he|she)\b)"
    r"|(?:fitting|ironic|no surprise|no secret|no wonder)\b(?=.*\b(?:that|how)\b)|(?:just |shortly )?(?:after|before|about|past) \d"
    r"|raining|snowing|freezing|sunny|dark|cold|hot|summer|winter|spring|autumn|midnight|noon|christmas)"
    r"|(?:rained|snowed|takes|took|turns out|turned out|emerged|follows|seems|appears)\b(?! (?:him|her|them)\b)"
    r"|(?:seems|appears|emerged|turned out) that\b"
)

GERMANIC = {
    "en": OpeningWords(
        words="""he she it they him them his hers its their theirs her this that these those such neither both here
            nor or so therefore thus hence instead otherwise consequently accordingly which yes others thereafter
            thereby therein elsewhere""",
        own="i me my mine we our ours",
        cut="""but(?! for )|and|yet|also|meanwhile|then|however,|moreover|furthermore|additionally|nevertheless|nonetheless
            |still,|besides,|likewise,|similarly,|afterward|afterwards|later,|earlier,|finally,|indeed,|in addition,
            |in the meantime,|at the same time,|by contrast,|in contrast,|on the other hand,|even so,|in fact,|of course,
            |at the time,|rather,|as well,|to be sure,|that said,""",
        leans=(
            ("but", "for "),
            ("for", "(?:his|her|its|their) part|(?:this|that|these) reasons?|(?:example|instance)|(?:him|them|her)[ ,]"),
            ("as", "a result(?! of)|such,|well,|he |she |they "),
            ("because", r"of (?:this|that|it)(?!\w)"),
            ("the", r"""two(?! \w+(?:s|men|women|children)\b)|pair|trio|duo|latter|others?|same|next (?:day|morning|week)
                |following (?:day|morning|week|month|year)|day (?:before|after)|former (?:was|is|has|had)"""),
            ("in on at to from with without of by under during after before since until despite following amid among"
             " between against about over through beyond behind prior",
             r"(?:order to do (?:so|this|that)|(?:to |\w+ing )?(?:this|that|these|those|them|him|it|which|then|doing so|so doing|turn"
             r"|response))(?!\w)"
             rf"(?! (?:\w+ )?{_EN_TIMES})"),
            ("about nearly almost roughly over", r"(?:half|all|a third|two thirds|two-thirds|a quarter)"
             r" (?:had|have|has|were|are|was|is|did|do|said|say|will|would|could|came|went|got)\b"),
            ("even", "so|then|that|this"),
            ("if unless once", r"(?:so|not,|(?:it|they|he|she)(?:'| |,)"
             r"(?!(?:is |s |was |were )?(?:not |now |still )?(?:true|clear|known|possible|necessary|raining|up to)))"),
            ("soon shortly immediately", "(?:afterwards?|thereafter|after,)[ ,]?"),
            ("no", ","),
            ("well sure right now", ","),
            ("like unlike according", r"(?:to )?(?:him|them|this|that|these|those|it)(?!\w)"),
            ("there", "(?:,|he |she |they )"),
            ("what", "'?s more"),
            ("maybe perhaps", "(?:that|this|it|he|she|they)(?![a-z])"),
            ("turns", "out"),
            ("not", "that |only (?:that|did (?:he|she|it|they))"),
            ("all", "(?:these|those|this|that|of this|of that) "),
            ("one two three four five six seven eight nine ten 0 another some many most several few all none each half",
             rf"{_EN_OF_THEM}|(?:was|were) |{_EN_LATER}"),
            ("a an several some hours days weeks months years minutes moments",
             rf"(?:few |couple of |short time )?(?:{_EN_LATER}|later)"),
            ("both neither", "of (?:them|those|these)"),
            ("later earlier", "(?:that|he |she |they )"),
        ),
        stands=(
            ("so", r"far\b|called|many |much |few |long as|as to"),
            ("yet", "another|to "),
            ("then", "-"),
            ("this that these those", rf"(?:\w+ )?{_EN_TIMES}|days\b|(?:january|february|march|april|may|june|july|august"
             r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
             r"|(?:who|wishing|with|aged|living|interested|wanting|seeking) "),
            ("both", "[^,.]{1,50} and "),
            ("neither", "[^,.]{1,50} nor "),
            ("here", "in "),
            ("it", _EN_EXPLETIVE),
            ("others", "in "),
            ("in", "addition to|contrast (?:to|with)|response to|turn \\w+ing|fact-"),
            ("at", "the same time as|this (?:year|week|month)"),
            ("the", "two(?:-| (?:countries|sides|leaders)\\b)|same-"),
        ),
        adverbials="""in on at during from by under within throughout asked speaking writing addressing questioned last
            next yesterday today tonight earlier later born beside besides realising realizing fearing believing seeing
            hearing hoping citing responding returning leaving arriving""",
        guarded="according following when while as after before since until despite for amid with",
        subjects="he she they it his her their",
    ),
    "de": OpeningWords(
        words="""er sie es ihm ihr ihnen ihn sein seine seinen seiner seinem ihre ihren ihrem ihrer dieser diese dieses
            diesen diesem dies das jener jene jenes oder also so jedoch auch dann danach deshalb daher darum dennoch
            trotzdem außerdem zudem allerdings dabei damit dagegen dazu daraus darauf darin dafür darüber davon davor
            hingegen inzwischen beide derweil unterdessen ebenso zugleich gleichzeitig stattdessen schließlich dort da
            hier anschließend später zuvor vielmehr nur somit demnach deren dessen andere letztere solche solches ferner
            weiter weiterhin hinzu immerhin dadurch""",
        own="ich mich mir mein meine wir uns unser unsere",
        cut="aber|und|doch|denn",
        leans=(
            ("auf", "der anderen seite|diese|diesem"),
            ("in im an am bei mit nach vor seit zu von aus durch für gegen ohne um über unter trotz wegen während laut",
             r"(?:diese[mnrs]?|jene[mnrs]?|ihm|ihr|ihnen|dessen|deren|folge dessen|ihren angaben|seinen angaben)(?!\w)"
             r"(?! (?:jahr|monat|woche|sommer|winter|herbst|frühjahr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag))"),
            ("einer eine eines zwei drei vier fünf 0 keiner keine einige viele mehrere",
             r"(?:von ihnen|davon|der (?:beiden|beiden))|(?:war|waren|ist|sind|wurde|wurden) "
             r"|(?:minuten|stunden?|tage?|wochen?|monate?|jahre?) (?:später|zuvor|danach|davor)"),
            ("wenige einen ein", "(?:minuten|stunden|tage?|wochen?|monate?|jahre?) (?:später|zuvor|danach|davor)"),
            ("die der das", r"beiden(?: \w+(?:ten|te|en) |,)|gleiche|andere "),
            ("zum", "einen|anderen|beispiel"),
        ),
        stands=(
            ("diese dieser dieses diesen", r"(?:jahr|monat|woche|sommer|winter|herbst|montag|dienstag|mittwoch|donnerstag"
             r"|freitag|samstag|sonntag)"),
            ("das", r"(?!(?:ist|war|sind|waren|hat|hatte|habe|soll|sollte|wird|wurde|würde|kann|könnte|sei|bedeutet|zeigt|teilte"
             r"|sagte|berichtet|geht|gilt|heißt|liegt|muss|will|macht|ergab|gab|gibt|dürfte|führte|sagen)\b)"),
            ("so", r"(?:viele?|lange|wie) "),
            ("es", r"(?:regnet|schneit|gibt|gab|ist (?:noch |nicht |weiter |völlig )*(?:unklar|klar|möglich|wahrscheinlich)"
             r"|war (?:noch |zunächst |nicht )*(?:unklar|klar)|wird (?:erwartet|vermutet)|bleibt (?:unklar|abzuwarten))"),
            ("sie", r"(?:alle )?,"),
            ("beide", r"\w+(?:er|en|te) "),
            ("später", r"am "),
            ("wegen während", "des "),
        ),
        adverbials="am im in bei vor seit zu zum zur auf gestern heute morgen unter aus",
        guarded="nach mit laut",
        subjects="er sie",
        inverted="""sagte hat habe ist war wurde wird hatte erklärte kündigte will wollte konnte kann soll sollte muss
            musste betonte sei werde""",
    ),
    "nl": OpeningWords(
        words="""hij zij ze het hem hen hun dit dat deze die zo dus daarom daarna daarnaast daarmee daarbij daardoor
            daarvoor daar toen dan ook echter bovendien toch desondanks intussen ondertussen verder vervolgens
            tegelijkertijd beide beiden hierdoor hiermee hierbij later eerder zulke of anderen laatstgenoemde""",
        own="ik mij mijn wij we ons onze",
        cut="maar|en|want|doch",
        leans=(
            ("in op aan bij met na voor sinds van uit door tegen zonder om over onder ondanks volgens tijdens",
             r"(?:dit|dat|deze|die|hem|hen|haar)(?= |,)(?! (?:jaar|maand|week|weekend|zomer|winter))|elkaar"),
            ("een twee drie vier 0", r"van (?:hen|hun|deze|die)|(?:uur|dagen|weken|maanden|jaar) (?:later|eerder)"),
            ("haar", r"(?=\w)"),
            ("aan", "de andere kant"),
        ),
        stands=(
            ("het", r"(?!(?:is|was|gaat|ging|zou|kan|werd|wordt|heeft|had|betreft|betekent|blijft) )"
             r"|(?:regent|sneeuwt|is (?:nog )?(?:niet )?(?:duidelijk|onduidelijk|bekend|onbekend))"),
            ("deze dit die dat", "(?:week|maand|jaar|zomer|winter|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"),
            ("later eerder", "(?:dit|deze|op|in) "),
            ("zo", "n |'n |\\w+ mogelijk"),
            ("dan", "-"),
        ),
    ),
    "sv": OpeningWords(
        words="""han hon hen den det de dem hans hennes dess deras denna detta dessa sådan sådana så därför därmed därefter
            dessutom däremot också dock ändå samtidigt sedan då där därför båda eller alltså istället även senare""",
        own="jag mig min mitt mina vi oss vår vårt våra",
        cut="men|och",
        leans=(
            ("i på av för med till från vid efter före under utan om mot enligt trots",
             r"(?:detta|denna|dessa|det|den|honom|henne|dem)(?= |,)(?! (?:vecka|år|månad|här))"),
            ("en ett två tre fyra 0", r"av (?:dem|dessa)|(?:timmar|dagar|veckor|månader|år) (?:senare|tidigare)"),
        ),
        stands=(
            ("den det de dessa", r"(?:\d|\w+(?:a|e) \w+|som )|(?:regnar|snöar|är (?:ännu )?(?:inte |fortfarande )?(?:klart|oklart))"),
            ("denna detta", "(?:vecka|år|månad)"),
            ("så", "kallad|många |sent |länge "),
            ("då", "\\w+ "),
            ("sedan", "(?:\\d|den |början|i |förra |dess)"),
            ("senare", "i "),
            ("även", "om "),
        ),
    ),
    "da": OpeningWords(
        words="""han hun det den de dem hans hendes dets deres denne dette disse sådan sådanne så derfor dermed derefter
            desuden derimod også dog alligevel samtidig siden da der begge eller altså i stedet""",
        own="jeg mig min mit mine vi os vores",
        cut="men|og",
        leans=(
            ("i på af for med til fra ved efter før under uden om mod ifølge trods",
             r"(?:dette|denne|disse|det|ham|hende|dem)(?= |,)(?! (?:uge|år|måned))"),
            ("en et to tre fire 0", r"af (?:dem|disse)|(?:timer|dage|uger|måneder|år) (?:senere|tidligere)"),
        ),
        stands=(
            ("den det de", r"(?:\d|\w+e \w+|der |som )|(?:regner|sner|er (?:endnu )?(?:ikke |stadig )?(?:klart|uklart))"),
            ("der", "(?:er|var|har|bliver|blev|kan|vil|skal) "),
            ("da", "\\w+ "),
            ("siden", "(?:\\d|den |i )"),
            ("i", "(?!stedet)"),
            ("så", "mange |længe "),
        ),
    ),
    "no": OpeningWords(
        words="""han hun hen det den de dem hans hennes dets deres denne dette disse slik slike så derfor dermed deretter
            dessuten derimot også likevel samtidig siden da der begge eller altså""",
        own="jeg meg min mitt mine vi oss vår vårt våre",
        cut="men|og",
        leans=(
            ("i på av for med til fra ved etter før under uten om mot ifølge tross",
             r"(?:dette|denne|disse|det|ham|henne|dem)(?= |,)(?! (?:uken|året|måneden))"),
            ("en ett to tre fire 0", r"av (?:dem|disse)|(?:timer|dager|uker|måneder|år) (?:senere|tidligere)"),
        ),
        stands=(
            ("den det de", r"(?:\d|\w+e \w+|som )|(?:regner|snør|er (?:ennå |fortsatt )?(?:ikke )?(?:klart|uklart))"),
            ("der", "(?:er|var) "),
            ("da", "\\w+ "),
            ("siden", "(?:\\d|den |i )"),
            ("så", "mange |lenge "),
        ),
    ),
}  # fmt: skip
