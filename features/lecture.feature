# language: fr
Fonctionnalité: Lire un article tel que le site l'imprime
  Un article arrive avec son titre, sa signature, ses menus et ses légendes, dans l'encodage de celui
  qui l'a enregistré. Seul le texte du journaliste donne des affirmations, et un fichier illisible
  n'arrête pas les autres.

  Plan du scénario: La signature nomme le média et l'agence
    Étant donné l'article suivant:
      """
      Le phare de Corvane rallumé après trente ans

      <signature>

      Le phare de Corvane éclaire de nouveau la côte depuis dimanche, trente ans après son extinction.

      La commune a payé la moitié des travaux.
      """
    Quand on lit l'article
    Alors sa fiche indique:
      | titre                                        | média   | agence   |
      | Le phare de Corvane rallumé après trente ans | <média> | <agence> |

    Exemples:
      | signature               | média     | agence  |
      | Par RTL info avec AFP   | RTL info  | AFP     |
      | Par Nora Velin avec AFP | —         | AFP     |
      | Avec Reuters            | —         | Reuters |
      | La rédaction avec Belga | —         | Belga   |
      | Nora Velin, Le Figaro   | Le Figaro | —       |
      | Par Nora Velin          | —         | —       |

  Plan du scénario: La date de parution est lue
    Étant donné l'article suivant:
      """
      Le phare de Corvane rallumé après trente ans

      <ligne>

      Le phare de Corvane éclaire de nouveau la côte depuis dimanche, trente ans après son extinction.

      La commune a payé la moitié des travaux.
      """
    Quand on lit l'article
    Alors sa fiche indique:
      | titre                                        | date   |
      | Le phare de Corvane rallumé après trente ans | <date> |

    Exemples:
      | ligne                                                        | date                |
      | Publié le 3 mars 2026 à 18h40                                | 2026-03-03T18:40:00 |
      | Mis à jour le 1er avril 2026                                 | 2026-04-01          |
      | Publié le lundi 2 mars 2026, mis à jour le mardi 3 mars 2026 | 2026-03-02          |
      | 04/03/2026                                                   | 2026-03-04          |
      | Par Nora Velin                                               | —                   |

  Scénario: Menus, titre, signature, intertitres et légendes ne donnent aucune affirmation
    Étant donné l'article suivant:
      """
      Accueil Actu Monde

      Le barrage de Vaugris a cédé dans la nuit

      Par Nora Velin avec AFP
      Publié le 3 mars 2026

      Le barrage de Vaugris a cédé lundi peu après minuit, et la rivière a envahi deux quartiers de la ville.

      « Nous avons évacué l'hôpital », a déclaré la maire Salomé Arquet.

      Photo : le barrage de Vaugris après la crue © Bastien Lorquet

      Une enquête est ouverte

      Selon la préfecture, deux cents habitants dorment dans le gymnase.

      Lire aussi : Le lac de Corvane est toujours à sec

      Contenus sponsorisés

      Ces dix astuces ont changé ma vie
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu                                                                                                | étiquette       |
      | Le barrage de Vaugris a cédé lundi peu après minuit, et la rivière a envahi deux quartiers de la ville | fait établi     |
      | Nous avons évacué l'hôpital                                                                            | propos rapporté |
      | deux cents habitants dorment dans le gymnase                                                           | propos rapporté |
    Et sont laissés de côté:
      | passage                                                       | raison     |
      | Accueil Actu Monde                                            | mobilier   |
      | Le barrage de Vaugris a cédé dans la nuit                     | titre      |
      | Par Nora Velin avec AFP                                       | signature  |
      | Publié le 3 mars 2026                                         | signature  |
      | Photo : le barrage de Vaugris après la crue © Bastien Lorquet | légende    |
      | Une enquête est ouverte                                       | intertitre |
      | Lire aussi : Le lac de Corvane est toujours à sec             | renvoi     |
      | Contenus sponsorisés                                          | renvoi     |
      | Ces dix astuces ont changé ma vie                             | renvoi     |

  Scénario: La ligne de lieu et de date d'une dépêche n'entre pas dans l'affirmation
    Étant donné l'article suivant:
      """
      Vaugris sous les eaux

      VAUGRIS, 3 mars (AFP) – La rivière a envahi lundi deux quartiers de la ville de Vaugris.

      Deux cents habitants dorment dans le gymnase municipal.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu                                                         | étiquette   |
      | La rivière a envahi lundi deux quartiers de la ville de Vaugris | fait établi |
      | Deux cents habitants dorment dans le gymnase municipal          | fait établi |
    Et sa fiche indique:
      | titre                 | agence |
      | Vaugris sous les eaux | AFP    |

  Plan du scénario: La façon d'enregistrer un article ne change pas ce qu'on y lit
    Étant donné l'article suivant:
      """
      Vaugris sous les eaux

      La rivière a envahi lundi deux quartiers de la ville, selon la préfecture.

      « Nous avons évacué l'hôpital », a déclaré la maire Salomé Arquet.
      """
    Et que le fichier est enregistré avec <façon>
    Quand on scanne les articles
    Alors le scan réussit
    Et le rapport d'un article intitulé "Vaugris sous les eaux" donne:
      | locuteur               | contenu                                              |
      | la préfecture          | La rivière a envahi lundi deux quartiers de la ville |
      | la maire Salomé Arquet | Nous avons évacué l'hôpital                          |
    Et chaque extrait du rapport se lit mot pour mot dans l'article

    Exemples:
      | façon                         |
      | une marque d'ordre des octets |
      | des fins de ligne de Windows  |
      | des apostrophes courbes       |

  Scénario: Un article peut arriver par l'entrée standard
    Étant donné l'article suivant:
      """
      Vaugris sous les eaux

      La rivière a envahi lundi deux quartiers de la ville, selon la préfecture.

      « Nous avons évacué l'hôpital », a déclaré la maire Salomé Arquet.
      """
    Quand on le scanne par l'entrée standard
    Alors le scan réussit
    Et le rapport d'un article intitulé "Vaugris sous les eaux" donne:
      | locuteur               | contenu                                              |
      | la préfecture          | La rivière a envahi lundi deux quartiers de la ville |
      | la maire Salomé Arquet | Nous avons évacué l'hôpital                          |

  Plan du scénario: Un fichier illisible est signalé et les autres articles sont lus
    Étant donné l'article suivant:
      """
      Vaugris sous les eaux

      La rivière a envahi lundi deux quartiers de la ville, selon la préfecture.

      Deux cents habitants dorment dans le gymnase municipal.
      """
    Et un fichier <défaut> à côté de lui
    Quand on scanne les articles
    Alors le scan est partiel
    Et le fichier fautif est signalé par les mots "<mots>"
    Et le rapport d'un article intitulé "Vaugris sous les eaux" donne:
      | locuteur      | contenu                                              |
      | la préfecture | La rivière a envahi lundi deux quartiers de la ville |

    Exemples:
      | défaut     | mots                                |
      | vide       | vide                                |
      | binaire    | données binaires                    |
      | tronqué    | une archive endommagée              |
      | de Word 97 | un fichier d'un ancien Office       |
      | en anglais | en anglais : du français était attendu |
      | disparu    | fichier introuvable                 |
