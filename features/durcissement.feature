# language: fr
Fonctionnalité: Voir ce qui s'est durci de la dépêche à la une
  Ce que l'un donne pour une allégation, l'autre le donne pour un fait; la source, le démenti ou le doute se sont perdus en route.

  Plan du scénario: Ce qui se perd d'un article à l'autre
    Étant donné la dépêche "<dépêche>"
    Et l'article publié "<article>"
    Quand on les compare
    Alors l'affirmation a durci: <changements>

    Exemples:
      | dépêche | article | changements |
      | Le maire de Verlac, Loïc Berthenet, aurait détourné des subventions de la région, selon une source proche du dossier. | Le maire de Verlac, Loïc Berthenet, a détourné des subventions de la région. | label, source_dropped, conditional |
      | « La digue de Tarnes cédera avant le printemps », a averti l'ingénieure Lise Cordier. | La digue de Tarnes cédera avant le printemps. | label, source_dropped |
      | Selon l'agence Voxa, le port de Tarnes a embauché environ 300 ouvriers cette année. | Selon l'agence Voxa, le port de Tarnes a embauché 300 ouvriers cette année. | reserve |

  Scénario: Un démenti a disparu
    Étant donné la dépêche "Le groupe Varenne est accusé d'avoir pollué la rivière. Son avocate, Lise Cordier, dément toute pollution."
    Et l'article publié "Le groupe Varenne est accusé d'avoir pollué la rivière."
    Quand on les compare
    Alors rien n'a durci
    Et le démenti de "Lise Cordier" a disparu
