"""Words that make two sentences speak of different things in English."""

from __future__ import annotations

WORDS = r"""
    trade out exports?|exported
    trade in imports?|imported
    accounts revenue revenues?|sales|turnover
    accounts profit profits?|earnings|earned|net income
    accounts loss loss|losses
    accounts debt debts?|liabilities|owes?
    accounts fine fine[ds]?|penalty
    accounts price price[ds]?|bought|costs?|worth|paid (?:\S+ ){1,5}?for|buyers paid
    accounts damages damages|compensation
    accounts pay salar(?:y|ies)|wages?
    accounts bonus bonus(?:es)?
    accounts deposit deposits?|put down|down payment|instalments?
    accounts loan loans?|lent|borrow\w*
    accounts grant grants?|subsid\w+
    accounts rent rents?
    accounts tax tax(?:es)?
    accounts ransom ransom
    economy prices inflation|prices
    core headline headline (?:inflation|rate|figure)
    core core core (?:inflation|rate|figure|prices)|underlying
    certainty confirmed confirm\w* (?:[\w-]+ ){0,3}cases?|laborator\w+
    certainty confirmed (?:cases?|infections?|deaths?) (?:[\w-]+ ){0,3}confirmed
    certainty suspected suspected|probable|possible
    window day (?:24|twenty-four) hours|overnight|a single day|one day|daily
    window week (?:the|a|one|seven) (?:past )?weeks?|weekly|seven days
    window month (?:the|a|one) (?:past )?month|month past|month['’]s|monthly
    economy work unemployment|jobless\w*
    economy growth growth|gdp|economy grew
    economy wages wages?|salar(?:y|ies)
    economy voters turnout
    sex women wom[ae]n|girls?|female
    sex men m[ae]n|boys?|male
    who soldiers soldiers?|troops|servicemen|marines
    who police police (?:officers?|men)|policem[ae]n|officers?
    who rebels rebels?|militants?|insurgents?|gunm[ae]n|attackers?|terrorists?
    who civilians civilians?|villagers?|residents?
    who adults adults?
    who children child|children|pupils?|students?|schoolchildren|teenagers?|minors
    who crew crew|sailors|pilots?|co-pilots?|drivers?
    who passengers passengers?
    rank first first|1st
    rank second second|2nd
    rank third third(?! of)|3rd
    rank fourth fourth|4th
    turn last last(?= (?:year|month|week|season|quarter|summer|winter))|(?:a|one) year (?:ago|earlier)|previous
    turn this this(?= (?:year|month|week|season|quarter|summer|winter))
    turn next next(?= (?:year|month|week|season|quarter|summer|winter))
    side north north(?:ern)?
    side northeast north-?east(?:ern)?
    side northwest north-?west(?:ern)?
    side southeast south-?east(?:ern)?
    side southwest south-?west(?:ern)?
    side south south(?:ern)?
    side east east(?:ern)?
    side west west(?:ern)?
    level upper upper
    level lower lower
    bound low minimum|lowest
    bound high maximum|highest
    net gross gross
    net net net
    reach home domestic
    reach abroad foreign|international
    life birth births|born
    life death deaths?|died|dies|dead
    land town urban
    land country rural
    way in arrivals?|arriving
    way out departures?|departing
    road driver driver|motorist
    road passenger passengers?
    road walker pedestrian
    road cyclist cyclist
    crowd room holds?|capacity|room for|seats|built for|designed for|can carry
    crowd came on board|aboard|came|come|drew|attended|watched|turned out|filled
    chamber lower house of representatives|house|lower house|commons|deputies
    chamber upper senate|senators|upper house|lords
    match half half[- ]?time|at the break|interval
    match penalties penalties|shoot-?out
    match running up|ahead|lead|led|leading|leads|opening
    match end draw|drew|drawn|tied|won|lost|beat|full[- ]time|final score
    ballots may registered|eligible|entitled
    ballots did voted|turned out|cast
    limit allowed limit|allowed|permitted
    limit done doing|going|travelling|traveling|drove|driving
    era then used to|formerly|previously|old
    era now now|currently|today|new
    span part alone|in (?:its|the|their|his|her) first|in a single|on one day|in one day
    span whole in all|altogether|since|so far|in total|overall|to date|over its life
    trend up rose|risen|rises|gained|increased|grew|climbed
    trend down fell|fallen|falls|dropped|decreased|shrank|declined
    season spring spring
    season summer summer
    season autumn autumn
    season winter winter
    hours early morning|dawn
    hours late evening|night|afternoon
    ticket single single|one-way
    ticket return return
    hand left left-hand
    hand right right-hand
    extent span wingspan|diameter
    extent long long|length
    extent wide wide|width|broad
    extent deep deep|depth|thick|down
    extent high high|height|tall
    whole each each|apiece|per (?:person|head|family|household)|every|a head
    whole together (?:in|a) total|total(?:s|led|ling)?|altogether|in all|combined|between them|together|overall
    price asked bidding|starting price|reserve|asking price|estimate\w*|valued
    price paid sold|fetched|paid|bought|went for
    stage planned planned|plans?|promised|target
    stage done so far|completed|finished|delivered|already
    ballot for approved|backed|supported|voted for|in favou?r
    ballot against rejected|opposed|voted against|voted down
    shock after aftershocks?
    shock main main shock|mainshock|(?:earth)?quakes?|tremors?|temblors?
    police-work arrested arrest\w*|detain\w*
    police-work charged charged|indicted
    police-work convicted convicted
    asked asked asked for|demand\w*|sought|seeks?|wants?
    asked given awarded|granted|given|received
    event begin became|took office|joined|beg[aiu]n\w*|starts?|started|opens?|opened|opening|launch\w*
    event begin lift(?:s|ed)? off
    event begin broke out|breaks out
    event end put out|extinguish\w*|under control|doused|quelled
    event begin kick(?:s|ed)?[ -]off|premieres?|set out|get under way|resum\w*
    event end end(?:s|ed|ing)?|clos(?:es?|ed|ing)|finish\w*|expir\w*|conclud\w*
    event announce announc\w*|unveil\w*|present\w*
    event arrest arrest\w*|detain\w*|seized
    event trial trials?|court|hearing
    event charge charged|charges|indicted
    event sentence sentenc\w*|convict\w*|verdict
    event birth born|birth(?:day)?
    event death died|dies|death|killed|dead
    event burial funeral|buried|burial
    event crash crash\w*|collid\w*|collision|derail\w*|explo\w+|sank
    event sign sign(?:s|ed|ing)
    event effect takes? effect|took effect|c[ao]me into (?:force|effect)|applies from|in force
    event vote votes?|voted|elections?|polls|referendum
    event apply appl(?:y|ied|ications?)|regist\w*|entries|deadline|submit\w*
    event sell (?:on|for) sale|sells?|sold|tickets
    event pay pay(?:s|ing|ments?)?|paid
    event leave le(?:ave|aves|ft|aving)(?! (?:office|(?:his|her|the) post))|depart\w*|t(?:ake|ook|akes) off
    event leave fl(?:y|ies|ew) out|sail\w*
    event arrive arriv\w*|land(?:s|ed|ing)|reach\w*|return\w*|came back|g[eo]t back
    event resign le(?:ave|aves|ft|aving) (?:office|(?:his|her|the) post)|retir\w*|resign\w*|steps? down|stepped down
    event resign stepping down|quits?
    event build buil[dt]\w*|founded|established|erected|constructed|set up
    event restore restor\w*|renovat\w*|rebuilt|refurbish\w*|extended|enlarged
    event marry marr(?:y|ied|iage)|wedding|wed
    event publish publish\w*|released|issued|came out|comes out|appear(?:s|ed)
"""
