"""Words for parts that one person, body or place plays, by language: whoever won, wrote it, was arrested."""

from __future__ import annotations

# A line a part, words as regular expressions. Two different names beside words of one part play it both.
PARTS = {
    "en": r"""
        wins elect\w*|w[io]n(?:s|ning)?|winners?|victor\w*|champions?|beat|defeat\w*
        succeeds succe(?:ed|ss)\w*|tak\w+ over|took over|replac\w+|appoint\w*|nam(?:ed|es)|nominat\w*
        succeeds becom\w+|became|new|head|chosen|chose|chief executive
        scores scor\w+|head(?:ed|s)|goals?|struck|netted|converted
        makes wr[io]t\w*|author\w*|paint\w+|direct(?:ed|s|or)|compos\w+|design\w*
        makes discover\w*|invent\w*|found(?:ed|er)|creat\w+
        suspected arrest\w*|held|detain\w*|charged|suspect\w*|accused|sentenc\w*|convict\w*
        suspected shot dead|gunman|attacker|driver|killer
        victim killed|died|dead|murder\w*|victims?|drown\w*
        resigns resign\w*|step\w* down|quits?|dismiss\w*|sacked|fired
        hosts host\w*|held|venue|go(?:es)? to|went to|tak\w+ place|staged|stage
        buys buy(?:s|ing)?|bought|acquir\w*|sold|takeover|purchas\w*|merg\w+
        builds build\w*|built|contract\w*|suppl\w+|goes to|went to|awarded
        leads le(?:d|ads?|ading)|chair\w*|president|minister|mayor|governor|ambassador|chancellor
        leads coach|captain|director|bishop|head of|general|commander
        owns own(?:s|ed|er|ers)?
        signs sign(?:s|ed)?|joins?|joined|transfer\w*
    """,
    "de": r"""
        wins gewählt|gewann\w*|gewinn\w*|sieger\w*|meister\w*
        succeeds nachfolg\w*|übernimmt|ernannt|abgelöst|ersetzt|neue[rn]?|wird
        makes geschrieben|schrieb|autor\w*|gemalt|regisseur\w*|entdeck\w*|erfand|gründe\w*
        suspected festgenommen|verhaftet|verdächtig\w*|angeklagt|verurteilt
        resigns zurückgetreten|rücktritt|tritt
        leads leitet|präsident\w*|minister\w*|bürgermeister\w*|botschafter\w*|trainer\w*
        buys kauft\w*|übernimmt|erwirbt|verkauft
    """,
    "fr": r"""
        wins élu\w*|gagn\w+|remport\w+|vainqueur|champion\w*
        succeeds succ[eè]d\w*|remplac\w+|nomm\w+|désign\w+|devien\w+
        makes écri\w+|auteure?|peint\w*|réalis\w+|découv\w+|invent\w+|fond\w+
        suspected arrêt\w+|suspect\w*|accus\w+|condamn\w+|inculp\w+
        resigns démission\w*
        leads dirig\w+|présid\w+|ministre|maire|ambassad\w+|entraîneur
        buys achet\w+|rachet\w+|acqui\w+|vend\w+
    """,
    "es": r"""
        wins elegid\w+|gan[óa]\w*|venci\w+|campe[oó]n\w*
        succeeds suced\w+|reemplaz\w+|nombrad\w+|design\w+|asum\w+
        makes escri\w+|autora?|pint\w+|dirigi\w+|descubri\w+|invent\w+|fund\w+
        suspected detenid\w+|arrest\w+|sospechos\w+|acusad\w+|condenad\w+
        resigns dimiti\w+|renunci\w+
        leads preside\w*|ministr\w+|alcalde\w*|embajador\w*|entrenador\w*
        buys compr\w+|adquiri\w+|vend\w+
    """,
    "pt": r"""
        wins eleit\w+|venc\w+|ganh\w+|campe[ãa]\w*
        succeeds suced\w+|substitu\w+|nomead\w+|indicad\w+|assum\w+
        makes escrev\w+|escrit\w+|autora?|pint\w+|dirigi\w+|descobri\w+|invent\w+|fund\w+
        suspected pres[oa]|detid\w+|suspeit\w+|acusad\w+|condenad\w+
        resigns renunci\w+|demiti\w+
        leads preside\w*|ministr\w+|prefeit\w+|embaixador\w*|treinador\w*|técnico
        buys compr\w+|adquiri\w+|vend\w+
    """,
    "it": r"""
        wins elett[oa]|vint\w*|vince\w*|campion\w+
        succeeds succed\w+|sostitu\w+|nominat\w+|divent\w+
        makes scri\w+|autore|autrice|dipint\w+|dirett\w+|scop\w+|invent\w+|fondat\w+
        suspected arrestat\w+|sospett\w+|accusat\w+|condannat\w+
        resigns dimess\w+|dimission\w*
        leads president\w+|ministr\w+|sindac\w+|ambasciator\w+|allenator\w+
        buys compra\w*|acquist\w+|vend\w+
    """,
    "vi": r"""
        wins đắc cử|thắng|vô địch|trúng cử
        succeeds kế nhiệm|thay thế|bổ nhiệm
        makes viết|tác giả|đạo diễn|phát minh
        suspected bị bắt|nghi phạm|bị cáo
        resigns từ chức
        leads chủ tịch|bộ trưởng|thủ tướng|tổng thống|đại sứ|huấn luyện viên
        buys mua|bán
    """,
    "ru": r"""
        wins избран\w*|побед\w+|выигра\w+|чемпион\w*
        succeeds сменит|назначен\w*|возглав\w+
        makes написа\w+|автор\w*|режисс[её]р\w*|откры\w+|основа\w+
        suspected задержан\w*|арестован\w*|подозрева\w+|обвиня\w+|осужд[её]н\w*
        resigns отставк\w+
        leads президент\w*|министр\w*|мэр\w*|посол|тренер\w*
        buys купи\w+|прода\w+
    """,
}

