"""Where sentences end in Thai and Lao, which have no full stop: at spaces in front of words that open a new thought."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.text.marks import WINDOW_CHARACTERS

# Connectives that newspapers put in front of a new sentence.
_OPENERS = (
    "อย่างไรก็ตาม|อย่างไรก็ดี|นอกจากนี้|นอกจากนั้น|ทั้งนี้|ขณะเดียวกัน|ในขณะเดียวกัน|ขณะที่|ก่อนหน้านี้|ต่อมา|จากนั้น|หลังจากนั้น"
    "|ดังนั้น|เพราะฉะนั้น|แต่ทว่า|ในที่สุด|ล่าสุด|ແຕ່ວ່າ|ນອກຈາກນັ້ນ|ນອກນັ້ນ|ດັ່ງນັ້ນ|ພ້ອມກັນນັ້ນ|ຕໍ່ມາ|ໃນຂະນະດຽວກັນ"
)
_END = re.compile(rf"[!?…][\"'”’»)\]]*(?=\s|$)|(?<=\S)(?=\s+(?:{_OPENERS}))|(?:ครับ|ค่ะ|นะคะ)(?=\s)")

# Less than this in front of a connective is no sentence of its own.
SHORTEST_CHARACTERS = 20


def thai_ends(paragraph: str) -> Iterator[int]:
    """The offsets at which sentences of a Thai or Lao paragraph end, in order."""
    last = 0
    for match in _END.finditer(paragraph):
        readable = any(map(str.isalnum, paragraph[max(last, match.start() - WINDOW_CHARACTERS) : match.start()]))
        if readable and (match[0] or match.start() - last >= SHORTEST_CHARACTERS):
            yield match.end()
            last = match.end()
