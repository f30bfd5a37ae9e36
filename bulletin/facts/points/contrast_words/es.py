"""Words that make two sentences speak of different things in Spanish."""

from __future__ import annotations

WORDS = r"""
    trade out export\w*
    trade in import\w*
    accounts revenue ingresos|ventas|facturación
    accounts profit beneficios?|ganancias?|utilidad\w*
    accounts loss pérdidas?
    accounts debt deudas?
    economy prices inflación|precios
    economy work desempleo|paro
    economy growth pib|crecimiento
    economy wages salarios?
    economy voters participación
    sex women mujer(?:es)?|niñas?
    sex men hombres?|niños?
    who soldiers soldados?|militares?
    who police policías
    who rebels rebeldes|guerrilleros
    who civilians civiles|vecinos
    who children niños|menores|alumnos
    who crew tripulantes?
    who passengers pasajeros?
    rank first primer[oa]?
    rank second segund[oa]
    rank third tercer[oa]?
    rank fourth cuart[oa]
    turn last año pasado|anterior
    turn this este año
    turn next próximo año|año que viene
    event begin comenz\w*|comienz\w*|empez\w*|empiez\w*|inici\w*|abr\w*
    event end termin\w*|acab\w*|cerr\w*|cierr\w*|conclu\w*
    event announce anunci\w*
    event arrest detenid\w*|arrestad\w*
    event trial juicio
    event sentence condenad\w*
    event birth naci\w*|nacid\w*
    event death murió|muert\w*|fallec\w*
    event burial funeral|enterrad\w*
    event sign firm\w*
    event effect entra\w* en vigor|entró en vigor
    event vote vot\w*|elecciones
    event apply inscri\w*|solicitud\w*
    event sell a la venta
    event pay pag\w*
    event leave sal(?:ió|e|ieron)|part\w*
    event arrive lleg\w*|aterriz\w*
    event resign dimi\w*|renunci\w*
    event build construid\w*|construyó|fundad\w*|fundó
    event restore restaurad\w*|renovad\w*
    event marry cas(?:ó|ar\w*|aron)|boda
    event publish publicad\w*|publicó
"""
