# language: fr
Fonctionnalité: Séparer l'acte de procédure de l'acte reproché
  Une garde à vue est un fait; ce qui la motive reste une allégation tant que personne n'est condamné.

  Plan du scénario: L'acte de procédure est un fait établi
    Étant donné l'article suivant:
      """
      <contenu>.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | fait établi |

    Exemples:
      | contenu                                                        |
      | Trois hommes ont été interpellés mercredi à la gare de Vaugris |
      | Le comptable a été placé en garde à vue lundi matin            |
      | La sénatrice a été entendue jeudi par les enquêteurs           |
      | Le suspect a été remis en liberté dimanche                     |
      | La juge a signé hier une ordonnance de non-lieu                |
      | Le parquet a classé l'affaire sans suite en avril              |

  Plan du scénario: Ce qui motive la procédure reste une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | introducteur   | contenu   | étiquette  |
      | <introducteur> | <contenu> | allégation |

    Exemples:
      | phrase                                                                    | introducteur        | contenu               |
      | La courtière a été placée en garde à vue pour escroquerie.                | a été placée        | escroquerie           |
      | L'ancien préfet a été renvoyé devant le tribunal pour trafic d'influence. | a été renvoyé       | trafic d'influence    |
      | Le chirurgien sera jugé en mars pour homicide involontaire.               | sera jugé           | homicide involontaire |
      | Deux lycéens ont été interpellés pour vol.                                | ont été interpellés | vol                   |
      | L'entrepreneur a été inculpé de banqueroute.                              | a été inculpé       | banqueroute           |
      | Le notaire comparaît mardi pour abus de confiance.                        | comparaît           | abus de confiance     |
      | La trésorière comparaissait hier pour « escroquerie ».                    | comparaissait       | escroquerie           |
      | Le vétérinaire devra répondre de négligence.                              | répondre            | négligence            |

  Plan du scénario: L'enquête laisse son objet à l'état d'allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette  |
      | <contenu> | allégation |

    Exemples:
      | phrase                                                    | contenu      |
      | Une information judiciaire a été ouverte pour corruption. | corruption   |
      | Le parquet a ouvert une enquête pour blanchiment.         | blanchiment  |
      | La commune a déposé plainte pour dégradations.            | dégradations |
      | Une enquête pour homicide a été confiée à la gendarmerie. | homicide     |

  Plan du scénario: La condamnation établit l'acte
    Étant donné l'article suivant:
      """
      <contenu>.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | fait établi |

    Exemples:
      | contenu                                                             |
      | Le courtier a été définitivement condamné pour fraude               |
      | Reconnue coupable de vol, la gérante a écopé de huit mois de prison |
      | La cour d'appel a condamné l'armateur à une amende pour pollution   |
      | La justice condamnera les deux skippers pour naufrage volontaire    |
      | Le tribunal a jugé quatre contrebandiers vendredi                   |
      | L'éducateur a été reconnu coupable de violences                     |

  Plan du scénario: Ce que condamne qui ne juge pas est une opinion
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                              | locuteur     | contenu                |
      | La ministre a condamné l'attentat.                  | La ministre  | l'attentat             |
      | Le syndicat condamne « une sanction injuste ».      | Le syndicat  | une sanction injuste   |
      | Le magistrat a condamné « des pressions indignes ». | Le magistrat | des pressions indignes |

  Plan du scénario: La relaxe et l'acquittement sont des faits
    Étant donné l'article suivant:
      """
      <contenu>.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | fait établi |

    Exemples:
      | contenu                                         |
      | Le maire a été relaxé du délit de favoritisme   |
      | L'infirmière a été acquittée en appel           |
      | Le tribunal a relaxé les quatre militants mardi |

  Plan du scénario: Ce que la justice demande ou présume n'est le propos de personne
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est attribuée

    Exemples:
      | phrase                                                      |
      | Le procureur a requis six ans de prison contre le caissier. |
      | Le suspect est présumé innocent.                            |
      | Toute personne mise en examen est présumée innocente.       |
      | Les prévenues, présumées innocentes, seront jugées en mars. |
      | Le notaire sera jugé pour la deuxième fois.                 |

  Plan du scénario: Le parquet annonce l'acte, l'acte reproché reste une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu  | étiquette       |
      | <dehors> | propos rapporté |
      | <dedans> | allégation      |

    Exemples:
      | phrase                                                                 | dehors                                        | dedans                  |
      | Le parquet a indiqué que le caissier avait été mis en examen pour vol. | le caissier avait été mis en examen pour vol  | vol                     |
      | Selon le parquet, la gérante est poursuivie pour fraude fiscale.       | la gérante est poursuivie pour fraude fiscale | fraude fiscale          |
      | La procureure a annoncé que le maire était soupçonné de corruption.    | le maire était soupçonné de corruption        | le maire […] corruption |
