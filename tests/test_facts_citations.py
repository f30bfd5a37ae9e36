"""Whom an article has its news from, when it says so in its text."""

from __future__ import annotations

import pytest

from bulletin.facts.origins import traced
from tests import rewrites
from tests.editions import article

CASES = rewrites.cases()

ATTRIBUTED = [
    ("en", "The dam was cracked, Reuters reported.", "Reuters"),
    ("en", "The minister told the Associated Press that he would resign.", "AP"),
    ("en", "Twelve people died, according to the state news agency Xinhua.", "Xinhua"),
    ("en", "According to Chinese state-run Xinhua news agency, twelve people died.", "Xinhua"),
    ("en", "Xinhua, citing the army, said twelve people died.", "Xinhua"),
    ("en", "The union was quoted by AFP as saying that it would go on.", "AFP"),
    ("en", "Twelve people died on the bridge. (AP)", "AP"),
    ("de", "Wie die Nachrichtenagentur dpa meldete, starben zwölf Menschen.", "dpa"),
    ("de", "Das sagte die Ministerin am Montag der Deutschen Presse-Agentur.", "dpa"),
    ("de", "Interfax zufolge starben zwölf Menschen.", "Interfax"),
    ("fr", "Douze personnes sont mortes, selon l'AFP.", "AFP"),
    ("fr", "Le ministre l'a déclaré lundi soir à l'agence Reuters.", "Reuters"),
    ("es", "Doce personas murieron, informó la agencia EFE.", "EFE"),
    ("es", "La alcaldesa dijo el lunes a Reuters que no dimitirá.", "Reuters"),
    ("it", "Dodici persone sono morte, riferisce l'ANSA.", "ANSA"),
    ("it", "Il ponte era chiuso, scrive LaPresse citando fonti della polizia.", "LaPresse"),
    ("pt", "Doze pessoas morreram, segundo a agência Lusa.", "Lusa"),
    ("pt", "O prefeito disse à Agência Brasil que não vai renunciar.", "Agência Brasil"),
    ("vi", "Theo Tân Hoa Xã, mười hai người đã thiệt mạng.", "Xinhua"),
    ("vi", "Hãng tin AFP dẫn lời bộ trưởng cho biết cầu sẽ đóng.", "AFP"),
    ("ru", "Погибли двенадцать человек, сообщает ТАСС.", "TASS"),
    ("ru", "Министр рассказал агентству Рейтер о планах.", "Reuters"),
]
OWN = [
    ("en", "Reuters could not verify the report."),
    ("en", "A photographer of Reuters was hurt."),
    ("en", "The shares of Reuters fell after the vote, the exchange said."),
    ("en", '"Reuters reported it first," the minister said.'),
    ("en", "The PA said it would hold elections."),
    ("en", "The band asked CNN who would pay."),
    ("de", "Ein Büro der dpa liegt gegenüber."),
    ("fr", "Le siège de l'AFP se trouve place de la Bourse."),
    ("ru", "Здание ТАСС закрыто."),
    ("xx", "Reuters reported."),
]


@pytest.mark.parametrize(("language", "sentence", "agency"), ATTRIBUTED)
def test_an_article_goes_back_to_the_agency_that_its_lead_is_attributed_to(language, sentence, agency):
    (origin,) = traced([article("Own Paper", "", sentence, "Es ist kalt.", "Il pleut.", language=language)])
    assert origin.name == agency
    assert [(link.basis, link.detail) for link in origin.links] == [("attribution", agency)]


@pytest.mark.parametrize(("language", "sentence"), OWN)
def test_naming_an_agency_is_no_attribution(language, sentence):
    (origin,) = traced([article("Own Paper", "", sentence, "Es ist kalt.", language=language)])
    assert (origin.name, origin.links) == ("Own Paper", ())


def test_one_statement_from_an_agency_does_not_make_the_whole_report_the_agencys():
    one, two = (
        article(name, "", *own, "The army has sealed off the port, Xinhua reported.", "Nobody expects a quick end.")
        for name, own in (("A", CASES[0].reports[0]), ("B", CASES[0].reports[1]))
    )
    assert [origin.name for origin in traced([one, two])] == ["A", "B"]


@pytest.mark.parametrize(("source", "name"), [("BBC News", "BBC News"), ("bbc.co.uk", "BBC"), ("BBC", "BBC")])
def test_what_a_source_says_of_itself_is_its_own(source, name):
    (origin,) = traced([article(source, "", "The BBC has learned that the bridge was never inspected.")])
    assert (origin.name, origin.links) == (name, ())


def test_most_statements_from_one_agency_make_the_whole_report_the_agencys():
    a = article("A", "", "The port is shut.", "Xinhua reported five dead.", "Ten are hurt, according to Xinhua.")
    b = article("B", "", "Soldiers stand on every pier. (Xinhua)")
    (origin,) = traced([a, b])
    assert (origin.name, {link.basis for link in origin.links}) == ("Xinhua", {"agency", "attribution"})


def test_an_article_goes_back_to_the_source_that_it_has_its_lead_from():
    first = article("The Kingsholm Courier", "", "The harbour master has resigned.", "He gave no reasons.")
    second = article("North Post", "", "The harbour master of Kingsholm is gone, the Kingsholm Courier reported.")
    third = article("Echo", "", "Nobody will say why the harbour master left.")
    courier, echo = traced([first, second, third])
    assert (courier.name, set(courier.articles)) == ("The Kingsholm Courier", {first.id, second.id})
    assert echo.articles == (third.id,)


def test_a_very_long_sentence_without_an_end_is_read_in_no_time():
    lines = ("according to " * 3000 + "Reuters", "Reuters " * 3000, "told the agency " * 3000, "( Reuters" * 3000)
    names = {origin.name for origin in traced([article(f"Paper {n}", "", line) for n, line in enumerate(lines)])}
    assert "Reuters" in names
