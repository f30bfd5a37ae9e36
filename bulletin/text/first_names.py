"""Whether a first name is a man's or a woman's: the common ones that are only one of the two."""

from __future__ import annotations

from bulletin.text.listed import listed

# The most common of the United States, Britain, Germany, France, Spain and Latin America, Portugal and Brazil, Italy
# and Russia. Names that both bear somewhere are left out: Andrea, Jean, Kim, Robin, Sasha.
_MEN = listed(
    """adam adolfo adrian alan albert alberto alejandro aleksandr alessandro alex alexander alfredo alvaro andré
    andreas andrés andrew andy angelo anthony antoine anton antonio antônio arthur arturo barack ben benjamin
    bernard bernd bill björn bob boris brian bruce bruno carl carlo carlos charles chris christian christoph
    christopher claudio craig daniel daniele dave david dennis denis diego dieter dirk dmitri dmitry donald
    douglas edgar eduardo edward emmanuel enrico enrique eric erik ernesto etienne fabio federico felipe felix
    fernando filippo florian francesco francisco frank franz fred friedrich gary george gerald gerhard giorgio
    giovanni giuseppe greg gregory guillaume guillermo gustavo hans harold harry heinz helmut henri henry hugo
    ian igor ivan jack jacob jacques jaime james jan jason javier jeff jeffrey jens jeremy jerry jim jimmy
    joaquim joaquín joe johann johannes john jonathan jorge josé joseph juan julien jürgen justin karl keith ken
    kenneth kevin klaus konstantin larry leon leonardo lorenzo louis luc luca lucas ludwig luigi luis luiz lukas
    manuel marc marcel marcelo marco marcos mario mark markus martin massimo matteo matthew matthias maurizio
    max michael michel miguel mihail mike mikhail mohamed mohammed nicolas nicolás nikolai olaf oleg oliver
    olivier oscar otto pablo paolo patrick paul paulo pavel pedro peter phil philip philippe pierre rafael
    rainer ralph ramón raúl ricardo richard rob robert roberto roger roland ron ronald rui ruslan russell ryan
    salvatore scott sean sebastian sebastián serge sergei sergey sergio sérgio simon stefano stephen steve
    steven ted theo thierry thomas tiago tim timothy tobias todd tom tony uwe vincent vincenzo vladimir volker
    walter werner wilhelm will william wolfgang xavier yuri yves"""
)
_WOMEN = listed(
    """abigail adriana agnes alejandra alexandra alice alicia alina amanda amelia amy ana anastasia angela angelina
    anita ann anna anne annette annika antje antonella barbara beatrice beatriz bettina beverly birgit brenda
    brigitte brittany camila camille carla carmen carol carole carolina caroline catarina catherine cecilia
    charlotte chiara christina christine cindy claire clara claudia cristina cynthia daniela deborah debra diana
    diane dolores donna dora doris dorothy ekaterina elena eleonora elisa elizabeth ellen elsa emily emma erika
    estelle eva evelyn fernanda florence francesca françoise gabriela giulia gloria grace greta hannah heather
    heidi heike helen helena helene hélène hillary ilse inês inga ingrid irene irina isabel isabella isabelle
    jane janet janice jennifer jessica joana joanna josephine joyce juana judith judy julia juliana julie karen
    karin katharina katherine kathleen katja kristina laura lena letícia lidia linda lisa lorena louise lucia
    lucía luisa luísa lydia manuela margaret margarita maria maría mariana marie marina marta martha martina
    mary matilde melanie melissa mercedes michelle monica mónica monika nadia nancy natalia natalie natasha
    nicole nina nora olga pamela patricia paula pauline petra pilar rachel raquel rebecca renata rita rocío rosa
    ruth sabine samantha sandra sara sarah sharon silvia simona sofia sofía sonia sophie stefanie stephanie
    susan susana susanna susanne svetlana sylvia sylvie tamara tanya tatiana teresa theresa theresia ulrike
    ursula valentina valeria valérie vanessa vera verónica veronika victoria virginia viviane wendy yolanda
    yvonne zoe"""
)


def sex(name: str) -> str:
    """The letter "m" or "f" for a name that begins with a man's or a woman's first name, else nothing."""
    first = name.split()[0].casefold()
    return "m" if first in _MEN else "f" if first in _WOMEN else ""
