"""Words that end in a period without ending a sentence, by language.

Each language has up to four lines. `opens`: something always follows (a title, "e.g."). `number`: a number follows,
else it is a word like any other ("No. 5", "No."). `either`: may end a sentence. `ends`: dotted, yet a capital behind it
opens a sentence ("5 p.m."). Written without the last period and the spaces inside ("z. B." is "z.b"); a capital here
must be one in the text too, since the word in lower case is an ordinary word ("Mass.", "mass").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A language's abbreviations by what may follow them."""

    opens: frozenset[str]
    number: frozenset[str]
    either: frozenset[str]
    ends: frozenset[str]


# Known in many languages, so used in all.
_EVERYWHERE = {
    "opens": "dr prof mr mrs ms mme mlle st cf vs e.g i.e",
    "number": "no nos nr art vol fig pp p tel ca",
    "either": "inc ltd co corp bros jr sr etc al ed eds gmbh s.a s.p.a univ dept",
    "ends": "a.m p.m",
}

_DATA = {
    "en": {
        "opens": """messrs mx rev Hon pres gov govs sen sens Rep Reps lt maj brig sgt sgts cpl capt cmdr cdr adm gen
            gens col cols pvt pfc supt insp Det Const atty amb treas Br Fr msgr mt ft sts viz approx est esp c.f hwy
            cong asst ald lieut comdr cllr""",
        "number": "sec secs ch chs chap para paras pt par ref ext app ver eq vols figs arts rt op",
        "either": """jan feb Mar apr jun jul aug sept sep oct nov dec Mon tue tues Wed thu thur thurs fri Sat Sun
            Ala Ariz Ark calif colo Conn Del Fla Ga Ill Ind Kan ky La md Mass mich minn Miss mo mont neb nev okla
            Ore Pa penn tenn Tex Va vt Wash wis wyo ont que alta b.c n.y n.j n.c n.m n.d s.c s.d w.va d.c esq phd
            ph.d m.d b.a m.a Ave blvd rd ln Pl Sq bldg apt assn assoc intl natl dist mfg mgr avg hr hrs yr yrs oz
            lbs mph cu Pop u.s u.k u.n e.u""",
        "ends": "",
    },
    "de": {
        "opens": """hr hrn fr frl dres ing dipl dipl.-ing med phil jur habil hl st bspw beisp z.b d.h u.a u.u i.d.r
            bzgl bzw ca evtl ggf inkl exkl vgl sog gen geb verh ehem zzgl abzgl einschl insb insbes m.e o.g s.o s.u
            v.a v.chr n.chr z.t z.zt z.hd i.a i.v bes betr dgl ev fa jr gegr gest kath mind max min mag oberst hptm
            olt lt gefr uffz pfr univ.-prof abg bgm""",
        "number": "nr s abs art anm abb bd bde kap tel ziff par jg hrsg",
        "either": """jan feb mär apr jun jul aug sept sep okt nov dez mo di mi do fr sa so str pl tsd mio mrd bio
            std min sek jh jhd jhdt hrsg verl ag e.v b.a m.a ph.d""",
        "ends": "usw etc o.ä u.ä u.s.w usf",
    },
    "fr": {
        "opens": """m mm mme mmes mlle mlles me mes mgr dr drs pr prof st ste sts gal col cdt lt cne sgt adj bd av
            env cf ex p.ex c.-à-d""",
        "number": "no n art p pp vol chap fig t tél réf éd al",
        "either": "janv févr avr juil sept oct nov déc av apr j.-c cie éts sté hab env boul fbg ann coll dir",
        "ends": "etc",
    },
    "es": {
        "opens": """sr sra srs sras srta srtas dr dra drs dras d dña dª prof profa lic ing arq gral gral cnel cap
            tte sgto mons fr sto sta stos ee p.ej ej avda av c.c ctra pza urb depto dpto excmo ilmo vs aprox""",
        "number": "núm nº n art arts pág págs p pp vol cap fig tel tfno núms inc",
        "either": """ene feb mar abr jun jul ago sep sept set oct nov dic uu ee.uu s.a s.l cía cia hnos a.c d.c ud
            uds vd vds""",
        "ends": "etc a.m p.m",
    },
    "pt": {
        "opens": """sr sra srs sras srta dr dra drs dras prof profa profs eng arq gen cel cap ten sgt maj alm d dom
            mons pe fr sto sta av r al pça rod p.ex ex exmo exma v.exa tv aprox gov dep sen min pres""",
        "number": "n nº núm art arts pág págs p pp vol cap fig tel fls inc",
        "either": "jan fev mar abr mai jun jul ago set out nov dez ltda cia s.a hab a.c d.c e.u.a",
        "ends": "etc",
    },
    "it": {
        "opens": """sig sigg sig.ra sig.na sigra dott dott.ssa dottssa dr prof prof.ssa ing avv arch geom rag on sen
            min mons card gen col cap ten mar p.es es v s ss sta sto c.so p.za p.zza v.le cfr ca egr gent spett""",
        "number": "n nn art artt pag pagg p pp vol cap fig tel nr lett par co",
        "either": "gen feb mar apr mag giu lug ago set sett ott nov dic s.p.a s.r.l f.lli a.c d.c ab",
        "ends": "ecc etc",
    },
    "nl": {
        "opens": """dhr mw mevr mej dr drs prof ir ing mr bc st ds ned bv bijv d.w.z m.a.w o.a t.o.v i.v.m m.b.t
            n.a.v z.g zgn incl excl ca resp vgl gen kol kap sgt lt min burg past jhr jkvr t/m a.u.b vnl""",
        "number": "nr nrs art blz p pag hfst afl dl fig tel vol par",
        "either": "jan feb mrt apr jun jul aug sept sep okt nov dec mln mld n.v b.v v.chr n.chr afd uitg red",
        "ends": "enz etc e.d e.a",
    },
    "sv": {
        "opens": """dr prof doc ing civ.ing fil t.ex bl.a d.v.s dvs s.k f.d jfr jmf ca resp inkl exkl fr.o.m t.o.m
            p.g.a med st hr fru""",
        "number": "nr kl s sid art kap fig tel bd par st",
        "either": "jan feb apr jun jul aug sept sep okt nov dec milj mn mdr kr tr gm bil f.kr e.kr",
        "ends": "osv etc m.m m.fl o.d",
    },
    "da": {
        "opens": """hr fr frk dr prof ing lic cand mag f.eks bl.a dvs d.v.s ca ift jf kap pga resp sml inkl ekskl
            vedr mht iflg evt skt adv gen obl""",
        "number": "nr kl s art stk fig tlf bd nos par",
        "either": "jan feb mar apr jun jul aug sept sep okt nov dec mio mia mill kr pct tons f.kr e.kr aps",
        "ends": "osv etc m.v m.m m.fl o.l",
    },
    "no": {
        "opens": """hr fr frk dr prof ing cand mag f.eks bl.a dvs d.v.s ca ift jf jfr pga resp inkl ekskl vedr mht
            evt st adv gen""",
        "number": "nr kl s art fig tlf bd kap par pkt",
        "either": "jan feb mar apr jun jul aug sept sep okt nov des mill mrd kr pst f.kr e.kr",
        "ends": "osv etc m.m m.fl o.l",
    },
    "fi": {
        "opens": """hra rva nti tri prof dos maist fil toht esim mm ts eli n noin ns nk ent synt k ko vrt ks kts
            kenr ev maj kapt luutn""",
        "number": "klo nro s art kpl puh ss luku",
        "either": "tammi helmi maalis huhti milj mrd eaa jaa v oy",
        "ends": "jne ym yms tms",
    },
    "cs": {
        "opens": """p pí sl ing arch mgr mga bc bca judr mudr mvdr phdr rndr paeddr thdr phmr doc prof gen plk pplk
            mjr kpt npor por por rtm prap sv mons např tj t.j tzn tzv resp popř příp cca zn zvl vl um nám ul tř nábř
            kupř srov viz tehd býv hl red ppor gen.por gen.mjr dr""",
        "number": "č čís s str odst písm čl tel roč sv obr kap",
        "either": """led ún břez dub květ červ srp září říj list pros tis mil mld kč hod min sek stol r l n.l př.n.l
            a.s s.r.o v.o.s csc drsc ph.d o.s o.p.s""",
        "ends": "atd apod aj",
    },
    "sk": {
        "opens": """p sl ing arch mgr bc judr mudr mvdr phdr rndr paeddr thdr doc prof gen plk pplk mjr kpt npor por
            sv mons napr t.j tj tzn tzv resp príp cca zvl nám ul tr porov pozri hl""",
        "number": "č čís s str ods písm čl tel roč obr kap",
        "either": """jan feb mar apr máj jún júl aug sept okt nov dec tis mil mld hod min sek stor r l n.l pr.n.l
            a.s s.r.o csc drsc ph.d""",
        "ends": "atď a.i a.p i",
    },
    "pl": {
        "opens": """prof doc inż hab mgr lek med adw red ks bp abp kard o św gen płk ppłk mjr kpt por ppor chor
            sierż st np tj tzn tzw m.in ok ul al pl os pow gm woj im ur zm zob por min wg ww jw dot ds pt dyr przew
            wiceprez""",
        "number": "nr art ust pkt poz par str s rozdz rys tab tel t vol zał",
        "either": """stycz lut mar kwiet czerw lip sierp wrześ paźdz listop grudz tys mln mld zł gr godz min sek r w
            n.e p.n.e sp s.a o.o""",
        "ends": "itd itp r",
    },
    "hu": {
        "opens": "dr id ifj özv prof pl ún ill kb vö ld st szt gr br tkp pld mb főv u.i",
        "number": "old bek sz fsz tel kat",
        "either": "jan febr márc ápr máj jún júl aug szept okt nov dec kft bt rt zrt nyrt du de sz mrd i.e i.sz",
        "ends": "stb",
    },
    "ro": {
        "opens": """dl d-l dna d-na dnă dra d-ra dr prof ing arh gen col mr cpt lt mons pr sf acad ex de.ex d.ex str
            bd bld șos aprox cca jud com av conf univ p.s n.r""",
        "number": "nr art alin lit pag pg p vol cap fig tel pct",
        "either": "ian feb febr mar apr iun iul aug sept oct nov dec mil mld s.a s.r.l",
        "ends": "etc ș.a ș.a.m.d",
    },
    "tr": {
        "opens": """dr prof doç yrd av sn op uzm öğr gör arş müh mim alb yzb bnb org korg tuğg tümg hz bkz örn yy
            mah cad sok sk bul apt blv ör st""",
        "number": "no s sf cilt md fık tel",
        "either": "oca şub mar nis may haz tem ağu eyl eki kas ara a.ş ltd şti m.ö m.s tl bşk yrd vb vs",
        "ends": "vd",
    },
    "ru": {
        "opens": """г г-н г-жа гг г-да проф акад доц канд чл.-корр инж ген полк подп кап лейт адм св им ул пл пр
            просп бул пер наб ш д корп кв обл р-н пос дер с ст о оз гор т.е т.к т.н т.о напр ср см тов зам зав гл
            пом ред ок мин""",
        "number": "№ стр гл п пп ст ч рис табл тел кн вып изд подп",
        "either": "янв февр мар апр июн июл авг сент окт нояб дек англ нем фр лат рус сокр т",
        "ends": "г гг в вв р руб коп долл евро тыс млн млрд трлн час ч мин сек чел км м см кг т.д т.п др пр н.э экз",
    },
    "uk": {
        "opens": """п пп проф акад доц канд інж ген полк кап лейт св ім вул пл просп бул пров наб буд корп кв обл
            р-н сел смт м с о оз т.зв т.б напр див пор тов зам зав ред чл тобто""",
        "number": "№ стор гл ст ч рис табл тел кн вип вид",
        "either": "січ лют бер квіт трав черв лип серп вер жовт лист груд англ нім рос",
        "ends": "р рр ст грн коп дол євро тис млн млрд год хв сек т.д т.п ін н.е",
    },
    "bg": {
        "opens": """г г-н г-жа г-ца проф акад доц инж ген полк подп кап о.з.ген св ул бул пл ж.к кв гр с обл общ бл
            вх ет ап т.е т.н т.нар напр вж ср""",
        "number": "№ стр чл ал т фиг табл тел бр гл",
        "either": "ян февр мар апр юни юли авг септ окт ноем дек англ нем",
        "ends": "г гг в лв ст хил млн млрд ч мин сек км м кг др т.н.т н.е пр.н.е",
    },
    "el": {
        "opens": "κ κα κκ δρ καθ αρχ στρ ταξ αγ π.χ λ.χ δηλ βλ πρβ λεωφ οδ πλ σ.σ",
        "number": "αρ σελ σ κεφ τηλ τ παρ άρθρ",
        "either": "ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπτ οκτ νοε δεκ α.ε ε.ε ο.ε η.π.α ε.π.ε εκ δισ εκατ χιλ χλμ χμ",
        "ends": "κ.λπ κλπ κ.ά κ.α κ.τ.λ κ.ο.κ π.μ μ.μ π.χρ μ.χ",
    },
    "hr": {
        "opens": """g gđa gđica gosp dr prof doc ing dipl mr mag sv gen puk kap npr tj tzv odn ul trg tzn cca ca usp
            vidi dipl.ing""",
        "number": "br čl st str tel sv r gl tab sl",
        "either": """sij velj ožu tra svi lip srp kol ruj lis stu pro jan feb mar apr jun jul aug sep okt nov dec
            tis mil mlrd kn god st stolj d.o.o d.d pr.kr""",
        "ends": "itd sl i.sl",
    },
    "sl": {
        "opens": "g ga gdč dr prof doc ing dipl mag sv gen polk npr tj t.i oz ul trg c.ca univ",
        "number": "št čl str tel odst sl",
        "either": "jan feb mar apr maj jun jul avg sep sept okt nov dec tis mio mrd d.o.o d.d st",
        "ends": "itd ipd itn",
    },
    "ca": {
        "opens": "sr sra srs sres dr dra prof en.st st sta mn il·lm p.ex av avda ctra pl c pg",
        "number": "núm n art arts pàg pàgs p pp vol cap fig tel",
        "either": "gen febr març abr jul ag set oct nov des s.a s.l a.c d.c ee uu ee.uu",
        "ends": "etc",
    },
    "vi": {
        "opens": "tp tx tt ts ths th.s gs pgs gs.ts pgs.ts ks bs ds lm đ.c đ/c ô b mr ms tr q p h x vd",
        "number": "số tr đ điều khoản q p",
        "either": "tnhh co ltd",
        "ends": "v.v",
    },
    "id": {
        "opens": """bpk ibu sdr sdri tn ny dr drs dra prof ir h hj kh jl gg kec kab kel ds letjen mayjen brigjen kol
            kapt a.n d.a s.d kel""",
        "number": "no hal hlm ps pasal telp",
        "either": "jan feb mar apr jun jul agt agu sep sept okt nov des tbk pt cv s.h s.e m.sc m.a ph.d",
        "ends": "dll dsb dst",
    },
    "et": {
        "opens": "hr pr prl dr prof st kd nt n.ö s.o s.t vt vrd u mnt tn pst kol kpt maj",
        "number": "nr lk p ptk tel",
        "either": "jaan veebr apr aug sept okt nov dets milj mld e.m.a m.a.j",
        "ends": "jne jms jm",
    },
    "lt": {
        "opens": "p dr prof doc inž gen plk mjr kpt ltn šv pvz t.y t.t g pr al a vad žr plg kun vysk kard raj",
        "number": "nr str d p sk tel pav",
        "either": "saus vas bal geg birž liep rugp rugs spal lapkr gruod tūkst mln mlrd eur m d val min pr.kr po.kr",
        "ends": "ir.kt pan kt",
    },
    "lv": {
        "opens": "k-gs kgs dr prof doc inž ģen plkv kpt sv piem t.i t.s tā.s sk st iela raj",
        "number": "nr lpp p tālr pants",
        "either": "janv febr apr aug sept okt nov dec tūkst milj mljrd g gs plkst",
        "ends": "utt u.c u.tml",
    },
    "ar": {"opens": "د م أ ص ب.د أ.د"},
    "fa": {"opens": "د م"},
    "he": {"opens": "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת"},
    "hi": {"opens": "डॉ डा श्री श्रीमती प्रो पं मो कु लि प्रा"},
    "bn": {"opens": "ড ডা মো অধ্যাপক"},
}  # fmt: skip

_SAME_AS = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "gl": "pt", "be": "ru", "mk": "bg", "ms": "id", "is": "da"}


@cache
def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of the language, with those that are known everywhere."""
    own = _DATA.get(_SAME_AS.get(language, language), {})
    kinds = {kind: frozenset((own.get(kind, "") + " " + shared).split()) for kind, shared in _EVERYWHERE.items()}
    return Abbreviations(**kinds)
