"""Fourteen days of invented news, written for the tests of memory: what four sources print each day of three stories.

A train that leaves the rails (1–5 November, and again from the 10th), a strike at a hospital (2–8 November) and bad
water in a town (5–7 November, and again on the 13th and 14th). Each paragraph is a sentence or two; a later day repeats
what is known in other words, as papers do. The same address on another day is a new version of the same article.
"""

# ruff: noqa: E501 - a line is a paragraph.
from __future__ import annotations

from datetime import date, timedelta

from bulletin import article, compose

FIRST = date(2026, 11, 1)
DAYS = tuple(FIRST + timedelta(days=n) for n in range(14))

_NEWS = """
= 1
# Harbour Times | Twelve dead as express leaves the rails at Karsten | train-1
The night express from Orland to Tamsin left the rails on the viaduct at Karsten early on Sunday.
Twelve people were killed, the Karsten fire brigade said.
Forty-one passengers were taken to the hospitals of Karsten and Brannock with injuries.
The line between Orland and Tamsin has been closed in both directions.
# North Post | Night express derails on viaduct | train-2
The night express from Orland to Tamsin derailed on the Karsten viaduct early on Sunday, killing 12 people.
Three of the seven coaches fell into the river Lenn below the viaduct.
Divers are searching the coaches that lie in the water, the fire brigade of Karsten said.
The viaduct was built in 1911 and strengthened six years ago.
# Radio Tamsin | Train accident at Karsten | train-3
Twelve people died when the night express to Tamsin derailed on the viaduct at Karsten on Sunday morning.
The driver, who survived, is being questioned by the police.
Blood donors queued outside the town hall of Karsten from nine in the morning.
= 2
# Harbour Times | Toll of Karsten train accident rises to 14 | train-4
Fourteen people were killed when the night express derailed at Karsten, the fire brigade said on Monday.
The night express from Orland to Tamsin left the rails on the viaduct at Karsten early on Sunday.
Investigators found a broken rail forty metres in front of the viaduct.
The railway company will pay each family 20,000 crowns at once.
# North Post | Divers end search under the viaduct | train-5
The death toll of the derailment at Karsten has risen to 14.
Divers ended their search of the coaches in the Lenn on Monday afternoon.
Three of the seven coaches had fallen into the river below the viaduct.
A broken rail was found in front of the viaduct, according to the accident investigators.
# The Ledger | Nurses of Brannock hospital begin strike | strike-1
About 600 nurses of Brannock hospital began a strike for higher pay on Monday.
The union Medica demands nine percent more pay for the nurses.
The hospital has put off all operations that can wait.
Talks between the union and the hospital are to begin on Thursday, the ministry of health said.
# Radio Tamsin | Strike empties wards in Brannock | strike-2
Some 600 nurses at Brannock hospital walked out on Monday because they want higher pay.
Emergency wards stay open during the strike, the union Medica promised.
Director Paul Ostrander called the strike irresponsible after the train accident.
= 3
# Harbour Times | Karsten: rail had been reported as cracked | train-6
A track worker had reported the rail at Karsten as cracked nine days before the derailment.
Fourteen people were killed when the night express derailed on the viaduct.
The report was filed in an office that is empty at weekends, the railway company admitted.
# North Post | Seventeen dead after Karsten derailment | train-7
The death toll of the derailment at Karsten has risen to 17 after three injured passengers died in hospital.
Transport minister Elsa Thorne visited the viaduct on Tuesday and laid a wreath.
Investigators had found a broken rail forty metres in front of the viaduct.
# The Ledger | Second day of strike in Brannock | strike-3
The strike of 600 nurses at Brannock hospital went into its second day on Tuesday.
The union Medica demands nine percent more pay for the nurses.
Patients from Brannock were moved to the army hospital at Tamsin in buses.
# Radio Tamsin | Hospital offers nurses four percent | strike-4
Brannock hospital has offered its nurses four percent more pay.
The union Medica rejected the offer within an hour.
Emergency wards stay open during the strike.
= 4
# Harbour Times | Railway counts dead of Karsten again | train-8
Sixteen people were killed in the derailment at Karsten and not 17 as reported, because one victim was counted twice, the railway company said on Wednesday.
The public prosecutor of Karsten opened an inquiry against two managers of the railway company.
# North Post | Karsten toll corrected | train-9
Correction: sixteen people died in the derailment at Karsten, not 17, the North Post has learned from the police.
The viaduct was built in 1911 and strengthened six years ago.
# The Ledger | Nurses of Brannock stay out | strike-5
About 600 nurses of Brannock hospital have been on strike for higher pay since Monday.
The hospital has put off all operations that can wait.
# Radio Tamsin | Strike in Brannock: what is known | strike-6
The union Medica demands nine percent more pay for the nurses of Brannock hospital.
Brannock hospital has offered its nurses four percent more pay.
= 5
# Harbour Times | Trains run again between Orland and Tamsin | train-10
The line between Orland and Tamsin was reopened on one track on Thursday, four days after the derailment at Karsten.
Sixteen people were killed when the night express derailed on the viaduct.
# North Post | Forty ill after drinking tap water in Veldra | water-1
Forty people in Veldra have fallen ill after they drank tap water, the health office said on Thursday.
The town told its 9,000 inhabitants to boil all water.
Tests found bacteria in the reservoir on Mill Hill.
The reservoir was last cleaned in spring, mayor Jonas Reddick said.
# Radio Tamsin | Veldra must boil its water | water-2
Tap water has made 40 people ill in Veldra, according to the health office.
Schools in Veldra handed out bottled water on Thursday.
A dead fox was found in the reservoir by workers of the waterworks.
# The Ledger | Talks on nurses' pay put off | strike-7
The talks between the union Medica and Brannock hospital have been postponed to Friday.
Director Paul Ostrander had called the strike irresponsible.
= 6
# North Post | Veldra: more fall ill | water-3
The number of people who fell ill in Veldra after drinking tap water has risen to 65.
Two children are being treated in the hospital of Tamsin.
The town had told its 9,000 inhabitants to boil all water.
# Radio Tamsin | Veldra must boil its water | water-2
Tap water has made 40 people ill in Veldra, according to the health office.
Schools in Veldra handed out bottled water on Thursday.
# The Ledger | Union and hospital meet | strike-8
The union Medica and Brannock hospital met for six hours on Friday without coming to terms.
About 600 nurses of Brannock hospital have been on strike since Monday.
# Harbour Times | Ministry sends mediator to Brannock | strike-9
The ministry of health has sent the retired judge Clara Wendt to mediate in the strike at Brannock hospital.
The union demands nine percent more pay, the hospital has offered four.
= 7
# North Post | Veldra empties its reservoir | water-4
Veldra began to empty the reservoir on Mill Hill on Saturday.
Bacteria had been found in the reservoir on Mill Hill.
# Radio Tamsin | Water lorries for Veldra | water-5
The army has sent eleven water lorries to Veldra.
Some 65 people have fallen ill in Veldra after drinking tap water.
# The Ledger | Clara Wendt proposes six percent | strike-10
Mediator Clara Wendt has proposed six percent more pay for the nurses of Brannock hospital.
The retired judge was sent by the ministry of health to mediate in the strike.
= 8
# The Ledger | Nurses of Brannock end their strike | strike-11
The nurses of Brannock hospital ended their strike on Sunday after the union accepted the mediator's proposal.
They will get six percent more pay from January.
# Harbour Times | Strike at Brannock hospital is over | strike-12
The strike at Brannock hospital ended on Sunday when the union Medica accepted the proposal of Clara Wendt.
Operations that were put off are to be made up for by Christmas.
Mediator Clara Wendt had proposed six percent more pay for the nurses.
# North Post | Orchestra of Tamsin elects its conductor | music-1
The orchestra of Tamsin has elected Mirela Sand as its first conductor.
She takes up the baton in September.
= 9
# North Post | Lighthouse of Saint Odile gets a new lamp | light-1
The lighthouse on the island of Saint Odile has been given a lamp that needs a tenth of the current.
The old lamp goes to the maritime museum.
# Harbour Times | Chess: Orland wins the league | chess-1
The chess club of Orland won the national league on Monday for the third time in a row.
Its youngest player, Lina Varga, is fourteen.
= 10
# Harbour Times | Karsten: prosecutor charges two railway managers | train-11
The public prosecutor charged two managers of the railway company with manslaughter on Tuesday over the derailment at Karsten.
The night express to Tamsin had left the rails on the viaduct at Karsten on 1 November.
Sixteen people were killed in the derailment.
# North Post | Charges after Karsten derailment | train-12
Two railway managers have been charged with manslaughter over the derailment of the night express at Karsten.
A track worker had reported the cracked rail nine days before the derailment.
The trial is to begin in March, the court of Karsten said.
# Radio Tamsin | Lighthouse lamp shines twelve miles | light-2
The new lamp of the lighthouse on Saint Odile can be seen from twelve miles.
= 11
# Harbour Times | Railway chief resigns over Karsten | train-13
The head of the railway company, Victor Lasko, resigned on Wednesday over the derailment at Karsten.
Two managers of the railway company have been charged with manslaughter.
# North Post | Lasko steps down | train-14
Railway head Victor Lasko stepped down on Wednesday over the derailment of the night express at Karsten.
The trial of the managers is to begin in March.
# Radio Tamsin | Railway chief gone | train-15
Victor Lasko had led the railway company for eleven years.
The night express from Orland to Tamsin left the rails on the viaduct at Karsten early on the first of November.
= 12
# Harbour Times | Railway chief resigns over Karsten | train-13
The head of the railway company, Victor Lasko, resigned on Wednesday over the derailment at Karsten.
Two managers of the railway company have been charged with manslaughter.
# The Ledger | Crown falls to its lowest in a year | crown-1
The crown fell to its lowest rate in a year against the euro on Thursday.
Traders in Orland blamed the weak harvest.
# North Post | Crown weaker | crown-2
The crown dropped against the euro on Thursday to its lowest rate in a year.
The central bank of Orland did not step in.
= 13
# North Post | Veldra's water is clean again | water-6
The tap water in Veldra can be drunk again without boiling, the health office said on Friday.
Sixty-five people had fallen ill in the town after drinking tap water.
Mayor Jonas Reddick drank the first glass in front of the town hall.
# Radio Tamsin | Veldra: all clear | water-7
The health office has lifted the order to boil tap water in Veldra.
The reservoir on Mill Hill has been emptied and cleaned twice.
# The Ledger | Central bank props up the crown | crown-3
The central bank of Orland bought crowns for 300 million euros on Friday.
The crown had fallen to its lowest rate in a year against the euro on Thursday.
= 14
# North Post | Veldra sues builder of its reservoir | water-8
Veldra is suing the company that built the reservoir on Mill Hill for two million crowns.
The tap water in Veldra can be drunk again without boiling since Friday.
# Radio Tamsin | Veldra goes to court | water-9
The town of Veldra has gone to court against the builder of the reservoir on Mill Hill, Harlan and Sons.
Sixty-five people had fallen ill after drinking tap water.
"""


def news(day):
    """The articles that the sources print on a day."""
    parts = _NEWS.split("\n= ")[1:]
    chunk = next(part for part in parts if int(part.split("\n", 1)[0]) == (day - FIRST).days + 1)
    return tuple(_article(text, day) for text in chunk.split("\n# ")[1:])


def _article(text, day):
    head, body = text.split("\n", 1)
    source, title, page = (part.strip() for part in head.split("|"))
    address = f"https://{source.lower().replace(' ', '')}.example/{page}"
    return article(body.replace("\n", "\n\n"), title=title, source=source, url=address, published=day.isoformat())


def replayed(settings, *, remember=True):
    """The editions of the fourteen days, each made with those before it, or with none."""
    editions = []
    for day in DAYS:
        editions.append(compose(news(day), settings, date=day, past=editions if remember else ()))
    return tuple(editions)
