"""Words that say the opposite of each other, by language."""

from __future__ import annotations

# A line a pair: regular expressions for the two sides, with a slash between them. Only pairs of which one rules the
# other out of the same subject; up and down, more and less are for numbers to tell.
OPPOSITES = {
    "en": r"""
        approv\w+|ratif\w+|pass(?:ed|es)|adopt\w*|voted for|backed / reject\w*|vot\w+ (?:down|against)|thr[eo]wn? out
        accept\w*|agree[ds]? to|welcom\w+ / reject\w*|refus\w+|turn\w* (?:\w+ ){0,4}down|declin\w+
        surviv\w+|alive / died|dead|dies|killed|perish\w*|lost (?:his|her|their) li(?:fe|ves)
        confirm\w*|admit\w*|acknowledg\w*|conced\w* / den(?:y|ied|ies|ying|ials?)
        guilty|convict\w+ / acquit\w+|not guilty|cleared of|innocent
        w[io]n(?:s|ning)?|victory|re-?elected / los[et]s?|lost|losing|defeat\w*
        open(?:s|ed)?|reopen\w* / clos(?:e|es|ed)|shut
        legal|lawful / illegal|unlawful
        constitutional / unconstitutional
        will play|plays?|start(?:s|ed)? / miss(?:es|ed)?|sits? out|ruled out
        attend\w*|t[ao]kes? part|took part|be present|in the presence of / stay\w* away|boycott\w*|skip\w*|absent|missed
        stay\w*|remain\w* / resign\w*|quits?|step\w* down|leav\w+
        allow\w*|permit\w*|authori[sz]\w+ / ban(?:s|ned)?|forb[ia]\w+|prohibit\w*|bar(?:s|red)|refus\w+|denied
        releas\w+|freed / remain\w* in custody|kept in custody|still (?:being )?held
        safe / unsafe|dangerous
        armed / unarmed
        injured|hurt|wounded / unhurt|unharmed|unscathed|uninjured
        conscious / unconscious
        cancel\w*|call\w* off|scrapp\w* / go(?:es)? ahead|going ahead|went ahead|tak\w+ place|took place
        uph[oe]ld\w*|upheld / overturn\w*|quash\w*|struck down|annul\w*
        grant\w*|award\w* / refus\w+|withh\w+
        intact|undamaged / damaged|destroyed
        true / false|untrue
        deliberate\w*|on purpose|intentional\w* / accident\w*|by mistake
        signed / vetoed
        positive / negative
        natural causes|heart attack / murder\w*|killed|suicide
        suicide|killed (?:him|her)self / murder\w*|accident\w*
        continu\w+|goes on / stopped|halted|broken off|ended|suspended
        alone / accompanied|together with
        sober / drunk|intoxicated|over the (?:drink-drive )?limit|under the influence
        on time|on schedule|punctual\w* / late|delay\w*|behind schedule
        sold / unsold|failed to sell
        sensible|wise|reasonable / absurd|foolish|senseless|unreasonable
    """,
    "de": r"""
        gebilligt|angenommen|zugestimmt|verabschiedet\w* / abgelehnt|zurückgewiesen|lehnte\w*
        überleb\w+|lebend / gestorben|starb\w*|tot|ums leben
        bestätigt\w*|räumt\w*|eingeräumt / bestritt\w*|bestreitet|dementier\w*
        schuldig|verurteilt / freigesprochen|unschuldig
        gewann\w*|gewonnen|sieg\w* / verlor\w*|niederlage
        geöffnet|offen|öffne\w* / geschlossen|schließ\w*
        legal|rechtmäßig / illegal|rechtswidrig|unrechtmäßig
        erlaub\w+|genehmigt\w* / verb[ioe]t\w*|verboten|untersagt\w*
        erhöh\w+|steig\w+|stieg\w* / senk\w+|gesenkt|sink\w+|sank\w*|fiel\w*
        findet statt|stattfinden / abgesagt\w*|fällt aus
    """,
    "fr": r"""
        approuv\w+|adopt\w+|accept\w+ / rejet\w+|refus\w+|repouss\w+
        survécu|survivant\w*|vivante?s? / morte?s?|décéd\w+|tué\w*
        confirm\w+|admis|reconnu\w* / dément\w*|ni[ée]\w*
        coupable|condamn\w+ / acquitt\w+|innocent\w*|relax\w+
        gagn\w+|remport\w+|victoire / perd\w*|défaite
        ouvert\w*|ouvr\w+ / ferm\w+
        légal\w* / illégal\w*
        autoris\w+|perm[ie]\w* / interdi\w+
        augment\w+|hausse|progress\w+ / baiss\w+|recul\w+|diminu\w+
        maintenu\w* / annul\w+
    """,
    "es": r"""
        aprob\w+|aprueba\w* / rechaz\w+
        sobreviv\w+|con vida / murió|murieron|muert[oae]s?|falleci\w+
        confirm\w+|admit\w+|reconoc\w+ / neg[óa]\w*|niega\w*|desmint\w+|desmient\w+
        culpable|conden\w+ / absuelt\w+|absolvi\w+|inocente
        gan[óa]\w*|venci\w+|triunf\w+ / perdi\w+|derrota\w*
        abiert[oa]s?|abri\w+|abre / cerrad[oa]s?|cerr\w+|cierra
        legal / ilegal
        permit\w+|autoriz\w+ / prohib\w+
        subi\w*|sube|aument\w+ / baj\w+|cay\w*|redu\w+|disminuy\w+
        acept\w+ / rechaz\w+
    """,
    "pt": r"""
        aprov\w+ / rejeit\w+|reprov\w+
        sobreviv\w+|com vida / morreu|morreram|mort[oae]s?|faleceu
        confirm\w+|admit\w+|reconhec\w+ / neg[oau]\w*|desment\w+
        culpad[oa]s?|conden\w+ / absolv\w+|inocente\w*
        venc\w+|ganh\w+|vitória / perd\w+|derrota\w*
        abert[oa]s?|abri\w+|abre / fechad[oa]s?|fech\w+
        legal / ilegal
        permit\w+|autoriz\w+ / pro[ií]b\w+
        subi\w*|aument\w+|alta / ca[íi]\w*|redu\w+|queda|baix\w+
        aceit\w+ / recus\w+|rejeit\w+
    """,
    "it": r"""
        approv\w+ / respin\w+|bocci\w+
        sopravviss\w+|viv[oiae] / mort[oiae]|morì|deced\w+
        conferm\w+|ammess\w+ / smenti\w+|negat\w+|nega
        colpevol\w+|condann\w+ / assolt\w+|innocent\w+
        vint\w*|vince\w*|vittoria / pers[oiae]|perde\w*|sconfitt\w+
        apert[oiae]|apr\w+ / chius[oiae]|chiud\w+
        legal\w+|legittim\w+ / illegal\w+|illegittim\w+
        permess\w+|autorizz\w+ / viet\w+|proibi\w+
        aument\w+|sal[ei]\w* / cal[aoi]\w*|scend\w+|scesi?|diminu\w+
    """,
    "vi": r"""
        thông qua|phê chuẩn / bác bỏ|từ chối
        sống sót / chết|thiệt mạng|tử vong
        xác nhận|thừa nhận / phủ nhận
        có tội / vô tội|trắng án
        thắng|chiến thắng / thua|thất bại
        mở cửa / đóng cửa
        cho phép / cấm
    """,
    "ru": r"""
        одобри\w+|принял\w*|принят\w* / отклони\w+|отверг\w+
        выжи\w+|жив\w* / погиб\w*|умер\w*
        подтверди\w+|признал\w* / опроверг\w*|отриц\w+
        виновн\w+|осужд\w+ / оправда\w+|невиновн\w+
        победи\w+|выигра\w+ / проигра\w+
        открыт\w*|откры\w+ / закрыт\w*|закры\w+
        разреши\w+ / запрети\w+|запрещ\w+
        вырос\w*|повыси\w+|увелич\w+ / снизи\w+|упал\w*|сократи\w+
    """,
}

# The pair of those who confirm and deny: what they say of a thing is for the words behind them to tell.
SAYING = {
    "en": r"confirm\w*|admit\w*|acknowledg\w*|conced\w*|den(?:y|ied|ies|ying|ials?)",
    "de": r"bestätigt\w*|räumt\w*|eingeräumt|bestritt\w*|bestreitet|dementier\w*",
    "fr": r"confirm\w+|admis|reconnu\w*|dément\w*|ni[ée]\w*",
    "es": r"confirm\w+|admit\w+|reconoc\w+|neg[óa]\w*|niega\w*|desmint\w+|desmient\w+",
    "pt": r"confirm\w+|admit\w+|reconhec\w+|neg[oau]\w*|desment\w+",
    "it": r"conferm\w+|ammess\w+|smenti\w+|negat\w+|nega",
    "vi": r"xác nhận|thừa nhận|phủ nhận",
    "ru": r"подтверди\w+|признал\w*|опроверг\w*|отриц\w+",
}
