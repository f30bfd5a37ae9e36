"""Words that make two sentences speak of different things in German."""

from __future__ import annotations

WORDS = r"""
    trade out export\w*|ausfuhr\w*
    trade in import\w*|einfuhr\w*
    accounts revenue umsatz\w*
    accounts profit gewinn\w*
    accounts loss verlust\w*
    accounts debt schulden
    economy prices inflation\w*|preise
    economy work arbeitslos\w*
    economy growth bip|wachstum\w*
    economy wages löhne|gehälter
    economy voters wahlbeteiligung
    sex women frau(?:en)?|mädchen
    sex men mann|männer\w*|jungen
    who soldiers soldat\w*
    who police polizist\w*
    who rebels rebellen|kämpfer
    who civilians zivilisten|bewohner
    who children kind(?:er)?|kindern|schüler
    who crew besatzung\w*
    who passengers passagiere?|fahrgäste?
    rank first erste[nrs]?
    rank second zweite[nrs]?
    rank third dritte[nrs]?
    rank fourth vierte[nrs]?
    turn last vorjahr\w*|letzte[ns] jahr|vorherige\w*
    turn this diese[sn] jahr|heuer
    turn next nächste[ns] jahr
    event begin begi(?:nn|)\w*|begann|begonnen|starte\w*|eröffn\w*
    event end end(?:e[tn]?|ete\w*)|schließ\w*|abgeschlossen
    event announce angekündigt|kündigte|vorgestellt
    event arrest festgenommen|verhaftet
    event trial prozess\w*|vor gericht
    event sentence verurteilt\w*|urteil\w*
    event birth geboren
    event death starb\w*|gestorben|tot
    event burial beerdigt|begraben|beisetzung
    event sign unterzeichne\w*
    event effect tritt in kraft|trat in kraft|in kraft
    event vote wahl\w*|wählen|abstimm\w*
    event apply anmeld\w*|bewerb\w*|frist
    event sell vorverkauf|verkauft
    event pay zahl\w*|auszahl\w*
    event leave abgereist|verließ|startete
    event arrive eingetroffen|landete|ankam
    event resign zurückgetreten|tritt zurück|rücktritt
    event build gebaut|erbaut|gegründet|errichtet
    event restore renoviert|saniert|restauriert
    event marry heirate\w*|hochzeit
    event publish veröffentlicht|erschien\w*
"""
