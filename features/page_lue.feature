# language: fr
Fonctionnalité: Lire une page telle qu'un lecteur la lit
  Une page enregistrée contient l'article et tout ce que le site met autour. Le programme en garde ce qu'un lecteur
  copierait, sait ce qu'est chaque passage, et prend dans la page ce qu'elle dit d'elle-même.

  Scénario: Menus, bandeaux et commentaires restent dehors
    Étant donné une page faite de:
      | endroit     | texte                                                                                           |
      | menu        | À la une                                                                                        |
      | bandeau     | Nous déposons des témoins de connexion sur votre appareil.                                      |
      | titre       | La digue de Tarnes sera reconstruite                                                            |
      | paragraphe  | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | paragraphe  | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers. |
      | commentaire | Il était temps, je le dis depuis des années à qui veut l'entendre.                              |
      | pied        | Mentions légales                                                                                |
    Quand on lit la page
    Alors les paragraphes sont:
      | rôle  | paragraphe                                                                                      |
      | titre | La digue de Tarnes sera reconstruite                                                            |
      | texte | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | texte | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers. |

  Scénario: Chaque passage a le rôle que la page lui donne
    Étant donné une page faite de:
      | endroit    | texte                                                                                            |
      | titre      | La digue de Tarnes sera reconstruite                                                             |
      | chapeau    | Les travaux attendus depuis la crue de 2024 commenceront cet hiver.                              |
      | légende    | La digue, lundi.                                                                                 |
      | paragraphe | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année.  |
      | intertitre | Quatre cents logements                                                                           |
      | paragraphe | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers.  |
      | encadré    | La digue actuelle date de 1931.                                                                  |
      | lettre     | La lettre du matin, gratuite.                                                                    |
      | renvoi     | Retour sur la crue de 2024                                                                       |
      | paragraphe | La commune paiera un dixième des travaux, a indiqué le maire, qui espérait que l'État paie tout. |
    Quand on lit la page
    Alors les paragraphes sont:
      | rôle       | paragraphe                                                                                       |
      | titre      | La digue de Tarnes sera reconstruite                                                             |
      | chapeau    | Les travaux attendus depuis la crue de 2024 commenceront cet hiver.                              |
      | légende    | La digue, lundi.                                                                                 |
      | texte      | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année.  |
      | intertitre | Quatre cents logements                                                                           |
      | texte      | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers.  |
      | encadré    | La digue actuelle date de 1931.                                                                  |
      | appel      | La lettre du matin, gratuite.                                                                    |
      | lien       | Retour sur la crue de 2024                                                                       |
      | texte      | La commune paiera un dixième des travaux, a indiqué le maire, qui espérait que l'État paie tout. |

  Scénario: Un message montré dans la page garde son auteur et son réseau
    Étant donné une page faite de:
      | endroit      | texte                                                                                           |
      | titre        | La digue de Tarnes sera reconstruite                                                            |
      | paragraphe   | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | message de X | Il aura fallu deux crues.                                                                       |
      | paragraphe   | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers. |
    Quand on lit la page
    Alors le texte de la page contient le message:
      """
      Il aura fallu deux crues.
      — Nadia Cordier (@ncordier), sur X, 14 octobre 2026
      """

  Scénario: Les questions d'un entretien sont en gras
    Étant donné une page faite de:
      | endroit    | texte                                                                                              |
      | titre      | « La digue tiendra cent ans »                                                                      |
      | gras       | Pourquoi reconstruire la digue au même endroit ?                                                   |
      | paragraphe | Parce qu'il n'y en a pas d'autre. Nous avons étudié trois tracés, et les deux autres noient l'école. |
      | gras       | Et si une crue vient cet hiver ?                                                                   |
      | paragraphe | Nous poserons des batardeaux. La commune en a loué quarante, qui seront livrés dans dix jours.     |
    Quand on lit la page
    Alors les questions sont:
      | question                                         |
      | Pourquoi reconstruire la digue au même endroit ? |
      | Et si une crue vient cet hiver ?                 |

  Scénario: La page dit elle-même qui l'a écrite, et quand
    Étant donné une page faite de:
      | endroit    | texte                                                                                           |
      | titre      | La digue de Tarnes sera reconstruite                                                            |
      | paragraphe | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | paragraphe | Selon la mairie, la digue protège quatre cents logements, une école et la caserne des pompiers. |
    Et dans ses données:
      | titre            | auteurs         | média    | date                      |
      | Tarnes, la digue | Nora Velin, AFP | Le Phare | 2026-10-14T18:02:00+02:00 |
    Quand on lit la page
    Alors la fiche indique:
      | titre                                | auteurs    | agence | média    | date                      |
      | La digue de Tarnes sera reconstruite | Nora Velin | AFP    | Le Phare | 2026-10-14T18:02:00+02:00 |

  Scénario: Le texte n'est que dans les données de la page
    Étant donné une page faite de:
      | endroit    | texte                |
      | paragraphe | Chargement en cours… |
    Et dans ses données:
      | titre            | auteurs    | média    | date       | texte                                                                             |
      | Tarnes, la digue | Nora Velin | Le Phare | 2026-10-14 | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient cet hiver. |
    Quand on lit la page
    Alors les paragraphes sont:
      | rôle  | paragraphe                                                                        |
      | titre | Tarnes, la digue                                                                  |
      | texte | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient cet hiver. |

  Scénario: Une page réservée aux abonnés n'est qu'un début
    Étant donné une page faite de:
      | endroit    | texte                                                                                           |
      | titre      | La digue de Tarnes sera reconstruite                                                            |
      | paragraphe | Le préfet Martin Leroux a déclaré mardi que les travaux commenceraient avant la fin de l'année. |
      | péage      | La suite est réservée à ceux qui nous soutiennent.                                              |
    Quand on lit la page
    Alors on est averti que l'article n'est pas entier
