# language: fr
Fonctionnalité: Lire les documents qu'une rédaction reçoit
  Communiqués, courriels et sous-titres arrivent tels que leurs auteurs les ont faits. Le texte est celui qu'un
  lecteur y lit, et chaque passage dit où il se trouve dans le document.

  Plan du scénario: Un communiqué donne le même texte dans tous les formats
    Étant donné le communiqué suivant:
      """
      La digue de Tarnes sera reconstruite

      Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année.

      Selon la mairie, la digue protège quatre cents logements.
      """
    Et le communiqué est reçu sous forme de <format>
    Quand on lit le document
    Alors les paragraphes sont:
      | rôle   | paragraphe                                                                                      |
      | <rôle> | La digue de Tarnes sera reconstruite                                                            |
      | texte  | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | texte  | Selon la mairie, la digue protège quatre cents logements.                                       |

    Exemples:
      | format                    | rôle  |
      | document Word             | titre |
      | document OpenDocument     | titre |
      | PDF                       | titre |
      | PDF sur deux pages        | titre |
      | courriel                  | titre |
      | pièce jointe d'un courriel | titre |

  Scénario: Un passage d'un PDF dit sa page
    Étant donné le communiqué suivant:
      """
      La digue de Tarnes sera reconstruite

      Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année.

      Selon la mairie, la digue protège quatre cents logements.
      """
    Et le communiqué est reçu sous forme de PDF sur deux pages
    Quand on lit le document
    Alors les passages se trouvent:
      | passage                              | page |
      | La digue de Tarnes sera reconstruite | 1    |
      | la digue protège                     | 2    |

  Scénario: Les sous-titres d'un débat deviennent des tours de parole
    Étant donné les sous-titres suivants:
      """
      1
      00:00:01,000 --> 00:00:03,500
      LEROUX : La digue
      a cédé

      2
      00:00:03,500 --> 00:00:05,000
      deux fois. [Applaudissements]

      3
      00:12:04,000 --> 00:12:06,000
      CORDIER : Une seule fois.
      """
    Quand on lit le document
    Alors les paragraphes sont:
      | rôle  | paragraphe                           |
      | texte | LEROUX : La digue a cédé deux fois. |
      | texte | CORDIER : Une seule fois.            |
    Et les passages se trouvent:
      | passage         | moment |
      | deux fois       | 3.5    |
      | Une seule fois. | 724.0  |
