"""The words for numbers, by language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

# 0 to 20, then 30, 40 … 100; "-" where the word is an article too. Alternatives are joined by "/".
_COUNTING = {
    "en": """zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred""",
    "de": """null - zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
        sechzehn siebzehn achtzehn neunzehn zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig
        hundert""",
    "fr": """zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt trente quarante cinquante soixante septante quatre-vingts/quatre-vingt/huitante
        nonante cent/cents""",
    "es": """cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
        diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
        cien/ciento""",
    "pt": """zero - dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze
        dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte trinta quarenta cinquenta sessenta
        setenta oitenta noventa cem/cento""",
    "it": """zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
        sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta
        cento""",
    "nl": """nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
        zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd""",
    "vi": "không - hai ba bốn năm sáu bảy tám chín mười",
    "ru": """ноль - два/две/двух/двум/двумя/двое/двоих три/трёх/трех/трём/трем/тремя/трое/троих
        четыре/четырёх/четырех/четырём/четырем/четырьмя/четверо/четверых пять/пяти/пятью/пятеро/пятерых
        шесть/шести/шестью/шестеро/шестерых семь/семи/семью/семеро/семерых восемь/восьми/восемью/восьмью
        девять/девяти/девятью десять/десяти/десятью одиннадцать/одиннадцати/одиннадцатью
        двенадцать/двенадцати/двенадцатью тринадцать/тринадцати/тринадцатью
        четырнадцать/четырнадцати/четырнадцатью пятнадцать/пятнадцати/пятнадцатью
        шестнадцать/шестнадцати/шестнадцатью семнадцать/семнадцати/семнадцатью
        восемнадцать/восемнадцати/восемнадцатью девятнадцать/девятнадцати/девятнадцатью
        двадцать/двадцати/двадцатью тридцать/тридцати/тридцатью сорок/сорока
        пятьдесят/пятидесяти/пятьюдесятью шестьдесят/шестидесяти/шестьюдесятью
        семьдесят/семидесяти/семьюдесятью восемьдесят/восьмидесяти девяносто/девяноста сто/ста""",
    "uk": """нуль - два/дві/двох/двом/двома/двоє три/трьох/трьом/трьома/троє
        чотири/чотирьох/чотирьом/чотирма/четверо п'ять/п'яти/п'ятьох/п'ятеро шість/шести/шістьох/шестеро
        сім/семи/сімох/семеро вісім/восьми/вісьмох дев'ять/дев'яти/дев'ятьох десять/десяти/десятьох
        одинадцять/одинадцяти дванадцять/дванадцяти/дванадцятьох тринадцять/тринадцяти чотирнадцять/чотирнадцяти
        п'ятнадцять/п'ятнадцяти шістнадцять/шістнадцяти сімнадцять/сімнадцяти вісімнадцять/вісімнадцяти
        дев'ятнадцять/дев'ятнадцяти двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п'ятдесяти
        шістдесят/шістдесяти сімдесят/сімдесяти вісімдесят/вісімдесяти дев'яносто/дев'яноста сто/ста""",
    "pl": """zero - dwa/dwie/dwóch/dwu/dwoje trzy/trzech/troje cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu
        osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu
        trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu
        siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu dwadzieścia/dwudziestu
        trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu
        siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu sto/stu""",
    "sv": """noll - två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton
        tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra""",
    "da": """nul - to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten
        tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede""",
    "no": """null - to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten
        nitten tjue/tyve tretti/tredve førti femti seksti sytti åtti nitti hundre""",
    "tr": """sıfır - iki üç dört beş altı yedi sekiz dokuz on - - - - - - - - - yirmi otuz kırk elli altmış yetmiş
        seksen doksan yüz""",
    "el": """μηδέν - δύο/δυο τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα
        έντεκα/ένδεκα δώδεκα δεκατρείς/δεκατρία δεκατέσσερις/δεκατέσσερα δεκαπέντε δεκαέξι/δεκάξι δεκαεπτά/δεκαεφτά
        δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα
        εκατό""",
    "ar": """صفر - - ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر
        - - - - - - - - - عشرون/عشرين
        ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين
        مئة/مائة""",
}
_VALUES = (*range(21), *range(30, 101, 10))

# Compounds that are written as one word or that the rules below do not reach.
_IRREGULAR = {
    "fr": {"soixante-dix": 70, "soixante et onze": 71, "quatre-vingt-dix": 90},
    "es": {
        "veintiuno": 21, "veintiún": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
        "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "doscientos": 200, "doscientas": 200,
        "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700,
        "ochocientos": 800, "novecientos": 900,
    },
    "pt": {
        "duzentos": 200, "duzentas": 200, "trezentos": 300, "quatrocentos": 400, "quinhentos": 500, "seiscentos": 600,
        "setecentos": 700, "oitocentos": 800, "novecentos": 900,
    },
}  # fmt: skip

# Arabic sets a smaller number in front of ten; it writes "two" as an ending too ("شخصان", two people).
_ARABIC_TEENS = {
    "أحد عشر": 11, "إحدى عشرة": 11, "اثنا عشر": 12, "اثني عشر": 12, "إثنا عشر": 12, "إثني عشر": 12, "اثنتا عشرة": 12,
    "اثنتي عشرة": 12,
}  # fmt: skip
_ARABIC_TWO = {
    "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "مئتان": 200, "مئتين": 200, "مائتان": 200, "مائتين": 200,
    "مئتا": 200, "مئتي": 200, "مائتا": 200, "مائتي": 200, "ألفان": 2000, "ألفين": 2000, "ألفا": 2000, "ألفي": 2000,
}  # fmt: skip
_ARABIC_HUNDREDS = {
    "ثلاث": 300, "أربع": 400, "خمس": 500, "ست": 600, "سبع": 700, "ثمان": 800, "ثماني": 800, "تسع": 900,
}  # fmt: skip
_SLAVIC_HUNDREDS = {
    "ru": """двести=200 двухсот=200 триста=300 трёхсот=300 трехсот=300 четыреста=400 четырёхсот=400 четырехсот=400
        пятьсот=500 пятисот=500 шестьсот=600 шестисот=600 семьсот=700 семисот=700 восемьсот=800 восьмисот=800
        девятьсот=900 девятисот=900""",
    "uk": """двісті=200 двохсот=200 триста=300 трьохсот=300 чотириста=400 чотирьохсот=400 п'ятсот=500 п'ятисот=500
        шістсот=600 шестисот=600 сімсот=700 семисот=700 вісімсот=800 восьмисот=800 дев'ятсот=900 дев'ятисот=900""",
    "pl": """dwieście=200 dwustu=200 trzysta=300 trzystu=300 czterysta=400 czterystu=400 pięćset=500 pięciuset=500
        sześćset=600 sześciuset=600 siedemset=700 siedmiuset=700 osiemset=800 ośmiuset=800 dziewięćset=900
        dziewięciuset=900""",
}

# Words for numbers of things together that stand in place of a number; those of the second kind are never exact.
_GROUPS = {
    "en": "half a dozen=6|half-a-dozen=6|a half-dozen=6|half-dozen=6|a dozen=12|a score of=20|half a million=500000"
    "|half a billion=500000000",
    "de": "ein halbes dutzend=6|ein dutzend=12|eine halbe million=500000|eine halbe milliarde=500000000",
    "fr": "une douzaine=12|une demi-douzaine=6|un demi-million=500000|un demi-milliard=500000000",
    "es": "media docena=6|una docena=12|dos docenas=24|medio millón=500000",
    "pt": "meia dúzia=6|uma dúzia=12|duas dúzias=24|meio milhão=500000|meio bilhão=500000000",
    "it": "mezza dozzina=6|una dozzina=12|due dozzine=24|mezzo milione=500000|mezzo miliardo=500000000",
    "nl": "een half dozijn=6|een dozijn=12",
    "vi": "một tá=12|nửa tá=6|nửa triệu=500000|nửa tỷ=500000000",
    "ru": "полдюжины=6|дюжина=12|дюжину=12|полмиллиона=500000|полмиллиарда=500000000"
    "|полторы тысячи=1500|полутора тысяч=1500|полтора миллиона=1500000|полутора миллионов=1500000",
    "ar": """شخصان=2|شخصين=2|قتيلان=2|قتيلين=2|جريحان=2|جريحين=2|نصف مليون=500000|نصف مليار=500000000""",
}
_VAGUE_GROUPS = {
    "en": "a couple of hundred=200|a couple of dozen=24",
    "fr": """une dizaine=10|une quinzaine=15|une vingtaine=20|une trentaine=30|une quarantaine=40
        |une cinquantaine=50|une soixantaine=60|une centaine=100""",
    "es": "una decena=10|una veintena=20|una treintena=30|medio centenar=50|un centenar=100",
    "pt": "uma dezena=10|uma centena=100",
    "it": """una decina=10|una quindicina=15|una ventina=20|una trentina=30|una quarantina=40|una cinquantina=50
        |un centinaio=100""",
    "vi": "một chục=10|hai chục=20",
    "ru": "десяток=10|два десятка=20|три десятка=30|полсотни=50|сотня=100|сотню=100",
}
# What a smaller number in front of it is multiplied by: "three dozen".
DOZENS = {"en": ("dozen", 12), "de": ("dutzend", 12), "nl": ("dozijn", 12)}

# What a number in digits or words may be multiplied by.
_SCALES = {
    "en": "thousand=3 k=3 million=6 millions=6 mn=6 m=6 billion=9 billions=9 bn=9 b=9 trillion=12 trillions=12 tn=12",
    "de": "tausend=3 tsd=3 million=6 millionen=6 mio=6 milliarde=9 milliarden=9 mrd=9 billion=12 billionen=12",
    "fr": "mille=3 million=6 millions=6 milliard=9 milliards=9 md=9 mds=9 billion=12 billions=12",
    "es": "mil=3 millón=6 millones=6 billón=12 billones=12",
    "pt": "mil=3 milhão=6 milhões=6 bilhão=9 bilhões=9 bilião=12 biliões=12 trilhão=12 trilhões=12",
    "it": "mille=3 mila=3 milione=6 milioni=6 mln=6 miliardo=9 miliardi=9 mld=9 bilione=12",
    "nl": "duizend=3 miljoen=6 mln=6 miljard=9 mld=9 biljoen=12",
    "sv": "tusen=3 miljon=6 miljoner=6 mn=6 miljard=9 miljarder=9 md=9",
    "da": "tusind=3 million=6 millioner=6 mio=6 milliard=9 milliarder=9 mia=9",
    "no": "tusen=3 million=6 millioner=6 mill=6 milliard=9 milliarder=9 mrd=9",
    "fi": "tuhat=3 tuhatta=3 miljoona=6 miljoonaa=6 milj=6 miljardi=9 miljardia=9 mrd=9",
    "pl": """tysiąc=3 tysiące=3 tysięcy=3 tys=3 milion=6 miliony=6 milionów=6 mln=6 miliard=9 miliardy=9 miliardów=9
        mld=9""",
    "cs": "tisíc=3 tisíce=3 tis=3 milion=6 miliony=6 milionu=6 milionů=6 mil=6 miliarda=9 miliardy=9 miliard=9 mld=9",
    "ru": """тысяча=3 тысячи=3 тысяч=3 тысячам=3 тысячами=3 тыс=3 миллион=6 миллиона=6 миллионов=6 миллионам=6
        миллионами=6 млн=6 миллиард=9 миллиарда=9 миллиардов=9 миллиардам=9 миллиардами=9 млрд=9 триллион=12
        триллиона=12 триллионов=12 трлн=12""",
    "uk": """тисяча=3 тисячі=3 тисяч=3 тис=3 мільйон=6 мільйона=6 мільйонів=6 млн=6 мільярд=9 мільярда=9 мільярдів=9
        млрд=9""",
    "tr": "bin=3 milyon=6 milyar=9 trilyon=12",
    "vi": "nghìn=3 ngàn=3 triệu=6 tỷ=9 tỉ=9",
    "id": "ribu=3 juta=6 miliar=9 triliun=12",
    "hi": "हज़ार=3 हजार=3 लाख=5 करोड़=7 अरब=9",
    "bn": "হাজার=3 লাখ=5 লক্ষ=5 কোটি=7 মিলিয়ন=6 বিলিয়ন=9",
    "ar": """ألف=3 ألفا=3 آلاف=3 الف=3 الاف=3 مليون=6 مليونا=6 مليوني=6 ملايين=6 مليار=9 مليارا=9 مليارات=9 بليون=9
        تريليون=12""",
    "fa": "هزار=3 میلیون=6 میلیارد=9 تریلیون=12",
    "ur": "ہزار=3 لاکھ=5 کروڑ=7 ارب=9",
    "he": "אלף=3 אלפים=3 מיליון=6 מיליוני=6 מיליארד=9 מיליארדי=9",
    "el": "χιλιάδες=3 χιλιάδων=3 εκατομμύριο=6 εκατομμύρια=6 εκατομμυρίων=6 εκατ=6 δισεκατομμύρια=9 δισ=9",
    "th": "พัน=3 หมื่น=4 แสน=5 ล้าน=6",
}

# "One", which is an article too: a number only behind another ("vingt et un"), in English also in front of a noun.
_ONES = {
    "en": "one", "de": "eins ein", "fr": "un une", "es": "uno un una", "pt": "um uma", "it": "uno un una", "nl": "een",
    "ru": "один одна одно одну одного одной одному одним одном", "uk": "один одна одне одну одного однієї",
    "pl": "jeden jedna jedno jednego", "tr": "bir", "el": "ένας μία μια ένα",
}  # fmt: skip

# The word between the parts of a number: "vinte e um".
JOINTS = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en"}
# The same where it sticks to what is behind it: "مئة وخمسة".
STICKING_JOINTS = {"ar": "و"}


@cache
def groups(language: str) -> dict[str, int]:
    """The words for groups of so many, exact and vague, with their values: "half a dozen", "une vingtaine"."""
    pairs = f"{_GROUPS.get(language, '')}|{_VAGUE_GROUPS.get(language, '')}".split("|")
    found = (pair.strip().split("=") for pair in pairs if "=" in pair)
    return {name: int(value) for name, value in found}


@cache
def vague_groups(language: str) -> frozenset[str]:
    """The words for groups of about so many: "une vingtaine"."""
    return frozenset(pair.strip().split("=")[0] for pair in _VAGUE_GROUPS.get(language, "").split("|"))


def ones(language: str) -> frozenset[str]:
    """The words for one."""
    return frozenset(_ONES.get(language, "").split())


_SAME_AS = {"nb": "no", "nn": "no", "sk": "cs", "gl": "pt", "ms": "id"}


def scales(language: str) -> Mapping[str, int]:
    """The words for thousand and more, with their values."""
    return _scales(_SAME_AS.get(language, language))


@cache
def _scales(language: str) -> Mapping[str, int]:
    pairs = (pair.split("=") for pair in _SCALES.get(language, "").split())
    return {unicodedata.normalize("NFC", word): int(10 ** int(power)) for word, power in pairs}


@cache
def counting(language: str) -> Mapping[str, int]:
    """The words for numbers below a thousand, with their values; those that are articles too ("ein") are left out."""
    words = _COUNTING.get(language, "").split()
    pairs = zip(words, _VALUES, strict=False)
    plain = {name: value for names, value in pairs for name in names.split("/") if name != "-"}
    hundreds = (pair.split("=") for pair in _SLAVIC_HUNDREDS.get(language, "").split())
    plain |= {name: int(value) for name, value in hundreds}
    found = plain | _IRREGULAR.get(language, {}) | _compounds(plain, language) | groups(language)
    return found | {name.replace("'", "’"): value for name, value in found.items()}


def _compounds(plain: Mapping[str, int], language: str) -> dict[str, int]:
    """Numbers that are written as one word, or with the ones in front of the tens."""
    if language == "ar":
        return _arabic(plain)
    digits = {name: value for name, value in plain.items() if 1 <= value <= 9}
    tens = {name: value for name, value in plain.items() if 20 <= value <= 90}
    if language == "it":
        joined = {
            (ten[:-1] if one in ("uno", "otto") else ten) + one: x + y
            for one, x in ({"uno": 1} | digits).items()
            for ten, y in tens.items()
        }
        return joined | _multiplied(digits, "cento", 100) | _multiplied(digits, "mila", 1000)
    if language == "de":
        ones = {"ein": 1} | digits
        joined = {f"{one}und{ten}": x + y for one, x in ones.items() for ten, y in tens.items()}
        return joined | _multiplied(ones, "hundert", 100) | _multiplied(ones, "tausend", 1000)
    if language == "nl":
        joined = {
            f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": x + y
            for one, x in ({"een": 1} | digits).items()
            for ten, y in tens.items()
        }
        return joined | _multiplied(digits, "honderd", 100) | _multiplied(digits, "duizend", 1000)
    if language == "tr":
        return {f"on {one}": 10 + x for one, x in ({"bir": 1} | digits).items()}
    if language in ("sv", "no"):
        return {ten + one: x + y for one, x in ({"en": 1, "ett": 1} | digits).items() for ten, y in tens.items()}
    if language == "da":
        return {f"{one}og{ten}": x + y for one, x in ({"en": 1} | digits).items() for ten, y in tens.items()}
    return {}


def _arabic(plain: Mapping[str, int]) -> dict[str, int]:
    """Numbers of several words, and all with the marks on alif left out, as most texts have them."""
    ones = {name: value for name, value in plain.items() if 3 <= value <= 9}
    before_tens = ones | {"واحد": 1, "إحدى": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2}
    tens = {name: value for name, value in plain.items() if 20 <= value <= 90}
    teens = {f"{one} {'عشر' if one[-1] == 'ة' else 'عشرة'}": 10 + x for one, x in ones.items()}
    joined = {f"{one} و{ten}": x + y for one, x in before_tens.items() for ten, y in tens.items()}
    hundreds = {one + word: x for one, x in _ARABIC_HUNDREDS.items() for word in ("مئة", "مائة")}
    found = {**plain, **_ARABIC_TEENS, **_ARABIC_TWO, **teens, **joined, **hundreds}
    return found | {name.translate(_BARE_ALIF): value for name, value in found.items()}


_BARE_ALIF = str.maketrans("أإآ", "ااا")


def _multiplied(digits: Mapping[str, int], word: str, factor: int) -> dict[str, int]:
    return {one + word: value * factor for one, value in digits.items()}
