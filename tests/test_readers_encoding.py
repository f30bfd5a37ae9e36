"""Bytes in whatever encoding become the text that was meant."""

from __future__ import annotations

import pytest

from bulletin.readers.encoding import clean, decode

TEXTS = {
    "fr": "Le maire a déclaré à l’hôtel de ville que la navette reprendrait à la mi-été, après les travaux.",
    "de": "Die Behörde teilte am Montag mit, dass die Fähre nach der Prüfung für 5 Euro wieder fährt.",
    "pt": "O município anunciou que a ponte não reabrirá até à próxima semana, por razões de segurança.",
    "es": "El alcalde anunció el lunes que el ferri volverá a navegar mañana, según el año pasado.",
    "cs": "Úřady v pondělí oznámily, že přívoz začne znovu jezdit po dokončení oprav.",
    "pl": "Władze poinformowały w poniedziałek, że prom znów będzie pływał po zakończeniu naprawy.",
    "tr": "Yetkililer pazartesi günü vapurun onarımdan sonra yeniden çalışacağını açıkladı.",
    "ru": "Власти сообщили в понедельник, что паром снова начнёт ходить после ремонта причала. "
    "Жители острова ждали этого одиннадцать недель.",
    "el": "Οι αρχές ανακοίνωσαν τη Δευτέρα ότι το πλοίο θα ξαναρχίσει δρομολόγια μετά την επισκευή.",
    "ja": "市は月曜日、修理が終わればフェリーの運航を再開すると発表した。島の住民は十一週間待っていた。",
    "zh": "港务局周一表示，维修完成后渡轮将恢复通航。岛上的居民已经等了十一个星期。",
    "ko": "항만청은 월요일 수리가 끝나면 페리 운항을 재개한다고 밝혔다. 섬 주민들은 기다려 왔다.",
    "vi": "Phà sẽ chạy lại vào thứ hai, nhà chức trách cho biết.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("fr", "cp1252"), ("fr", "mac_roman"), ("de", "latin-1"), ("pt", "cp1252"), ("es", "latin-1"), ("cs", "cp1250"),
        ("cs", "iso8859-2"), ("pl", "cp1250"), ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"), ("el", "cp1253"),
        ("ja", "shift_jis"), ("ja", "euc_jp"), ("zh", "gb18030"), ("ko", "euc_kr"),
    ],
)  # fmt: skip
def test_a_text_in_an_old_encoding_is_not_garbled(language: str, encoding: str) -> None:
    text = TEXTS[language]
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_is_read_by_its_mark(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding), "a.txt") == TEXTS[language]


def test_a_declared_encoding_is_believed_where_utf_8_does_not_fit() -> None:
    assert decode("příliš".encode("iso8859-2"), "a.html", "iso8859-2") == "příliš"
    assert decode("příliš".encode(), "a.html", "iso8859-2") == "příliš"


def test_a_declared_encoding_that_nobody_knows_is_passed_over() -> None:
    assert decode("à la mi-été".encode("cp1252"), "a.html", "no-such-encoding") == "à la mi-été"


def test_line_ends_become_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_nothing_that_prints_is_lost() -> None:
    assert clean("a\tb\u00a0c\u200bd “e” – f…") == "a\tb\u00a0c\u200bd “e” – f…"
