"""Words with which a sentence says no, or says what is not so: negations, wishes, denials."""

from __future__ import annotations

import re
from functools import cache

from bulletin.text.listed import listed

# A closed class, with the verbs that turn what follows them into its opposite.
_NEGATIONS = {
    "en": r"not|never|no|none|nobody|nothing|neither|nor|cannot|without|\w+n['’]t|(?:have|has|had|did|does|do|was"
    r"|were|is|are|would|could|should|ca|wo)nt|fail(?:s|ed|ing)? to|unable to|yet to|refus\w+ to|declin\w+ to",
    "de": "nicht|keine?[mnrs]?|nie|niemals|niemand|nichts|weder|ohne",
    "fr": "ne|n['’]|pas|jamais|aucune?|rien|personne ne|ni|sans",
    "es": "no|nunca|jamás|ning[uú]n[oa]?|nadie|nada|ni|tampoco|sin",
    "pt": "não|nunca|jamais|nenhuma?|ninguém|nada|nem|tampouco|sem",
    "it": "non|mai|nessun[oa]?|niente|nulla|né|neppure|senza",
    "vi": "không|chưa|chẳng|chả|đừng",
    "ru": "не|нет|ни|никогда|никто|ничего|без",
}  # fmt: skip
# Negations that deny something other than what follows: "not only", "no longer", "not yet", "no more than".
_EXEMPT = {
    "en": r"(?:not|no|never|nor) (?:only|just|merely|simply|least|longer|more than|less than|fewer than"
    r"|later than|earlier than|until|before|all|every|always"
    r"|necessarily|far|doubt|matter|one|even|so much|immediately|clear|known|comment|reason|\w+ (?:but|than))"
    r"|no[- ]confidence|whether or not|not (?:\w+ ){1,2}because|if not|why not|not because"
    r"|(?:did|does|do|had|has|have|would) not (?:say|give|comment|specify|elaborate|immediately|identify|name"
    r"|know (?:how|why|what|who|whether|if|when|where))|didn['’]t (?:say|give)",
    "de": "nicht (?:nur|mehr|zuletzt|einmal|vor|allein|immer)|noch nicht|ohne dass",
    "fr": "pas (?:seulement|encore|plus|toujours|tous)|non seulement|ne \\w+ que|sans doute|ne \\w+ plus",
    "es": "no (?:sólo|solo|solamente|obstante|todos|siempre|más)|todavía no|aún no",
    "pt": "não (?:só|somente|apenas|obstante|todos|sempre|mais)|ainda não",
    "it": "non (?:solo|soltanto|ancora|più|tutti|sempre)",
    "vi": "không (?:chỉ|những|còn)|chưa từng|không ít",
    "ru": "не (?:только|все|всегда|менее|более|ранее)|ещё не|еще не",
}  # fmt: skip
# What stands near these is wished, feared or asked, not said to be so.
_UNREAL = {
    "en": r"if|unless|whether|should|must|could|might|may|ought|urg\w+|call\w* (?:for|on)|demand\w*|ask\w*"
    r"|want\w*|tr(?:y|ies|ied|ying)|hop\w+|fear\w*|would have|wish\w*|allegation\w*|accus\w+"
    r"|alleg\w+|suspected|believe\w*|possib\w+|risk|threat\w*|charged with|rumou?rs?|suspicion|claims? that",
    "de": "wenn|falls|ob|sollte\\w*|müsste\\w*|könnte\\w*|forder\\w+|woll\\w+|angeblich",
    "fr": "si|devrait|doit|pourrait|demand\\w+|appel\\w+|accus\\w+",
    "es": "si|debe\\w*|podría\\w*|pid\\w+|exig\\w+|quier\\w+|acusa\\w*",
    "pt": "se|deve\\w*|poderia\\w*|ped\\w+|exig\\w+|quer\\w*|acusa\\w*",
    "it": "se|dovrebbe\\w*|potrebbe\\w*|chied\\w+|accus\\w+",
    "vi": "nếu|nên|phải|có thể|yêu cầu|cáo buộc",
    "ru": "если|ли|должен\\w*|может|мог\\w*|требу\\w+|обвин\\w+",
}  # fmt: skip
_DENYING = {
    "en": r"den(?:y|ied|ies|ying)|refus\w+|reject\w*|fail\w*|unable|lack\w*|avoid\w*|instead of|rather than"
    r"|stopped|prevent\w*|ruled out|rule out|doubt\w*|declin\w*|incapable|insufficient\w*|remov\w*|against"
    r"|dismiss\w*|cutting|cuts? off|los[et]\w*|lift(?:ed|ing)|halt\w*|revers\w*|suspend\w*|overturn\w*",
    "de": "bestr\\w+|dementier\\w*|verweiger\\w*|lehnt\\w*",
    "fr": "dément\\w*|ni[ée]\\w*|refus\\w+",
    "es": "neg\\w+|niega|desm\\w+|rechaz\\w+",
    "pt": "neg\\w+|desment\\w+|recus\\w+|rejeit\\w+",
    "it": "neg\\w+|smenti\\w+|rifiut\\w+",
    "vi": "phủ nhận|từ chối|bác bỏ",
    "ru": "отриц\\w+|опроверг\\w*|отказ\\w+",
}  # fmt: skip
# Negations in front of nouns, whose adjectives deny nothing.
BEFORE_NOUNS = listed("""no without kein keine keinen keinem ohne aucun aucune sans sin sem nenhum nenhuma senza""")

