from __future__ import annotations

import pytest

from bulletin.text.language import identify, is_plainly_english


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor opened the bridge on Tuesday and spoke for an hour.", "en"),
        ("THE MAYOR OPENS THE BRIDGE AFTER A LONG DELAY", "en"),
        ("Die Bürgermeisterin eröffnete am Dienstag die Brücke.", "de"),
        ("Le maire a inauguré le pont mardi et a parlé une heure.", "fr"),
        ("La alcaldesa inauguró el puente el martes por la mañana.", "es"),
        ("O prefeito inaugurou a ponte na terça-feira de manhã.", "pt"),
        ("Il sindaco ha inaugurato il ponte martedì mattina.", "it"),
        ("De burgemeester opende dinsdag de nieuwe brug.", "nl"),
        ("Borgmästaren öppnade bron i tisdags och talade länge.", "sv"),
        ("Starosta v úterý otevřel most a mluvil hodinu.", "cs"),
        ("Starosta v utorok otvoril most a hovoril hodinu.", "sk"),
        ("Burmistrz otworzył we wtorek most i przemawiał godzinę.", "pl"),
        ("Belediye başkanı salı günü köprüyü açtı ve konuştu.", "tr"),
        ("Мэр открыл мост во вторник и говорил целый час.", "ru"),
        ("Мер відкрив міст у вівторок і говорив цілу годину.", "uk"),
        ("Ο δήμαρχος εγκαινίασε τη γέφυρα την Τρίτη.", "el"),
        ("افتتح رئيس البلدية الجسر يوم الثلاثاء.", "ar"),
        ("ראש העיר פתח את הגשר ביום שלישי.", "he"),
        ("महापौर ने मंगलवार को पुल का उद्घाटन किया।", "hi"),
        ("Thị trưởng khánh thành cây cầu hôm thứ ba.", "vi"),
        ("นายกเทศมนตรีเปิดสะพานเมื่อวันอังคาร", "th"),
        ("市长星期二为大桥剪彩。", "zh"),
        ("市長は火曜日に橋を開通させた。", "ja"),
        ("시장은 화요일에 다리를 개통했다.", "ko"),
    ],
)
def test_a_sentence_is_enough_to_tell_its_language(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "  \n", "123 456.", "— … !", "2017-09-06"])
def test_without_letters_the_answer_is_english(text: str) -> None:
    assert identify(text) == "en"


def test_a_code_is_always_of_two_letters() -> None:
    for text in ("香港嘅市長話呢條橋好靚", "Ordføraren opna brua tysdag og tala lenge om ho.", "xq zzkw", "é"):
        assert len(identify(text)) == 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The council of Harrow said that the bridge would stay closed until the flood is over.", True),
        ("Der Rat von Harrow sagte, die Brücke bleibe bis zum Ende der Flut geschlossen, und das ist gut so.", False),
        ("De raad van Harrow was op maandag bijeen om te spreken of de brug open is voor het verkeer.", False),
        ("Byrådet i Harrow var samlet for at tale om broen, der er lukket, og om vejen til Corrin.", False),
        ("", False),
    ],
)
def test_plain_english_is_told_without_the_model(text, plain):
    assert is_plainly_english(text) is plain
