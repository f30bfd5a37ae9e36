"""Publishers that own several outlets: used for a source whose family the settings do not tell."""

from __future__ import annotations

from collections.abc import Mapping

# A family a line: its name, and the hosts of its best-known titles, as the groups list them on their own pages and as
# Wikipedia's articles on the groups do. Titles change hands: what settings say stands above this table.
_FAMILIES = """
    Advance: al.com cleveland.com lehighvalleylive.com masslive.com mlive.com newyorker.com nj.com oregonlive.com
        pennlive.com silive.com syracuse.com vanityfair.com wired.com
    Axel Springer: bild.de businessinsider.com businessinsider.de bz-berlin.de politico.com politico.eu welt.de
    BBC: bbc.co.uk bbc.com
    Bonnier: di.se dn.se expressen.se sydsvenskan.se
    CH Media: aargauerzeitung.ch luzernerzeitung.ch tagblatt.ch watson.ch
    DMG Media: dailymail.co.uk inews.co.uk metro.co.uk
    DPG Media: ad.nl demorgen.be hln.be nu.nl parool.nl trouw.nl volkskrant.nl
    Funke: abendblatt.de braunschweiger-zeitung.de morgenpost.de nrz.de otz.de thueringer-allgemeine.de tlz.de waz.de
        wp.de wr.de
    Future: livescience.com space.com techradar.com tomsguide.com
    Gannett: azcentral.com courier-journal.com desmoinesregister.com dispatch.com freep.com indystar.com
        jsonline.com tennessean.com usatoday.com
    Hearst: chron.com ctpost.com expressnews.com houstonchronicle.com mysanantonio.com nhregister.com sfchronicle.com
        sfgate.com timesunion.com
    HT Media: hindustantimes.com livehindustan.com livemint.com
    Ippen: fr.de hna.de kreiszeitung.de merkur.de op-online.de tz.de
    Lee: buffalonews.com journalstar.com omaha.com richmond.com stltoday.com tucson.com
    Madsack: haz.de kn-online.de ln-online.de lvz.de maz-online.de ostsee-zeitung.de rnd.de
    McClatchy: charlotteobserver.com fresnobee.com kansascity.com miamiherald.com newsobserver.com sacbee.com
        star-telegram.com
    Mediahuis: belfasttelegraph.co.uk gva.be hbvl.be independent.ie nieuwsblad.be nrc.nl standaard.be telegraaf.nl
        wort.lu
    Network18: firstpost.com moneycontrol.com news18.com
    New York Times: nytimes.com theathletic.com
    News Corp: adelaidenow.com.au barrons.com couriermail.com.au dailytelegraph.com.au heraldsun.com.au marketwatch.com
        news.com.au nypost.com theaustralian.com.au thesun.co.uk thetimes.co.uk thetimes.com wsj.com
    Nine: 9news.com.au afr.com brisbanetimes.com.au smh.com.au theage.com.au watoday.com.au
    Penske: billboard.com deadline.com hollywoodreporter.com indiewire.com rollingstone.com variety.com
    Postmedia: calgaryherald.com calgarysun.com edmontonjournal.com financialpost.com montrealgazette.com
        nationalpost.com ottawacitizen.com theprovince.com torontosun.com vancouversun.com
    Prensa Ibérica: elperiodico.com epe.es farodevigo.es laprovincia.es levante-emv.com lne.es
    PRISA: as.com cadenaser.com cincodias.com elpais.com
    RCS: corriere.it elmundo.es expansion.com gazzetta.it marca.com
    Reach: birminghammail.co.uk bristolpost.co.uk chroniclelive.co.uk dailyrecord.co.uk dailystar.co.uk express.co.uk
        irishmirror.ie liverpoolecho.co.uk manchestereveningnews.co.uk mirror.co.uk walesonline.co.uk
    Schibsted: aftenbladet.no aftenposten.no aftonbladet.se bt.no svd.se vg.no
    TX Group: 20min.ch 24heures.ch bazonline.ch bernerzeitung.ch derbund.ch tagesanzeiger.ch tdg.ch
    Times Group: economictimes.indiatimes.com navbharattimes.indiatimes.com timesofindia.indiatimes.com
    Tribune and MediaNews: bostonherald.com chicagotribune.com courant.com denverpost.com mercurynews.com
        nydailynews.com ocregister.com orlandosentinel.com sun-sentinel.com twincities.com
    Vocento: abc.es diariosur.es diariovasco.com elcomercio.es elcorreo.com eldiariomontanes.es elnortedecastilla.es
        hoy.es ideal.es larioja.com lasprovincias.es laverdad.es
"""


def _by_host() -> Mapping[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in _FAMILIES.strip().split("\n"):
        head, _, hosts = line.rpartition(":")
        name = head.strip() or name
        found.update(dict.fromkeys(hosts.split(), name))
    return found


_HOSTS = _by_host()


def family(host: str) -> str:
    """The family of publishers that the host, or a parent of it, belongs to; "" when the table has none."""
    parts = host.lower().removeprefix("www.").split(".")
    return next((_HOSTS[parent] for at in range(len(parts)) if (parent := ".".join(parts[at:])) in _HOSTS), "")