_TABLES = {"not": _NEGATIONS, "exempt": _EXEMPT, "unreal": _UNREAL, "denying": _DENYING}


@cache
def said(kind: str, language: str) -> re.Pattern[str]:
    """The words of a kind: "not", "exempt" from it, "unreal" and "denying"."""
    return re.compile(rf"(?<!\w)(?:{_TABLES[kind].get(language, '$.')})(?!\w)", re.IGNORECASE)


# What goes before a verb, or says nothing of its own: the word behind it is what is denied.
GRAMMAR = listed(
    """be been being is are was were am do does did done have has had having will would shall can could to a
    an the of in on at by for with from any ever also still so very all it its his her their our your my him
    them they he she we you that this these those there here such enough yet been quite even only being
    immediately ser é são foi foram está estão estava estavam será serão tem têm há ter haver vai vão o a os
    as um uma de do da em es son fue fueron están sido ha han hay va van el la los las un de del en que se le
    est sont était sera été ont du des le une à il elle qui y en è sono era sarà stato stata hanno il lo gli
    di ist sind war waren wird werden wurde wurden worden hat haben der die das den dem ein eine einen zu von
    im am được bị có thể là đã sẽ phải còn"""
)


# Verbs whose meaning is in what follows: to see one thing and not another is no contradiction.
LIGHT_VERBS = listed("let see look say tell know think want like get make come give take go put seem need mean")


AUXILIARIES = listed("""had have has was were is are did do will would could can""")


# Past forms that no stemmer brings together with their verb.
IRREGULAR = dict(
    pair.split("=")
    for pair in sorted(
        listed(
            """knew=know known=know took=take taken=take paid=pay gave=give given=give went=go gone=go met=meet
    held=hold left=leave won=win sold=sell built=build told=tell found=find broke=break broken=break came=come
    saw=see seen=see wrote=write written=write spoke=speak spoken=speak chose=choose chosen=choose fell=fall
    fallen=fall led=lead lost=lose sent=send spent=spend stole=steal stolen=steal drove=drive driven=drive
    drank=drink drunk=drink flew=fly ran=run began=begin begun=begin bought=buy brought=bring caught=catch
    fought=fight kept=keep wore=wear worn=wear swore=swear sworn=swear struck=strike rang=ring"""
        )
    )
)
