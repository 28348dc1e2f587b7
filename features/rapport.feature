# language: fr
Fonctionnalité: Remettre un rapport que la rédaction peut vérifier
  Le rapport donne chaque affirmation de l'article, qui la tient, par quel canal et avec quelle force.
  Il ne vérifie rien lui-même: tout reste à vérifier.

  Règle: L'article de démonstration tient ses promesses

    Contexte:
      Étant donné l'article de démonstration

    Scénario: La citation de l'ambassade est un propos rapporté, direct, sur Telegram
      Quand on relève les affirmations
      Alors une affirmation relevée est:
        | locuteur          | canal    | style  | étiquette       | contenu commence par                                |
        | l'ambassade russe | Telegram | direct | propos rapporté | Les parties ont discuté de questions de coopération |

    Scénario: L'annonce du Conseil de sécurité est un propos rapporté en partie cité
      Quand on relève les affirmations
      Alors une affirmation relevée est:
        | nom                       | introducteur                   | style | étiquette       | contenu commence par                                          |
        | Conseil de sécurité russe | avait précédemment fait savoir | mixte | propos rapporté | les discussions porteraient sur la mise en œuvre de certaines |

    Scénario: L'accusation contre le régime est une allégation sans accusateur nommé
      Quand on relève les affirmations
      Alors une affirmation relevée est:
        | locuteur | étiquette  | contenu commence par                                                     |
        | —        | allégation | Le régime nord-coréen […] fournir des armes et des munitions à la Russie |

    Scénario: L'expulsion de Koursk et le pacte de défense sont des faits établis
      Quand on relève les affirmations
      Alors une affirmation relevée est:
        | locuteur | étiquette   | contenu commence par                                                                  |
        | —        | fait établi | L'armée ukrainienne a été définitivement chassée de la région de Koursk en avril 2025 |
      Et une affirmation relevée est:
        | locuteur | étiquette   | contenu commence par                                  |
        | —        | fait établi | Les deux pays ont signé un accord de défense mutuelle |

    Scénario: Le mobilier de la page ne donne aucune affirmation
      Quand on relève les affirmations
      Alors aucune affirmation ne touche à:
        | passage                                             |
        | Accueil Actu Monde International                    |
        | Visite discrète d'un haut responsable russe         |
        | Par RTL info avec AFP                               |
        | Des soldats nord-coréens avaient combattu aux côtés |
        | Contenus sponsorisés                                |
        | À la une                                            |
        | Les plus lus                                        |
      Et sa fiche indique:
        | média    | agence |
        | RTL info | AFP    |

  Règle: Le rapport dit ce qu'il compte, ce qu'il écarte et ce qui reste à faire

    Plan du scénario: Le rapport parle français et anglais
      Étant donné l'article de démonstration
      Quand on demande le rapport en <langue>
      Alors le rapport compte les affirmations par étiquette
      Et toutes les affirmations du rapport sont "<statut>"
      Et le rapport dit "<total>"
      Et le rapport dit "<écarté>"
      Et le rapport dit "<source>"

      Exemples:
        | langue   | statut     | total             | écarté           | source             |
        | français | à vérifier | toutes à vérifier | Laissé de côté : | sans source nommée |
        | anglais  | to verify  | all to verify     | Left out:        | no named source    |

    Scénario: Les passages écartés sont comptés par raison
      Étant donné l'article suivant:
        """
        Vaugris sous les eaux

        Par Nora Velin

        La rivière a envahi lundi deux quartiers de la ville de Vaugris, et l'hôpital a été évacué.

        Faut-il abattre le barrage ?

        Deux cents habitants dorment dans le gymnase municipal. Qui paiera les travaux de la digue ?
        """
      Quand on demande le rapport en français
      Alors le rapport dit "1 titre"
      Et le rapport dit "1 signature"
      Et le rapport dit "1 intertitre"
      Et le rapport dit "1 question"

    Scénario: Un article sans affirmation donne un rapport qui le dit
      Étant donné l'article suivant:
        """
        Qui paiera les travaux de la digue ?
        """
      Quand on demande le rapport en français
      Alors le rapport dit "Aucune affirmation trouvée."

    Scénario: Un démenti nomme celui qui dément
      Étant donné l'article suivant:
        """
        Le trésorier a démenti avoir signé le chèque.
        """
      Quand on demande le rapport en français
      Alors le rapport dit "démenti par le trésorier : avoir signé le chèque"

  Règle: Le rapport se lit partout

    Plan du scénario: Le rapport tient dans la largeur demandée
      Étant donné l'article de démonstration
      Quand on demande le rapport sur <colonnes> colonnes
      Alors aucune ligne ne dépasse <colonnes> colonnes
      Et chaque mot des affirmations se lit dans le rapport

      Exemples:
        | colonnes |
        | 80       |
        | 60       |
        | 120      |

    Plan du scénario: Les couleurs ne vont qu'au terminal qui en veut
      Étant donné l'article de démonstration
      Quand on demande le rapport <où>
      Alors le rapport est <aspect>
      Et chaque mot des affirmations se lit dans le rapport

      Exemples:
        | où                             | aspect       |
        | dans un terminal               | en couleurs  |
        | dans un terminal sans couleurs | sans couleur |
        | dans un terminal rudimentaire  | sans couleur |
        | dans un tube                   | sans couleur |

  Règle: Les programmes reçoivent des données et rien d'autre

    Scénario: Le JSON est seul sur la sortie, même quand tout ne va pas
      Étant donné l'article de démonstration
      Et un fichier vide à côté de lui
      Quand on demande le rapport au format json
      Alors le scan est partiel
      Et la sortie est un document conforme à son schéma
      Et le fichier fautif est signalé par les mots "vide"

    Plan du scénario: Chaque affirmation a sa ligne
      Étant donné l'article de démonstration
      Quand on demande le rapport au format <format>
      Alors le scan réussit
      Et la sortie donne chaque affirmation sur une ligne de <format>

      Exemples:
        | format   |
        | csv      |
        | ndjson   |
        | markdown |

    Scénario: Chaque extrait se lit mot pour mot dans l'article
      Étant donné l'article de démonstration
      Quand on demande le rapport au format json
      Alors chaque extrait du rapport se lit mot pour mot dans l'article
      Et chaque affirmation du document est "unverified"

  Règle: La page de bureau se suffit à elle-même

    Contexte:
      Étant donné l'article de démonstration

    Scénario: Chaque affirmation a sa fiche, son lien permanent et son retour au texte
      Quand on demande le rapport au format html
      Alors le scan réussit
      Et la page a une fiche par affirmation, nommée d'après son identifiant
      Et chaque fiche mène à son passage, et chaque passage à sa fiche

    Scénario: Chaque étiquette est expliquée en une phrase
      Quand on demande le rapport au format html
      Alors chaque fiche dit pourquoi cette étiquette et non une autre

    Scénario: La page ne demande rien au réseau et reste lisible sans script
      Quand on demande le rapport au format html
      Alors la page ne demande rien à personne
      Et rien n'y est caché hormis les filtres
