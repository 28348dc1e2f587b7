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
      | Selon l'agence Voxa, le groupe Varenne a payé plus de 1,2 million d'euros au maire de Verlac. | Selon l'agence Voxa, le maire de Verlac a été payé 1 200 000 euros par le groupe Varenne. | reserve |
      | Selon l'agence Voxa, l'incendie de Tarnes a fait entre 10 et 20 blessés. | Selon l'agence Voxa, l'incendie de Tarnes a fait 20 blessés. | number |

  Scénario: Un démenti a disparu
    Étant donné la dépêche "Le groupe Varenne est accusé d'avoir pollué la rivière. Son avocate, Lise Cordier, dément toute pollution."
    Et l'article publié "Le groupe Varenne est accusé d'avoir pollué la rivière."
    Quand on les compare
    Alors rien n'a durci
    Et le démenti de "Lise Cordier" a disparu

  Plan du scénario: Le même nombre écrit autrement, et ce qui n'est pas un nombre
    Étant donné la dépêche "<dépêche>"
    Et l'article publié "<article>"
    Quand on les compare
    Alors rien n'a changé

    Exemples:
      | dépêche | article |
      | La mairie de Tarnes a rénové dix-huit écoles pour 1,2 million d'euros. | La mairie de Tarnes a rénové 18 écoles pour 1 200 000 euros. |
      | Le pont de Tarnes, fermé au titre de l'article 49, a été montré par France 2. | Le pont de Tarnes, fermé au titre de l'article 50, a été montré par France 3. |

  Scénario: Une date changée n'est pas un nombre changé
    Étant donné la dépêche "Le pont de Tarnes rouvrira le 12 mai à 18 heures."
    Et l'article publié "Le pont de Tarnes rouvrira le 21 mai à 18 heures."
    Quand on les compare
    Alors l'affirmation a changé: date

  Scénario: Le titre affirme ce que le texte n'allègue qu'au conditionnel
    Étant donné la dépêche "Le maire de Verlac, Loïc Berthenet, aurait truqué un marché public."
    Et sous le titre "Le maire de Verlac a truqué un marché public" le texte "Le maire de Verlac, Loïc Berthenet, aurait truqué un marché public."
    Quand on les compare
    Alors rien n'a durci
    Et le titre affirme ce qui est allégué
