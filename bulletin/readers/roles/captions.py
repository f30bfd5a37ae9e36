"""Lines that stood under a picture."""

from __future__ import annotations

import re

from bulletin.readers.lines import ends_a_sentence, one_of, phrases, word_count
from bulletin.text.agencies import PICTURES

_LABELS = phrases("""
    photo|photos|photo credit|image credit|picture credit|photograph|photographie|picture|pictures|image|images|pic|foto
    fotos|fotografie|fotografía|fotografia|bild|bilder|imagen|imagem|immagine|ảnh|фото|фотография|fotoğraf|zdjęcie|kuva
    beeld|照片|图片来源|图|圖|写真|撮影|사진|صورة
""")
_LABEL = "|".join(written for label in _LABELS for written in (label.capitalize(), label.upper()))
# Most letters begin no label, and need not be tried with all.
_LABEL_INITIALS = "".join(dict.fromkeys(label[0] for label in _LABEL.split("|")))
_OWNER = "|".join(PICTURES)

# "… in Vladivostok. Photo: Reuters", "(Foto: dpa)", "Ảnh: AFP".
_LABELLED = re.compile(
    rf"(?:^|(?P<before>\S)\s*[(\[]?)(?<!\w)(?=[{_LABEL_INITIALS}])(?:{_LABEL})\s*"
    r"(?:[:：©/]|\b(?:by|courtesy(?: of)?)\b)\s*"
    r"(?P<name>[^\s.][^.]{0,60})(?P<stop>[)\]]?\.?)$"
)
_OWNED = re.compile(
    rf"\((?:{_OWNER})(?: [Pp]hoto| [Ii]mage)\b[^)]*\)\.?$"
    r"|(?:^|[./|(©]\s*|\bvia )Getty [Ii]mages[)\]]?$"
    r"|\bCredit(?:\s*[:/©]\s*|\.\.\.)\S[^.]{0,50}$"
    r"|©\s*\S[^.]{0,40}$"
    rf"|^[\w.,'’ -]{{2,40}}/\s*(?:{_OWNER}|REUTERS)(?: Images)?$"
)
# No line ends in either without one of these, and looking for them first takes a fifth of the time.
_IN_EVERY_CREDITED = re.compile(rf"{_LABEL}|\((?:{_OWNER})|Getty|Credit|©|/")
_OPENING = re.compile(
    rf"^(?:FILE(?: PHOTO)?\s*[-–—:]|File photo\b|(?:{_LABEL})\s*[:：©]|Caption\s*:|Illustration\s*[:.(])"
)
_PLACE_IN_PICTURE = one_of(r"""
    right|left|center|centre|pictured|above|below|top|bottom|r|l|c|file|file photo|front|back|second right|second left
    second from right|second from left|à droite|à gauche|au centre|rechts|links|mitte|derecha|izquierda|centro|dir\.
    esq\.|direita|esquerda|a destra|a sinistra|phải|trái|giữa|bên phải|bên trái|справа|слева|в центре
""")
_POINTING = re.compile(rf"\((?:{_PLACE_IN_PICTURE})\)", re.IGNORECASE)

# A longer line is a paragraph that swallowed its picture's caption; taking it out would lose body text.
_LONGEST_CAPTION_WORDS = 60
_LONGEST_CREDIT_CHARACTERS = 120


def is_caption(line: str, *, boxed: bool, after_picture: bool) -> bool:
    """Whether the line describes a picture. `boxed`: it stood in a table's cell, `after_picture`: behind a picture."""
    described = _OPENING.match(line) or _is_credited(line) or _points_into_a_picture(line, boxed or after_picture)
    if not described and not (after_picture and (boxed or not ends_a_sentence(line))):
        return False
    return word_count(line) <= _LONGEST_CAPTION_WORDS


def _points_into_a_picture(line: str, is_near_one: bool) -> bool:
    return _POINTING.search(line) is not None and (is_near_one or not ends_a_sentence(line))


def _is_credited(line: str) -> bool:
    """Whether the line ends by saying whose picture it is, as no sentence about a picture does."""
    start = max(0, len(line) - _LONGEST_CREDIT_CHARACTERS)
    if not _IN_EVERY_CREDITED.search(line, start):
        return False
    return _OWNED.search(line, start) is not None or _names_photographer(_LABELLED.search(line, start))


def _names_photographer(found: re.Match[str] | None) -> bool:
    if not found or (found["name"][0].islower() and not found["name"].startswith(PICTURES)):
        return False
    set_off = found["before"] is None or found["before"] in '.!?…|”"–—-)' or found["stop"].startswith((")", "]"))
    return set_off or not found["stop"]
