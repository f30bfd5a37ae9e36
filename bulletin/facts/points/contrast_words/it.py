"""Words that make two sentences speak of different things in Italian."""

from __future__ import annotations

WORDS = r"""
    trade out esport\w*
    trade in import\w*
    accounts revenue ricavi|fatturato|vendite
    accounts profit util[ei]|profitt[oi]
    accounts loss perdit[ae]
    accounts debt debit[oi]
    economy prices inflazione|prezzi
    economy work disoccupazione
    economy growth pil|crescita
    economy wages salari
    economy voters affluenza
    sex women donn[ae]|ragazz[ae]
    sex men uomo|uomini|ragazz[oi]
    who soldiers soldat[oi]|militari
    who police poliziott[oi]
    who rebels ribelli
    who civilians civili|abitanti
    who children bambini|alunni|minori
    who crew equipaggio
    who passengers passegger[oi]
    rank first prim[oa]
    rank second second[oa]
    rank third terz[oa]
    rank fourth quart[oa]
    turn last anno scorso|precedente
    turn this quest['’]anno
    turn next prossimo anno
    event begin cominci\w*|inizi\w*|apr\w*|apert\w*
    event end fin(?:isce|ì|ito)|termin\w*|chiu\w*
    event announce annunci\w*
    event arrest arrestat\w*
    event trial process[oi]
    event sentence condannat\w*
    event birth nat[oa]
    event death mort\w*|morì
    event burial funerali|sepolt\w*
    event sign firm\w*
    event effect entra\w* in vigore|entrò in vigore
    event vote vot\w*|elezioni
    event apply iscri\w*|domande
    event sell in vendita
    event pay pag\w*
    event leave part(?:e|ì|ito)|decoll\w*
    event arrive arriv\w*|atterr\w*
    event resign dimi\w*
    event build costruit\w*|fondat\w*
    event restore restaurat\w*
    event marry spos\w*|nozze
    event publish pubblicat\w*|uscit\w*
"""
