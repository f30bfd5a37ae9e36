"""How sentences open that lean on the one before: the Romance languages."""

# ruff: noqa: E501 - a pattern that is broken over lines is harder to check.

from __future__ import annotations

from bulletin.text.opening_words.table import OpeningWords

ROMANCE = {
    "pt": OpeningWords(
        words="""ele ela eles elas isso isto aquilo esse essa esses essas este esta estes estas aquele aquela aqueles
            aquelas seu sua seus suas ou assim portanto então logo ambos ambas daí lá ali nele nela neles nelas dele
            dela deles delas disso disto nisso nisto nesse nessa nesses nessas desse dessa desses dessas naquele naquela
            outros outras tal tais""",
        own="eu meu minha nós nosso nossa nossos nossas",
        cut="""mas|e|porém|contudo|todavia|entretanto|também|ademais|aliás|depois,|além disso|no entanto|por outro lado
            |por sua vez|ao mesmo tempo,|enquanto isso|já|apesar disso|mesmo assim|ainda assim|na verdade,|de fato,
            |por fim,|finalmente,|em seguida|antes,|antes disso|depois disso|a seguir,|cabe lembrar que""",
        leans=(
            ("o", "(?:mesmo|outro|primeiro|segundo)[ ,](?:foi|é|era|está)|que (?:é|foi|era) |dois[ ,]"),
            ("a", "(?:mesma|outra)[ ,](?:foi|é|era)|duas[ ,]"),
            ("os as", r"(?:dois|duas|outros|outras|demais|mesmos|mesmas)(?: (?:foram|são|estavam|eram|disseram"
             r"|\w+(?:arão|erão|irão|aram|eram|iram|avam|iam))\b|[,.])"),
            ("aí", "sim"),
            ("um uma dois duas três quatro cinco 0 nenhum nenhuma alguns algumas muitos muitas vários",
             "(?:deles|delas|desses|dessas|destes|destas)|(?:foi|foram|era|eram|está|estão) "
             r"|(?:minutos|horas?|dias?|semanas?|mes|meses|anos?) (?:depois|antes|mais tarde)"),
            ("por para com sem sobre segundo conforme após desde até entre contra apesar diante além antes depois"
             " de em a", "(?:de |da |do |disso|disto|isso|isto|ele|ela|eles|elas|esse|essa|esses|essas"
             "|tal|tanto|conta disso|causa disso|acordo com (?:ele|ela|eles|elas))(?<!de )(?<!da )(?<!do )(?!\\w)"),
            ("o a os as", "(?:seu|sua|seus|suas) "),
            ("na", "ocasião[ ,]|época,|sequência"),
            ("no", "dia (?:seguinte|anterior)|mesmo"),
            ("ainda", "(?:segundo|de acordo|conforme|assim|na|no|em|ontem|hoje|nesta|neste)"),
            ("foi era é será são eram foram", "(?:o|a|os|as|um|uma|ele|ela|isso|isto|por isso|assim) "),
            ("todos todas", "(?:morreram|foram|estavam|eram|são|estão|tinham|têm) "),
            ("é", r"\w+[ai]d[oa] (?!o |a |os |as |um |uma |que )"),
            ("disse afirmou declarou acrescentou explicou", "(?:que|ainda|também|ele|ela) "),
            ("pouco horas dias meses anos semanas minutos", "(?:tempo )?(?:depois|antes|mais tarde)"),
        ),
        stands=(
            ("este esta estes estas", "(?:ano|mês|semana|noite|manhã|tarde|segunda|terça|quarta|quinta|sexta|sábado|domingo)"),
            ("assim", "que |como "),
            ("logo", "após |depois d|que |antes d|no |na "),
            ("já", "(?!o |a |os |as |no |na |nos |nas |em )"),
            ("e", "se "),
            ("ou", "[^,.]{1,50} ou "),
            ("entretanto", "que"),
            ("tal", "como "),
            ("antes", "d[eao]"),
        ),
        adverbials="em no na nos nas ao à aos durante até nesta neste ontem hoje amanhã questionado questionada "
        "perguntado nascido nascida formado formada casado casada eleito eleita preso presa acusado acusada radicado radicada",
        guarded="após segundo conforme com para por de desde quando",
        subjects="ele ela eles elas",
        subjectless=r"(?:não |ainda |também |já |nunca |só )?(?:\w+(?:ou|eu|iu|eve|ez)|(?:foi|é|era|estava) \w+[ai]d[oa])(?= [a-zà-ý])"
        "(?! (?:o|a|os|as|um|uma|ao|que) )",
        starts="""o a os as um uma uns umas em no na nos nas de do da dos das ao à aos às com sem para por pelo pela segundo
            conforme após antes durante desde até entre sobre sob contra cada todo toda todos todas nenhum nenhuma quem
            alguns algumas muitos muitas vários várias dois duas três quatro cinco seis sete oito nove dez mais menos
            cerca quase apenas só nem quando se embora apesar ontem hoje há outro outra ainda enquanto como""",
    ),
    "es": OpeningWords(
        words="""él ella ello ellos ellas esto eso aquello este esta estos estas ese esa esos esas aquel aquella
            su sus o así luego entonces ambos ambas allí ahí éste ésta éstos éstas ése ésa tal tales otros otras dicho
            dicha dichos dichas""",
        own="yo mi mis nosotros nuestro nuestra nuestros nuestras",
        cut="""pero|y|e|también|además,|asimismo|asimismo,|sin embargo|por su parte|por otra parte|por otro lado
            |en cambio|no obstante|mientras tanto|en tanto,|a su vez|al mismo tiempo,|de hecho,|por último|finalmente,
            |después,|posteriormente|a continuación,|con todo,|aun así|en realidad,|previamente,""",
        leans=(
            ("el la los las", "(?:mism[oa]s?|otr[oa]s?|dos)(?: (?:fue|es|era|fueron|son|eran|están)|[,.])|que (?:es|fue) "
             "|(?:primero|segundo|último)[ ,](?:fue|es)"),
            ("un uno una dos tres cuatro cinco 0 ninguno ninguna algunos algunas muchos muchas varios",
             r"de (?:ellos|ellas|estos|estas|esos|esas)|(?:fue|fueron|era|eran|está|están) "
             r"|(?:minutos?|horas?|días?|semanas?|mes|meses|años?) (?:después|antes|más tarde)"),
            ("por para con sin sobre según tras desde hasta entre contra pese debido además antes después de en a ante",
             "(?:de |a |que )?(?:esto|eso|ello|él|ella|ellos|ellas|este|esta|ese|esa|esos|esas|tal|tanto|consiguiente"
             "|lo tanto)(?!\\w)(?! (?:año|mes|semana|noche|mañana|tarde|lunes|martes|miércoles|jueves|viernes|sábado"
             "|domingo|verano|otoño|invierno))"),
            ("al", "día siguiente|respecto"),
            ("fue era es será son eran", "(?:el|la|los|las|un|una) |por eso|así|él|ella"),
            ("dijo afirmó añadió agregó señaló explicó", "(?:que|también|además) "),
            ("horas días meses años semanas minutos poco", "(?:después|más tarde|antes)"),
        ),
        stands=(
            ("este esta estos estas", "(?:año|mes|semana|noche|mañana|tarde|lunes|martes|miércoles|jueves|viernes|sábado"
             "|domingo|verano|otoño|invierno|primavera)"),
            ("así", "como "),
            ("luego", "de "),
            ("además", "de "),
            ("tal", "como "),
            ("o", "[^,.]{1,50} o "),
            ("sin", "embargo de"),
            ("y", "si "),
        ),
        adverbials="en el la al durante hasta este ayer hoy mañana preguntado preguntada a",
        guarded="tras según con para por de desde cuando",
        subjects="él ella ellos ellas",
        subjectless=r"\w+[óé](?= [a-zà-ý])(?! (?:el|la|los|las|un|una|al|que) )",
        starts="""el la los las lo un una unos unas en de del al a con sin para por según tras antes durante desde hasta
            entre sobre bajo contra cada todo toda todos todas ningún ninguna quien quienes algunos algunas muchos muchas
            varios varias dos tres cuatro cinco seis siete ocho nueve diez más menos cerca casi sólo solo ni cuando si
            aunque ayer hoy hay otro otra aún mientras como""",
    ),
    "it": OpeningWords(
        words="""egli lui lei ella esso essa essi esse loro ciò questo questa questi queste quello quella quelli
            quelle costui suo sua suoi sue o quindi dunque così perciò pertanto entrambi entrambe lì là ne tale tali
            altri altre""",
        own="io mio mia noi nostro nostra nostri nostre",
        cut="""ma|e|ed|anche|però|inoltre|tuttavia|invece|intanto|nel frattempo|poi|infine|d'altra parte|dal canto suo
            |in realtà,|allo stesso tempo,|peraltro|successivamente|in seguito,|infatti,|del resto,|eppure""",
        leans=(
            ("il la i gli le lo", r"(?:stess[oaie]|altr[oaie]|due)(?: (?:è|era|sono|erano|hanno)|[,.])|giorno (?:dopo|seguente)"),
            ("un uno una due tre quattro cinque 0 nessuno nessuna alcuni alcune molti molte",
             r"di (?:loro|essi|esse|questi|queste)|(?:è|era|sono|erano) "
             r"|(?:minuti|ore|ora|giorni|giorno|settimane|mesi|anni|anno) (?:dopo|prima|più tardi)"),
            ("per con senza su secondo dopo da fino tra fra contro nonostante a di in oltre prima",
             r"(?:di |a |d')?(?:questo|quello|ciò|lui|lei|loro|essi|esse|tale|tanto)(?!\w)"),
            ("è era sarà sono erano", r"(?:il|lo|la|i|gli|le|un|uno|una|l'\w+|stat[oaie] (?:il|la|lo|un|una)) "),
            ("ha", "detto (?:che|anche)|aggiunto"),
            ("ore giorni mesi anni settimane minuti poco", "(?:dopo|prima|più tardi)"),
            ("al", "contrario,|riguardo|proposito"),
        ),
        stands=(
            ("questo questa questi queste", "(?:anno|mese|settimana|notte|mattina|sera|pomeriggio|estate|inverno|weekend)"),
            ("così", "come "),
            ("o", "[^,.]{1,50} o "),
            ("quelli quelle", "che "),
            ("quello", "che "),
            ("invece", "di "),
            ("ma e", "se "),
        ),
        adverbials="in nel nella nelle nei al alla durante ieri oggi domani a lo",
        guarded="dopo secondo con per da quando",
        subjects="lui lei loro egli",
        starts="""il lo la i gli le l un uno una in nel nello nella nei negli nelle di del dello della dei degli delle al allo
            alla ai agli alle a con senza per secondo dopo prima durante da dal dallo dalla dai dagli dalle fino tra fra
            su sul sullo sulla contro ogni tutti tutte nessun nessuno nessuna chi alcuni alcune molti molte due tre
            quattro cinque sei sette otto nove dieci più meno circa quasi solo quando se anche ieri oggi c mentre come""",
    ),
    "fr": OpeningWords(
        words="""il elle ils elles lui eux celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci ce c cela ça ceci
            cet cette ces son sa ses leur leurs ou or donc ainsi puis là tous toutes tel telle d'où voilà voici""",
        own="je j moi mon ma mes nous notre nos",
        cut="""mais|et|cependant|toutefois|pourtant|néanmoins|aussi,|également,|en outre|de plus,|par ailleurs|en revanche
            |en même temps,|pendant ce temps|de son côté|pour sa part|enfin,|ensuite,|puis|d'autre part|d'ailleurs
            |entre-temps|dans le même temps,|en fait,|en effet,|par la suite,|auparavant,""",
        leans=(
            ("l", "'(?:un d'eux|une d'elles|autre (?:est|a|était)|intéressé)"),
            ("le la les", r"(?:même|lendemain|second|seconde|premier|première|autre|autres|deux)(?: (?:est|a|était|ont|sont|étaient)|[,.])"
             "|tout |(?:lendemain|premier d'entre)"),
            ("un une deux trois quatre cinq 0 aucun aucune certains certaines plusieurs beaucoup",
             r"d'entre (?:eux|elles)|de ces|(?:est|a été|était|ont été|sont|étaient) "
             r"|(?:minutes|heures?|jours?|semaines?|mois|ans?|an) (?:plus tard|après|auparavant|plus tôt)"),
            ("pour avec sans sur selon après depuis dès contre malgré outre avant parmi chez face à de en d par dans",
             r"'?(?:à |de |d')?(?:cela|ça|celui-ci|celle-ci|ceux-ci|lui|elle|eux|elles|ce|cet|cette|ces|tel|telle|conséquence"
             r"|après (?:lui|elle|eux))(?!\w)(?! (?:semaine|année|mois|matin|soir|nuit|week-end|lundi|mardi|mercredi|jeudi"
             r"|vendredi|samedi|dimanche|jour-là|été|hiver|printemps|automne|qui|que))"),
            ("au", "contraire,"),
            ("quelques peu", r"(?:minutes|heures|jours|semaines|mois|ans)? ?(?:plus tard|après|auparavant)"),
        ),
        stands=(
            ("il", r"(?:y a|n'y a|y avait|y aura|est (?:possible|probable|important|difficile|temps|interdit|prévu)|s'agit de"
             "|faut|faudra|pleut|neige|pleuvait)"),
            ("ce cette", "(?:semaine|année|mois|matin|soir|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
             "|été|hiver|printemps|automne|nuit)"),
            ("c", "'est (?:en|à|dans|le \\d|ce|hier|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)[^,.]{2,60} qu"),
            ("celui celle ceux celles", "qui |que "),
            ("ainsi", "que "),
            ("tous toutes", "les "),
            ("ou", "[^,.]{1,50} ou "),
            ("de", "plus (?:de|en)"),
            ("tel telle", "est "),
            ("avant", "même"),
            ("mais et", "si "),
        ),
        adverbials="dans en au à aux lors pendant dès sur hier aujourd demain interrogé interrogée durant le vers",
        guarded="après selon pour depuis avec avant de d",
        subjects="il elle ils elles",
    ),
    "ca": OpeningWords(
        words="""ell ella ells elles això allò aquest aquesta aquests aquestes aquell aquella seu seva així doncs llavors
            ambdós allà o tots dos""",
        own="jo nosaltres nostre nostra",
        cut="però|i|també|a més,|tanmateix|no obstant això|d'altra banda|mentrestant|per la seva banda|alhora,|finalment,",
        leans=(("per amb sense sobre segons des fins entre contra de en a", r"(?:això|ell|ella|ells|elles|aquest|aquesta)(?= |,)"
                r"(?! (?:any|mes|setmana|nit))"),),
        stands=(("aquest aquesta", "(?:any|mes|setmana|nit|matí|tarda|dilluns|dimarts|dimecres|dijous|divendres|dissabte)"),
                ("tots", "(?!dos)"), ("així", "com ")),
    ),
    "ro": OpeningWords(
        words="""el ea ei ele acesta aceasta aceștia acestea acela aceea acest această acești aceste lui lor sa său săi
            sale asta astfel deci apoi atunci acolo ambii ambele sau totodată prin""",
        own="eu meu mea noi nostru noastră",
        cut="dar|și|iar|însă|de asemenea|totuși|în plus|pe de altă parte|în același timp|între timp|ulterior|în schimb",
        leans=(
            ("prin", "urmare|aceasta"),
            ("în la cu de din pe pentru după fără sub despre",
             r"(?:acest|această|acesta|aceasta|acestea|acel|el|ea|ei|ele|aceea)(?= |,)(?! (?:an|săptămână|lună))"),
            ("unul una doi două trei 0", "dintre (?:ei|ele|aceștia)"),
        ),
        stands=(("prin", "(?!urmare|aceasta)"), ("acest această", "(?:an|săptămână|lună|weekend)"), ("lui", r"[a-z]\w+ i"),
                ("apoi", "(?!.)")),
        adverbials="în la după potrivit ieri azi pe",
        subjects="el ea ei ele",
    ),
}  # fmt: skip
