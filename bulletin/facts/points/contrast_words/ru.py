"""Words that make two sentences speak of different things in Russian."""

from __future__ import annotations

WORDS = r"""
    trade out экспорт\w*
    trade in импорт\w*
    accounts revenue выручк\w*|оборот\w*
    accounts profit прибыл\w*
    accounts loss убыт\w*
    accounts debt долг\w*
    economy prices инфляц\w*|цены
    economy work безработиц\w*
    economy growth ввп|рост
    economy wages зарплат\w*
    economy voters явк\w*
    sex women женщин\w*
    sex men мужчин\w*
    who soldiers солдат\w*|военн\w*
    who police полицейск\w*
    who rebels боевик\w*
    who civilians мирн\w* жител\w*
    who children дет(?:и|ей)|ребен\w*
    who crew экипаж\w*
    who passengers пассажир\w*
    rank first перв\w*
    rank second втор\w*
    rank third трет(?:ий|ья|ье|ьей)
    rank fourth четв[её]рт\w*
    turn last прошл\w* год\w*
    turn this эт\w* год\w*
    turn next следующ\w* год\w*
    event begin нач\w*|откр\w*
    event end законч\w*|заверш\w*|закр\w*
    event announce объяв\w*
    event arrest арестован\w*|задержан\w*
    event trial суд\w*
    event sentence приговор\w*
    event birth родил\w*
    event death умер\w*|погиб\w*|сконч\w*
    event burial похорон\w*
    event sign подпис\w*
    event effect вступ\w* в силу
    event vote выбор\w*|голосов\w*
    event apply заявк\w*|регистр\w*
    event sell продаж\w*
    event pay плат\w*|выплат\w*
    event leave вылет\w*|уех\w*|покин\w*
    event arrive прибы\w*|приземл\w*
    event resign отстав\w*
    event build постро\w*|основан\w*
    event restore реставр\w*|ремонт\w*
    event marry жен(?:ил|ит)\w*|свадьб\w*
    event publish опублик\w*|вы(?:шел|йдет)
"""
