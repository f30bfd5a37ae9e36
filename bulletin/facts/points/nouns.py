"""Words that news uses for one another when it counts: a plane and an aircraft, fans and supporters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bulletin.text.stemming import stem

# Each line holds words for one thing. People of any kind go together; who they are is for `contrasts` to tell.
_ALIKE = {
    "en": """
        people person individuals human folk others residents inhabitants islanders villagers townspeople
            locals households
            passengers travellers travelers tourists visitors guests holidaymakers commuters customers patients fans
            supporters spectators viewers onlookers crowd audience demonstrators protesters protestors
            marchers runners
            participants workers employees staff miners labourers hikers walkers climbers hostages captives
            prisoners inmates
            detainees suspects migrants refugees asylum-seekers members delegates voters citizens nationals
            survivors victims
            motorists fishermen farmers nurses
        plane aircraft airliner jet aeroplane airplane
        ship boat vessel ferry trawler
        car vehicle automobile
        lorry truck
        house home dwelling property building flat apartment
        shop store outlet branch
        job post position
        cow cattle
        firm company business enterprise
        infection case
        fire blaze wildfire
        painting picture artwork canvas
        tree
        shot bullet round
        flight departure
        school
        pupil schoolchild student schoolchildren
        reporter journalist
        officer policeman policemen constable
        soldier troop serviceman servicemen
        seat place
        work piece
        country state nation
        city town municipality
        village settlement hamlet
        lawmaker deputy legislator parliamentarian mp
        rebel insurgent militant fighter guerrilla
        gunman gunmen attacker assailant
        thief thieves robber burglar
        firefighter fireman firemen
        train carriage wagon
        rocket missile
        bomb explosive
        explosion blast detonation
        gun weapon rifle firearm
        letter message email
        document file paper
        photo photograph image
        street road
        factory plant mill works
        mine pit
        grave tomb
        signature name
        vote ballot
        site location
        attack raid strike assault
        crime offence offense
        error mistake
        child kid
        doctor physician medic
        teacher lecturer
        animal head
        time occasion
    """,
    "de": """
        mensch person leute passagier reisende tourist besucher fan anhänger zuschauer demonstrant teilnehmer arbeiter
            mitarbeiter beschäftigte angestellte bewohner einwohner geisel häftling flüchtling migrant
        flugzeug maschine
        schiff boot
        haus wohnhaus gebäude
        stelle arbeitsplatz job
    """,
    "fr": """
        personne gens passager voyageur touriste visiteur supporteur spectateur manifestant participant
            ouvrier employé
            salarié habitant otage détenu réfugié migrant
        avion appareil
        bateau navire
        maison habitation logement
    """,
    "es": """
        persona gente pasajero viajero turista visitante aficionado espectador manifestante participante
            obrero empleado
            trabajador habitante vecino rehén preso refugiado migrante
        avión aeronave
        barco buque embarcación
        casa vivienda
    """,
    "pt": """
        pessoa gente passageiro viajante turista visitante torcedor espectador manifestante participante operário
            empregado funcionário trabalhador habitante morador refém preso refugiado migrante
        avião aeronave
        barco navio embarcação
        casa residência moradia
        voo vôo
    """,
    "it": """
        persona gente passeggero viaggiatore turista visitatore tifoso spettatore manifestante partecipante operaio
            dipendente lavoratore abitante ostaggio detenuto profugo migrante
        aereo velivolo
        nave barca imbarcazione
        casa abitazione
    """,
    "ru": """
        человек человека людей люди житель жителя жителей пассажир пассажира пассажиров рабочих сотрудников
    """,
    "uk": """
        людей люди людини осіб особи мешканців пасажирів
    """,
    "ar": """
        شخص شخصا أشخاص اشخاص مدنيا مدنيين قتيلا قتلى جريحا جرحى راكبا ركاب عاملا عمال فرد أفراد
        سيارة سيارات مركبة مركبات
        منزل منزلا منازل بيت بيتا بيوت
    """,
    "zh": "人",
    "ja": "人",
    "ko": "명",
}


@cache
def alike(language: str) -> Mapping[str, str]:
    """The stem that stands for all of its line, by stem."""
    found: dict[str, str] = {}
    lines = _ALIKE.get(language, "").replace("\n            ", " ").strip().splitlines()
    for line in lines:
        words = [stem(word, language) for word in line.split()]
        found.update((word, words[0]) for word in words if word not in found)
    return found


def people(language: str) -> str:
    """The stem that stands for people of any kind: the first of the first line."""
    return next(iter(alike(language).values()), "")
