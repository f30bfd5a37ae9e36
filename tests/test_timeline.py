"""What happened on which day of a story: dates, weekdays and "yesterday", resolved against the day of the report."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.text.told_days import told_days
from bulletin.timeline import timeline
from tests.editions import article, disagreement, fact

# A Thursday.
REPORT = date(2026, 11, 19)


def days(text, language="en", published=REPORT):
    return [one.day.isoformat() if one.day else None for one in told_days(text, language, published)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A wall of the old brewery collapsed on Tuesday.", "2026-11-17"),
        ("en", "A wall of the old brewery collapsed Tuesday night.", "2026-11-17"),
        ("en", "The trial of the two bankers will resume on Monday.", "2026-11-23"),
        ("en", "The mayor resigned yesterday.", "2026-11-18"),
        ("en", "On 3 November, the river burst its banks.", "2026-11-03"),
        ("en", "The bridge was opened on 4 May 2026.", "2026-05-04"),
        ("de", "Am Dienstag brach in Harrow ein Feuer aus.", "2026-11-17"),
        ("de", "Bei dem Brand sind am Dienstagabend zwölf Menschen gestorben.", "2026-11-17"),
        ("de", "Der Prozess gegen die Bankiers wird am Montag fortgesetzt.", "2026-11-23"),
        ("de", "Gestern wurde die Brücke gesperrt.", "2026-11-18"),
        ("fr", "Douze personnes ont été blessées mardi dans l’incendie.", "2026-11-17"),
        ("fr", "Le procès reprendra lundi à Harrow.", "2026-11-23"),
        ("fr", "La rivière a débordé le 3 novembre.", "2026-11-03"),
        ("es", "Doce personas murieron el martes en el incendio.", "2026-11-17"),
        ("es", "El juicio se reanudará el lunes en Harrow.", "2026-11-23"),
        ("pt", "O armazém ardeu na terça-feira em Harrow.", "2026-11-17"),
        ("pt", "O armazém ardeu na madrugada desta terça (17) em Harrow.", "2026-11-17"),
        ("pt", "O julgamento será retomado na segunda-feira.", "2026-11-23"),
        ("it", "Dodici persone sono rimaste ferite martedì nell’incendio.", "2026-11-17"),
        ("it", "Il processo riprenderà lunedì a Harrow.", "2026-11-23"),
        ("vi", "Vụ cháy xảy ra ngày 17/11 tại Hà Yên.", "2026-11-17"),
        ("vi", "Cây cầu đã bị cuốn trôi chiều qua.", "2026-11-18"),
        ("ru", "Во вторник в Харроу сгорел склад.", "2026-11-17"),
        ("ru", "Суд над банкирами состоится в понедельник.", "2026-11-23"),
    ],
)
def test_a_day_is_resolved_against_the_report_s_by_the_tense_of_its_clause(language, text, expected):
    assert days(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour is closed until Tuesday."),
        ("en", "The council meets on Saturday."),
        ("en", "The vote, planned for Tuesday, was put off."),
        ("en", "Police are looking into Tuesday’s attack."),
        ("en", "The man who was shot on Tuesday has died."),
        ("en", "A man accused of stabbing a teacher on Tuesday appeared in court."),
        ("en", "The group wrote in advance of her visit on Monday."),
        ("en", "She said “we close on Tuesday” and left."),
        ("en", "The mayor resigned last Wednesday."),
        ("en", "It would have opened on Tuesday."),
        ("de", "Die Brücke ist seit Dienstag gesperrt."),
        ("fr", "Le pont est fermé jusqu’à mardi."),
        ("es", "El puente está cerrado desde el martes."),
        ("pt", "A reunião estava marcada para o dia 18 de novembro."),
        ("pt", "O balanço da polícia, divulgado na terça-feira, mostra uma queda."),
        ("it", "Il ponte è chiuso da martedì."),
        ("vi", "Đỉnh lũ thấp hơn đỉnh lũ ngày 17/11."),
        ("ru", "Мост закрыт до 20 ноября."),
    ],
)
def test_a_bound_a_plan_and_a_day_that_is_only_mentioned_are_not_sure(language, text):
    assert days(text, language) == [None]


def test_the_report_s_own_weekday_is_that_day_and_the_one_before_tomorrow_s_is_not_guessed():
    assert days("The mayor resigned on Thursday.") == ["2026-11-19"]
    assert days("The mayor resigned on Friday.") == [None]
    assert days("The mayor will resign on Thursday.") == [None]


def test_a_date_without_its_year_is_the_nearest_and_never_told_backwards():
    assert days("The bridge was opened on 28 December.", published=date(2027, 1, 4)) == ["2026-12-28"]
    assert days("The bridge will open on 4 January.", published=date(2026, 12, 28)) == ["2027-01-04"]
    assert days("The bridge was opened on 3 June.") == [None]
    assert days("The bridge will open on 3 November.") == [None]


def test_a_weekday_beside_its_date_is_one_day_and_must_agree():
    assert days("The river burst its banks on Tuesday, 3 November.") == ["2026-11-03"]
    assert days("The river burst its banks on Tuesday, 4 November.") == [None]
    assert days("O rio transbordou na terça-feira (10).", "pt") == ["2026-11-10"]


def test_yesterday_is_not_sure_around_midnight():
    at_noon, late = datetime(2026, 11, 19, 12, tzinfo=UTC), datetime(2026, 11, 19, 23, tzinfo=UTC)

    assert days("The mayor resigned yesterday.", published=at_noon) == ["2026-11-18"]
    assert days("The mayor resigned yesterday.", published=late) == [None]
    assert days("The mayor resigned on Tuesday.", published=late) == ["2026-11-17"]


def test_a_report_without_a_date_tells_only_days_with_their_year():
    assert days("The mayor resigned on Tuesday.", published=None) == [None]
    assert days("The mayor resigned on 3 May 2026.", published=None) == ["2026-05-03"]


def test_a_language_without_a_table_names_dates_and_is_sure_of_none():
    assert days("Burmistrz ustąpił 3 listopada 2026.", "pl") in ([], [None])


def test_a_text_that_is_too_long_for_a_sentence_names_no_day():
    assert told_days("It burned on Tuesday. " * 5_000, "en", REPORT) == ()


def told(*sentences, source="A", published=REPORT):
    return article(source, f"Title {source}", *sentences, published=published)


def lines(facts, *articles, day=date(2026, 11, 20)):
    return [(one.day.day, one.sentence.text) for one in timeline(facts, articles, day)]


FIRE = "A fire broke out in the grain warehouse on Tuesday evening."
OUT = "Firefighters brought the blaze under control on Wednesday."
VOTE = "The council will decide on Monday whether the walls can stand."


def test_the_days_of_a_story_come_earliest_first_and_each_once():
    a = told(FIRE, published=date(2026, 11, 18))
    b = told(VOTE, OUT, "The roof of the warehouse fell in on Tuesday.", source="B")
    facts = [fact(s) for s in (*b.sentences, *a.sentences)]

    assert lines(facts, a, b) == [(17, b.sentences[2].text), (18, OUT), (23, VOTE)]


def test_a_story_of_one_day_has_no_timeline():
    a, b = told(FIRE), told(OUT, source="B")

    assert lines([fact(*a.sentences), fact(*b.sentences)], a, b) == []


def test_one_day_alone_is_no_timeline():
    a, b = told(FIRE, published=date(2026, 11, 18)), told("Nobody was hurt.", source="B")

    assert lines([fact(*a.sentences), fact(*b.sentences)], a, b) == []


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_event():
    a = told("Twelve people were treated for smoke, the fire service said on Wednesday.", published=date(2026, 11, 18))
    b = told(FIRE, "The harbour office said on Thursday that nine boats were lost on Wednesday.", source="B")
    facts = [fact(s) for s in (*a.sentences, *b.sentences)]

    assert lines(facts, a, b) == [(17, FIRE), (18, b.sentences[1].text)]


def test_sources_that_give_two_days_leave_a_fact_out():
    a, b = told(FIRE, VOTE, OUT, published=date(2026, 11, 18)), told("The warehouse burned on Wednesday.", source="B")
    both = fact(a.sentences[0], b.sentences[0])
    disputed = replace(both, disagreements=(disagreement("date", a=[a.sentences[0]], b=[b.sentences[0]]),))
    others = [fact(s) for s in a.sentences[1:]]

    for one in (both, disputed):
        assert [day for day, _ in lines([one, *others], a, b)] == [18, 23]


def test_a_mention_speaks_for_a_wording_that_names_no_day_or_leans():
    a = told("It was still burning on Wednesday.", VOTE, published=date(2026, 11, 18))
    b = told("The warehouse was still burning on Wednesday.", source="B")

    assert lines([fact(a.sentences[0], b.sentences[0]), fact(a.sentences[1])], a, b)[0] == (18, b.sentences[0].text)


def test_questions_and_sentences_that_need_the_one_before_stay_out():
    a = told(FIRE, "Was anybody inside on Wednesday?", "Tomorrow he will speak.", VOTE, published=date(2026, 11, 18))
    b = told("Nobody was hurt.", source="B")

    assert [day for day, _ in lines([fact(s) for s in (*a.sentences, *b.sentences)], a, b)] == [17, 23]


def test_an_announcement_that_time_has_overtaken_and_a_day_of_long_ago_stay_out():
    a = told(FIRE, OUT, VOTE, "The warehouse was opened on 4 May 1931.", published=date(2026, 11, 18))
    b = told("Nobody was hurt.", source="B", published=date(2026, 11, 25))
    facts = [fact(s) for s in (*a.sentences, *b.sentences)]

    assert [day for day, _ in lines(facts, a, b, day=date(2026, 11, 25))] == [17, 18]


def test_the_six_best_days_are_told():
    sentences = [f"Number {n} of the barges sank on {n} November." for n in range(3, 12)]
    a, b = told(*sentences), told("Nobody was hurt.", source="B", published=date(2026, 11, 20))
    best_first = [fact(s) for s in reversed(a.sentences)]

    assert [day for day, _ in lines(best_first, a, b)] == [6, 7, 8, 9, 10, 11]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The man arrested on Tuesday, 34, has been released without charge."),
        ("fr", "L’homme arrêté mardi a été libéré."),
        ("es", "El hombre detenido el martes ha sido liberado."),
        ("it", "L’uomo arrestato martedì è stato liberato."),
    ],
)
def test_the_day_of_what_only_tells_who_is_not_that_of_the_event(language, text):
    assert days(text, language) == [None]
