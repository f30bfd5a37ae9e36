"""Words that make two sentences speak of different things in French."""

from __future__ import annotations

WORDS = r"""
    trade out export\w*
    trade in import\w*
    accounts revenue chiffre d['’]affaires|ventes
    accounts profit bénéfices?|profits?
    accounts loss pertes?
    accounts debt dettes?
    economy prices inflation|prix
    economy work chômage|chômeurs
    economy growth pib|croissance
    economy wages salaires?
    economy voters participation
    sex women femmes?|filles?
    sex men hommes?|garçons?
    who soldiers soldats?|militaires?
    who police policiers?
    who rebels rebelles?|combattants?
    who civilians civils?|habitants
    who children enfants?|élèves?|mineurs
    who crew équipage
    who passengers passagers?
    rank first premi(?:er|ère)s?
    rank second deuxième|seconde?
    rank third troisième
    rank fourth quatrième
    turn last an dernier|année dernière|précédent\w*
    turn this cette année
    turn next année prochaine|an prochain
    event begin commenc\w*|début\w*|ouvr\w*|ouvert\w*
    event end fini\w*|termin\w*|ferm\w*|achev\w*
    event announce annonc\w*
    event arrest arrêté\w*|interpellé\w*
    event trial procès
    event sentence condamné\w*
    event birth né(?:e|s)?
    event death mort\w*|décéd\w*
    event burial obsèques|enterré\w*
    event sign sign(?:é|er|ent)\w*
    event effect entre\w* en vigueur
    event vote vot\w*|élections?
    event apply inscri\w*|candidatures?
    event sell en vente
    event pay pai\w*|pay\w*|vers\w*
    event leave quitt\w*|part(?:ir|i|ent)
    event arrive arriv\w*|atterri\w*
    event resign démission\w*
    event build construit\w*|fondé\w*|bâti\w*
    event restore rénové\w*|restauré\w*
    event marry mari\w*|épous\w*
    event publish publié\w*|paru|sorti\w*
"""