# Beside words for kin two of one family name are two people.
KIN = {
    "en": r"brothers?|sisters?|siblings?|twins?|wife|husband|widow(?:er)?|sons?|daughters?|father|mother|parents"
    r"|cousins?|uncle|aunt|nephew|niece|grand\w+|step\w+|\w+-in-law|couple|spouse",
    "de": r"brüder\w*|bruder\w*|schwester\w*|geschwister\w*|zwilling\w*|ehefrau|ehemann|frau|mann|witwer?|söhne\w*"
    r"|sohn\w*"
    r"|töchter\w*|tochter|vater\w*|mutter|eltern|cousine?|onkel|tante|neffe|nichte|enkel\w*|schwager|ehepaar",
    "fr": r"frères?|sœurs?|soeurs?|jum[ea]\w+|épou(?:x|se)|femme|mari|veuve|veuf|fils|filles?|père|mère|parents"
    r"|cousine?s?"
    r"|oncle|tante|neveu|nièce|beau-\w+|belle-\w+|couple",
    "es": r"herman[oa]s?|gemel[oa]s?|espos[oa]|mujer|marido|viud[oa]|hij[oa]s?|padres?|madre|prim[oa]|tí[oa]"
    r"|sobrin[oa]|niet[oa]|cuñad[oa]|matrimonio|pareja",
    "pt": r"irmãos?|irmãs?|gême[oa]s?|espos[oa]|mulher|marido|viúv[oa]|filh[oa]s?|pais?|mãe|prim[oa]|ti[oa]"
    r"|sobrinh[oa]|net[oa]|cunhad[oa]|casal",
    "it": r"fratell[oi]|sorell[ae]|gemell[oiae]|mogli?e?|marito|vedov[oa]|figli[oae]?|padre|madre|genitori|cugin[oa]"
    r"|zi[oa]|nipote|cognat[oa]|coppia|coniugi",
    "vi": r"anh trai|em trai|chị gái|em gái|vợ|chồng|con trai|con gái|cha|mẹ|bố|anh em|chị em",
    "ru": r"брат\w*|сест[рё]\w*|близнец\w*|жен[аыуе]|муж\w*|вдов\w*|сын\w*|доч\w+|отец|отц\w*|мат[ьи]|матер\w+"
    r"|родител\w*"
    r"|дяд\w+|т[её]т\w+|племянни\w*|супруг\w*",
}
