"""Words that make two sentences speak of different things in Portuguese."""

from __future__ import annotations

WORDS = r"""
    trade out export\w*
    trade in import\w*
    accounts revenue receitas?|vendas|faturamento
    accounts profit lucros?
    accounts loss prejuízos?|perdas?
    accounts debt dívidas?
    economy prices inflação|preços
    economy work desemprego
    economy growth pib|crescimento
    economy wages salários?
    economy voters comparecimento
    sex women mulher(?:es)?|meninas?
    sex men homens?|homem|meninos?
    who soldiers soldados?|militares
    who police policiais
    who rebels rebeldes
    who civilians civis|moradores
    who children crianças?|alunos
    who crew tripulantes
    who passengers passageiros?
    rank first primeir[oa]
    rank second segund[oa]
    rank third terceir[oa]
    rank fourth quart[oa]
    turn last ano passado|anterior
    turn this este ano|neste ano
    turn next próximo ano|ano que vem
    event begin começ\w*|inici\w*|abr\w*
    event end termin\w*|acab\w*|encerr\w*|fech\w*
    event announce anunci\w*
    event arrest pres[oa]s?|detid\w*
    event trial julgamento
    event sentence condenad\w*
    event birth nasc\w*
    event death morr\w*|mort\w*|falec\w*
    event burial funeral|enterr\w*|sepultad\w*
    event sign assin\w*
    event effect entra\w* em vigor|entrou em vigor
    event vote vot\w*|eleições|eleição
    event apply inscri\w*
    event sell à venda
    event pay pag\w*
    event leave sa(?:iu|i|íram)|part\w*|decol\w*
    event arrive cheg\w*|aterriss\w*|pous\w*
    event resign renunci\w*|demit\w*
    event build construíd\w*|fundad\w*
    event restore restaurad\w*|reformad\w*
    event marry cas(?:ou|ar\w*|amento)
    event publish publicad\w*|publicou|lançad\w*
"""
