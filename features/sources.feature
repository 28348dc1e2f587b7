# language: fr
Fonctionnalité: Dire qui parle, seul, à plusieurs ou par la voix d'un autre
  Le locuteur est le groupe nominal entier, sans apposition ni relative; une source vague reste une source.

  Plan du scénario: Deux locuteurs coordonnés parlent ensemble
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                  | locuteur                       | contenu                           |
      | La maire et le préfet ont annoncé que la plage rouvrirait samedi.       | La maire et le préfet          | la plage rouvrirait samedi        |
      | Selon le rectorat et les syndicats, la moitié des écoles sont fermées.  | le rectorat et les syndicats   | la moitié des écoles sont fermées |
      | « Nous refusons cet accord », ont déclaré Paul Ternier et Rose Amblard. | Paul Ternier et Rose Amblard   | Nous refusons cet accord          |
      | Les pompiers et la gendarmerie confirment que la route est coupée.      | Les pompiers et la gendarmerie | la route est coupée               |

  Plan du scénario: L'apposition et la relative n'allongent pas le locuteur
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | nom   | contenu   | étiquette       |
      | <locuteur> | <nom> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                          | locuteur              | nom             | contenu                              |
      | Nora Velin, directrice du port, affirme que le chenal est assez profond.        | Nora Velin            | Nora Velin      | le chenal est assez profond          |
      | La directrice du port, Nora Velin, affirme que le chenal est assez profond.     | La directrice du port | Nora Velin      | le chenal est assez profond          |
      | Selon Jean Astier, viticulteur à Vaugris, le gel a tué la moitié des bourgeons. | Jean Astier           | Jean Astier     | le gel a tué la moitié des bourgeons |
      | Paul Ternier, qui dirige la scierie depuis dix ans, assure que le bois manque.  | Paul Ternier          | Paul Ternier    | le bois manque                       |
      | « L'eau est trouble », explique Octave Brissard, le maire d'Ostrelle.           | Octave Brissard       | Octave Brissard | L'eau est trouble                    |

  Plan du scénario: Une ville, un palais parlent pour un pouvoir
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette   |
      | <locuteur> | <contenu> | <étiquette> |

    Exemples:
      | phrase                                               | locuteur          | contenu                          | étiquette       |
      | Paris dément avoir livré des missiles.               | Paris             | avoir livré des missiles         | allégation      |
      | La Maison-Blanche assure que le dialogue continue.   | La Maison-Blanche | le dialogue continue             | propos rapporté |
      | Selon Matignon, la réforme sera présentée en mai.    | Matignon          | la réforme sera présentée en mai | propos rapporté |
      | L'Élysée a fait savoir que la visite était reportée. | L'Élysée          | la visite était reportée         | propos rapporté |
      | Bruxelles estime que le déficit est trop élevé.      | Bruxelles         | le déficit est trop élevé        | propos rapporté |
      | Moscou accuse Kiev d'avoir violé la trêve.           | Moscou            | Kiev […] avoir violé la trêve    | allégation      |

  Plan du scénario: Une source vague reste une source
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                    | locuteur                     | contenu                          |
      | Selon une source proche du dossier, la vente est conclue.                 | une source proche du dossier | la vente est conclue             |
      | Des proches du ministre assurent que le départ est imminent.              | Des proches du ministre      | le départ est imminent           |
      | D'après plusieurs témoins, le camion roulait trop vite.                   | plusieurs témoins            | le camion roulait trop vite      |
      | Un responsable reconnaît, sous couvert d'anonymat, que le stock est vide. | Un responsable               | le stock est vide                |
      | De source policière, deux suspects sont recherchés.                       | source policière             | deux suspects sont recherchés    |
      | Certains affirment que la grotte communique avec la mer.                  | Certains                     | la grotte communique avec la mer |

  Plan du scénario: Bien des locutions annoncent une source
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                    | locuteur     | contenu                        |
      | Aux yeux de la botaniste, la forêt est perdue.            | la botaniste | la forêt est perdue            |
      | De l'avis de la géologue, le pont est dangereux.          | la géologue  | le pont est dangereux          |
      | Aux dires de la gardienne, la grille était fermée.        | la gardienne | la grille était fermée         |
      | À en croire le promoteur, le terrain n'est pas inondable. | le promoteur | le terrain n'est pas inondable |
      | Comme l'a souligné la juge, le dossier est presque vide.  | la juge      | le dossier est presque vide    |

    @attendu
    Exemples: la locution reste dans le contenu
      | phrase                                               | locuteur   | contenu                |
      | Si l'on en croit le notaire, le moulin date de 1740. | le notaire | le moulin date de 1740 |

  Plan du scénario: La source citée par une autre parle, l'autre est son canal
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | canal   | contenu   |
      | <locuteur> | <canal> | <contenu> |

    Exemples:
      | phrase                                                                    | locuteur          | canal               | contenu            |
      | « Le feu est fixé », a indiqué le capitaine Ruel, cité par l'agence Voxa. | le capitaine Ruel | l'agence Voxa       | Le feu est fixé    |
      | Un pêcheur, cité par la radio Kilima, affirme que le bateau penchait.     | Un pêcheur        | la radio Kilima     | le bateau penchait |
      | D'après le maire, cité par Le Phare de Corvane, le pont sera fermé.       | le maire          | Le Phare de Corvane | le pont sera fermé |

    @attendu
    Exemples: la source citée est prise pour le contenu
      | phrase                                                                     | locuteur           | canal         | contenu                 |
      | Selon l'agence Voxa, qui cite un garde-frontière, trois camions ont brûlé. | un garde-frontière | l'agence Voxa | trois camions ont brûlé |

  Plan du scénario: Ce qui ressemble à une source n'en est pas toujours une
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est attribuée

    Exemples:
      | phrase                                                      |
      | Chacun paie selon ses moyens.                               |
      | Les peines varient selon la gravité des faits.              |
      | Les règles diffèrent selon que le chien est attaché ou non. |
      | Pour la première fois, une femme dirige le port.            |
      | Pour cent euros, le visiteur dort dans le phare.            |

    @attendu
    Exemples: le critère est pris pour une source
      | phrase                                                |
      | Le tarif est calculé selon la surface du logement.    |
      | Le film est tourné d'après un roman de Salomé Arquet. |

  Plan du scénario: Une source vague se signale
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | vague   |
      | <locuteur> | <vague> |

    Exemples:
      | phrase                                                                             | locuteur                     | vague |
      | Selon une source proche du dossier, la vente est conclue.                          | une source proche du dossier | oui   |
      | Certains affirment que la rivière a débordé.                                       | Certains                     | oui   |
      | Des proches du ministre assurent que le départ est imminent.                       | Des proches du ministre      | oui   |
      | Un haut fonctionnaire, qui a requis l'anonymat, affirme que le budget sera réduit. | Un haut fonctionnaire        | oui   |
      | Selon la préfecture, le pont est fermé.                                            | la préfecture                | non   |
      | Le maire Octave Brissard assure que le pont est fermé.                             | Le maire Octave Brissard     | non   |

  Plan du scénario: La chaîne va du plus lointain à celui qui parle
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | chaîne   | contenu   |
      | <chaîne> | <contenu> |

    Exemples:
      | phrase                                                                    | chaîne                | contenu                  |
      | Un pêcheur, cité par l'agence Voxa, affirme que le bateau penchait.       | agence Voxa ← pêcheur | le bateau penchait       |
      | « Le feu est fixé », a indiqué le capitaine Ruel, cité par l'agence Voxa. | agence Voxa ← Ruel    | Le feu est fixé          |
      | Le préfet a déclaré à l'AFP que deux digues avaient cédé.                 | AFP ← préfet          | deux digues avaient cédé |
      | La maire affirme que le pont est fermé.                                   | maire                 | le pont est fermé        |

    @attendu
    Exemples: la source citée est prise pour le contenu
      | phrase                                                            | chaîne                 | contenu                 |
      | Selon l'agence Voxa, citant un douanier, trois camions ont brûlé. | agence Voxa ← douanier | trois camions ont brûlé |

  Plan du scénario: Qui rapporte un propos entre dans la chaîne de ce propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | chaîne    |
      | <premier> |
      | <second>  |

    Exemples:
      | phrase                                                               | premier      | second                  |
      | Le procureur a indiqué que le suspect affirmait avoir agi seul.      | procureur    | procureur ← suspect     |
      | Selon la porte-parole, le ministre a promis que l'hôpital ouvrirait. | porte-parole | porte-parole ← ministre |

  Plan du scénario: Le destinataire est nommé
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | destinataire   | contenu   |
      | <locuteur> | <destinataire> | <contenu> |

    Exemples:
      | phrase                                                           | locuteur    | destinataire | contenu               |
      | Le ministre a répondu aux députés que la loi serait revue.       | Le ministre | députés      | la loi serait revue   |
      | La rectrice a expliqué devant les parents que l'école fermerait. | La rectrice | les parents  | l'école fermerait     |
      | L'avocate a confié à ses proches que le procès serait long.      | L'avocate   | ses proches  | le procès serait long |
      | La maire a dit aux riverains que la digue tiendrait.             | La maire    | riverains    | la digue tiendrait    |
      | Le colonel affirme que la digue tiendra.                         | Le colonel  | —            | la digue tiendra      |

  Scénario: Le réseau X finit une phrase
    Étant donné l'article suivant:
      """
      La note a été publiée sur X. Selon plusieurs médias, le ministre a démissionné.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur         | contenu                   |
      | plusieurs médias | le ministre a démissionné |
