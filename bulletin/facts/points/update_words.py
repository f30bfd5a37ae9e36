"""Words by which reports tell that something has changed or is still changing, by language."""

from __future__ import annotations

# In the later report: what was so is so no longer.
CHANGED = {
    "en": r"now|no longer|after all|instead|move[sd]?|moving|postpon\w*|put (?:off|back)|push\w* back|delay\w*"
    r"|brought forward|defer\w*|reschedul\w*|extend\w*|not (?:[\w-]+ ){0,4}until|revis\w+|correct(?:s|ed|ing|ion)"
    r"|updat\w+|rais(?:e[sd]?|ing)|lower(?:s|ed|ing)|ris(?:es|en|ing)|rose|climb\w*|gr[eo]w\w*|increas\w*|jump\w*"
    r"|swell\w*|swollen|sweeten\w*|reached|pass(?:es|ed)|spread\w*|(?:up|down) from|bring\w* (?:[\w-]+ ){0,5}to"
    r"|reduc\w+|shr[aiu]nk\w*|fallen|dropped|more than (?:earlier|first)|(?:initially|originally|previously|earlier)",
    "de": r"nun|jetzt|inzwischen|mittlerweile|nicht mehr|doch noch|stattdessen|verschoben|verlegt|verschieb\w+|vertagt"
    r"|verzöger\w+|vorgezogen|verlänger\w+|korrigier\w+|revidier\w+|aktualisier\w+|erhöh\w+|gestiegen|stieg\w*|steigt"
    r"|angestiegen|wuchs|gewachsen|gesunken|sank\w*|gesenkt|zunächst|ursprünglich|erst am|zuvor",
    "fr": r"désormais|maintenant|finalement|ne \w+ plus|report(?:é|e|er|ée)s?|repouss\w+|décal\w+|retard\w+|avanc\w+"
    r"|prolong\w+|corrig\w+|révis\w+|rev(?:u|ue) à la|actualis\w+|relev\w+|s[’']alourdi\w*|alourdi\w*|pass\w+ (?:de|à)"
    r"|mont\w+ à|grimp\w+|augment\w+|baiss\w+|initialement|auparavant|d[’']abord|au lieu d[eu]",
    "es": r"ahora|ya no|finalmente|aplaz\w+|pospuest\w+|pospon\w+|retras\w+|adelant\w+|traslad\w+|prolong\w+|corrig\w+"
    r"|correg\w+|revis\w+|actualiz\w+|elev\w+|sub(?:e|ió|ido)\w*|ascend\w+|asciend\w+|aument\w+|baj\w+|crec\w+"
    r"|inicialmente|en un principio|anteriormente|en lugar de|en vez de",
    "pt": r"agora|já não|afinal|finalmente|adi(?:ad|ou|ar|am)\w*|transferid\w+|remarcad\w+|atras\w+|antecip\w+"
    r"|prolong\w+"
    r"|prorrog\w+|corrig\w+|revi(?:st|u|r)\w+|atualiz\w+|elev\w+|sub(?:iu|ir|ido)|chegou a|aument\w+|cresc\w+|baix\w+"
    r"|inicialmente|anteriormente|em vez de",
    "it": r"ora|adesso|non (?:[\w-]+ )?più|alla fine|rinvi\w+|spost\w+|posticip\w+|anticip\w+|slitt\w+|prorog\w+"
    r"|corre[gt]\w+"
    r"|rivist\w+|aggiorn\w+|sal(?:e|ito|iti|ita|ite|gono)|aument\w+|cresc\w+|cresciut\w+|scend\w+|sces[oiae]"
    r"|inizialmente|in precedenza|invece",
    "vi": r"hiện|hiện nay|nay đã|không còn|rốt cuộc|hoãn|lùi|dời|đổi|thay đổi|kéo dài|đính chính|điều chỉnh|cập nhật"
    r"|tăng lên|tăng|lên tới|giảm|ban đầu|trước đó",
    "ru": r"теперь|уже|больше не|вместо|перенес\w+|перенос\w+|отлож\w+|сдвину\w+|продл\w+|исправ\w+|уточн\w+"
    r"|пересмотр\w+"
    r"|обнов\w+|повыс\w+|вырос\w*|возрос\w*|увелич\w+|достиг\w*|снизи\w+|сократи\w+|первоначально|ранее|сначала",
}
# In the earlier report: more may come.
SO_FAR = {
    "en": r"so far|to date|until now|up to now|as of|preliminary|provisional|initial(?:ly)?|by (?:noon|midday|midnight"
    r"|nightfall|dusk|dawn|(?:early |late )?(?:morning|afternoon|evening)|[A-Z]\w+day)|of (?:the )?(?:votes?|ballots?)"
    r" (?:[\w-]+ )?counted",
    "de": r"bisher|bislang|bis jetzt|vorläufig\w*|erste\w* (?:angaben|zahlen)|bis zum (?:mittag|abend|morgen)"
    r"|zunächst",
    "fr": r"jusqu[’']à présent|jusqu[’']ici|pour l[’']instant|pour le moment|provisoire\w*|premier bilan|à ce stade",
    "es": r"hasta (?:ahora|el momento)|por ahora|por el momento|provisional\w*|preliminar\w*|primer balance",
    "pt": r"até (?:agora|ao momento|o momento)|por enquanto|provisóri\w+|preliminar\w*",
    "it": r"finora|per ora|al momento|provvisori\w+|primo bilancio",
    "vi": r"cho đến nay|đến nay|tính đến|tạm thời|ban đầu|sơ bộ",
    "ru": r"пока|на данный момент|по предварительн\w+|до сих пор|к утру|к вечеру|к полудню",
}
# Beside a number: it counts what grows while it is counted.
GROWING = {
    "en": r"ill|sick\w*|infect\w*|cases|poison\w*|stricken|tested positive|treated|quarantin\w*|hostages?|trapped"
    r"|stranded|without (?:power|electricity|water|heating)|power cuts?|blackouts?|outages?|signatures?|signed"
    r"|burn(?:ed|t|ing)|scorched|cancel\w*|(?:homes|houses|buildings|villages) (?:[\w-]+ ){0,3}(?:destroyed|damaged"
    r"|flooded|cut off)|(?:destroyed|damaged|flooded|cut off) (?:[\w-]+ ){0,2}(?:homes|houses|buildings|villages)"
    r"|aftershocks?|bodies|survivors|casualties|victims|damaged|flooded|cut off|uprooted|collapsed|looted|torched"
    r"|spill\w*|leak\w*|escap\w*|culled|slaughtered|vaccinated|tested|joined|walked out|on strike|grounded|deployed"
    r"|donat\w*|pledged|collected|raised|crossed|arrived|registered|recovered|unearthed|seized|complaints?|sightings?"
    r"|sheltering|fires?|wildfires?|blaze|flames|floods?|floodwaters?|snow\w*|rain\w*|slick|queues?|tailbacks?"
    r"|traffic jams?"
    r"|rewards?|ransom|bids?|offer\w*|damage|losses|backlog|cost|turnout|contain(?:s|ed|ment)"
    r"|counted|restored|gusts?|winds?|took (?:refuge|shelter)"
    r"|(?:schools|roads|shops|airports|stations) (?:[\w-]+ ){0,2}(?:closed|shut)",
    "de": r"erkrank\w*|infizier\w*|fälle\w*|infektion\w*|vergift\w*|geiseln?|eingeschlossen\w*|ohne (?:strom|wasser"
    r"|heizung)|unterschrift\w*|verbrannt\w*|abgebrannt\w*|zerstört\w*|überflutet\w*|nachbeben|opfer\w*|ausgefallen\w*"
    r"|ausgelaufen\w*|gespendet\w*|gesammelt\w*|gekeult\w*|geimpft\w*|entkommen\w*|beschlagnahmt\w*|eingetroffen\w*"
    r"|\w*brand|feuer|flammen|hochwasser|schnee|regen|stau|ölteppich|belohnung|lösegeld|angebot|schäden|kosten"
    r"|wahlbeteiligung|ausgezählt\w*",
    "fr": r"malades?|contamin\w+|infect\w+|cas|intoxiqu\w+|otages?|bloqué\w*|sans (?:électricité|courant|eau)"
    r"|privés? (?:d[’']électricité|d[’']eau|de courant)|signatures?|brûlé\w*|détruit\w*|inondé\w*|répliques?|victimes?"
    r"|annulé\w*|déversé\w*|échappé\w*|collect\w+|récolté\w*|abattu\w*|vacciné\w*|saisi\w*|endommagé\w*|mobilisé\w*"
    r"|feux?|incendies?"
    r"|flammes|crue|neige|pluie|nappe|bouchons?|récompense|rançon|offre|dégâts|coût|participation|dépouillé\w*",
    "es": r"enferm\w+|contagi\w+|infect\w+|casos|intoxicad\w+|rehenes|atrapad\w+|varad\w+|sin (?:luz|electricidad|agua)"
    r"|firmas|quemad\w+|destruid\w+|inundad\w+|réplicas|víctimas|cancelad\w+"
    r"|derramad\w+|fugad\w+|recaudad\w+|recogid\w+|sacrificad\w+|vacunad\w+|incautad\w+|dañad\w+|desplegad\w+"
    r"|fuego|incendios?|llamas|crecida|nieve|lluvia|mancha|atasco|recompensa|rescate|oferta|daños|coste|participación"
    r"|escrutad\w+|contenid\w+",
    "pt": r"doentes?|adoec\w+|contamin\w+|infe[ct]\w+|casos|intoxicad\w+|reféns|retid\w+"
    r"|sem (?:luz|eletricidade|energia"
    r"|água)|assinaturas|queimad\w+|destruíd\w+|inundad\w+|réplicas|vítimas|cancelad\w+|retirad\w+"
    r"|derramad\w+|angariad\w+|arrecadad\w+|recolhid\w+|abatid\w+|vacinad\w+|apreendid\w+|danificad\w+|mobilizad\w+"
    r"|fogo|incêndios?|chamas|cheia|neve|chuva|mancha|engarrafamento|recompensa|resgate|oferta|danos|custo"
    r"|participação|afluência|apurad\w+",
    "it": r"malat\w+|contagi\w+|infett\w+|casi|intossicat\w+|ostaggi\w*|intrappolat\w+|bloccat\w+|senza (?:luce"
    r"|elettricità|corrente|acqua)|firme|bruciat\w+|distrutt\w+|allagat\w+|vittime|cancellat\w+"
    r"|sversat\w+|evas[iae]|raccolt\w+|abbattut\w+|vaccinat\w+|sequestrat\w+|danneggiat\w+|mobilitat\w+"
    r"|fuoco|incendio?|fiamme|piena|neve|pioggia|chiazza|coda|ricompensa|riscatto|offerta|danni|costo|affluenza"
    r"|scrutinat\w+",
    "vi": r"ca|nhiễm|mắc bệnh|ngộ độc|con tin|mắc kẹt|mất điện|chữ ký|cháy rụi|bị phá hủy|ngập|dư chấn|nạn nhân|bị hủy"
    r"|tràn|quyên góp|tiêm chủng|thu giữ|hư hại|cháy|lũ|tuyết|mưa|ùn tắc|tiền chuộc|thiệt hại|chi phí|kiểm phiếu",
    "ru": r"заболе\w+|зараж\w+|инфицир\w+|случа\w+|отрави\w+|заложник\w*|без (?:света|электричества|воды)|подпис\w+"
    r"|сгоре\w+|разруш\w+|затопл\w+|жертв\w*|отмен[её]н\w*"
    r"|разлит\w*|сбежа\w+|собран\w*|собрал\w*|забит\w*|привит\w*|изъят\w*|повреж\w+|пожар\w*|огонь|огн\w+|паводк\w*"
    r"|снег\w*|дожд\w*|пробк\w*|вознагражд\w+|выкуп\w*|ущерб\w*",
}
# Of two opposites, the one that comes to be so: who lived has died, who denied it has admitted it.
TURNED = {
    "en": r"died|dead|dies|killed|perished|shut|clos(?:e|es|ed)|reopen\w*|open(?:s|ed)?|cancel\w*|call\w* off|scrapp\w*"
    r"|releas\w+|freed|admit\w*|acknowledg\w*|conced\w*|stopped|halted|ended|suspended|broken off|resign\w*|quits?"
    r"|step\w* down|overturn\w*|quash\w*|struck down|vetoed",
    "de": r"gestorben|starb\w*|tot|ums leben|geschlossen|schließ\w*|geöffnet|abgesagt\w*|räumt\w*|eingeräumt",
    "fr": r"morte?s?|décéd\w+|ferm\w+|rouv\w+|annul\w+|admis|reconnu\w*",
    "es": r"murió|murieron|muert[oae]s?|falleci\w+|cerrad[oa]s?|cerr\w+|reabr\w+|admit\w+|reconoc\w+",
    "pt": r"morreu|morreram|mort[oae]s?|faleceu|fechad[oa]s?|fech\w+|reab\w+|admit\w+|reconhec\w+",
    "it": r"mort[oiae]|morì|deced\w+|chius[oiae]|riapert\w+|ammess\w+",
    "vi": r"chết|thiệt mạng|tử vong|đóng cửa|mở cửa|thừa nhận",
    "ru": r"погиб\w*|умер\w*|закрыт\w*|закры\w+|открыт\w*|признал\w*",
}
