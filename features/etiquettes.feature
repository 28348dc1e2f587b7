# language: fr
Fonctionnalité: Étiqueter ce que l'article fait de chaque affirmation
  Propos rapporté, allégation ou fait établi: l'étiquette dit comment l'article tient l'affirmation,
  jamais si elle est vraie. Dans le doute, ce n'est pas un fait.

  Plan du scénario: Un propos attribué n'est jamais montré comme un fait établi
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   | étiquette       |
      | <contenu> | propos rapporté |
    Et aucune affirmation attribuée n'est un fait établi

    Exemples:
      | phrase                                                         | contenu                            |
      | Le préfet a confirmé que la digue avait cédé.                  | la digue avait cédé                |
      | Le préfet a rappelé que le pont a été construit en 1932.       | le pont a été construit en 1932    |
      | Selon l'institut Mesuria, la population a doublé depuis 1960.  | la population a doublé depuis 1960 |
      | « Le pont a été construit en 1932 », a rappelé la maire.       | Le pont a été construit en 1932    |
      | Les enquêteurs ont établi que le feu était parti de la grange. | le feu était parti de la grange    |

  Plan du scénario: Le conditionnel n'est une allégation que s'il prête l'information à autrui
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | <étiquette> |

    Exemples: futur vu du passé, sous un verbe de parole
      | phrase                                                    | contenu                        | étiquette       |
      | La régie a annoncé que le tramway circulerait la nuit.    | le tramway circulerait la nuit | propos rapporté |
      | La ministre avait promis que l'hôpital ouvrirait en juin. | l'hôpital ouvrirait en juin    | propos rapporté |
      | Le maire a précisé que les cours reprendraient lundi.     | les cours reprendraient lundi  | propos rapporté |

    Exemples: ouï-dire
      | phrase                                            | contenu                                          | étiquette  |
      | Le trésor aurait été volé dans la nuit de samedi. | Le trésor aurait été volé dans la nuit de samedi | allégation |
      | L'explosion aurait fait douze blessés.            | L'explosion aurait fait douze blessés            | allégation |

  Plan du scénario: Ce que l'article suppose n'est pas un fait établi
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est relevée

    Exemples:
      | phrase                                                     |
      | S'il pleuvait demain, le match serait reporté.             |
      | Si la digue cédait, l'eau gagnerait l'église en une heure. |
      | La récolte sera probablement mauvaise cette année.         |
      | Le pont pourrait fermer à l'automne.                       |

  Plan du scénario: La condamnation est un fait, la mise en examen laisse l'acte à l'état d'allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | <étiquette> |

    Exemples:
      | phrase                                                           | contenu                                                         | étiquette   |
      | Le notaire a été condamné pour escroquerie.                      | Le notaire a été condamné pour escroquerie                      | fait établi |
      | Le notaire a été condamné à deux ans de prison pour escroquerie. | Le notaire a été condamné à deux ans de prison pour escroquerie | fait établi |
      | Le notaire a été mis en examen pour escroquerie.                 | escroquerie                                                     | allégation  |
      | Le notaire est poursuivi pour escroquerie.                       | escroquerie                                                     | allégation  |
      | Le notaire est soupçonné d'escroquerie.                          | Le notaire […] escroquerie                                      | allégation  |

  Scénario: Ce que l'article affirme de sa propre voix est un fait établi
    Étant donné l'article suivant:
      """
      Une avalanche a emporté trois skieurs dimanche dans le massif de Corvane. Le village compte quatre cents habitants.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | locuteur | contenu                                                                  | étiquette   |
      | —        | Une avalanche a emporté trois skieurs dimanche dans le massif de Corvane | fait établi |
      | —        | Le village compte quatre cents habitants                                 | fait établi |

  Scénario: Les probabilités d'une affirmation font un
    Étant donné l'article suivant:
      """
      Une avalanche a emporté trois skieurs dimanche. Selon les secours, deux sont saufs. Le troisième aurait quitté la piste.

      « Nous le cherchons encore », a déclaré le maire Octave Brissard. Il dément avoir ouvert le domaine sans autorisation.
      """
    Quand on relève les affirmations
    Alors les probabilités de chaque affirmation font un
    Et la probabilité affichée est celle de l'étiquette
    Et une affirmation attribuée n'a aucune chance d'être un fait établi

  Scénario: Le désaccord entre la règle et le classificateur se voit
    Étant donné l'article suivant:
      """
      La maire affirme que la passerelle rouvrira.
      """
    Et un classificateur qui voit partout une allégation
    Quand on demande le rapport en français
    Alors le rapport étiquette l'affirmation "allégation"
    Et le rapport signale que la règle proposait "propos rapporté"

  Scénario: L'accord entre la règle et le classificateur ne se signale pas
    Étant donné l'article suivant:
      """
      La maire affirme que la passerelle rouvrira.
      """
    Et un classificateur qui voit partout un propos rapporté
    Quand on demande le rapport en français
    Alors le rapport étiquette l'affirmation "propos rapporté"
    Et le rapport ne signale aucun désaccord

  Scénario: Dans le doute, une phrase de l'article n'est pas un fait établi
    Étant donné l'article suivant:
      """
      Le tunnel relie deux vallées depuis 1998.
      """
    Et un classificateur qui hésite
    Quand on relève les affirmations
    Alors aucune affirmation n'est un fait établi

  Plan du scénario: Ne pas répondre est un fait
    Étant donné l'article suivant:
      """
      <contenu>.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | étiquette   |
      | <contenu> | fait établi |

    Exemples:
      | contenu                                                  |
      | Le groupe Albora n'a pas souhaité commenter ces chiffres |
      | Contactée lundi, l'avocate n'a pas donné suite           |
      | Le ministère n'a pas répondu à nos questions             |

  Plan du scénario: Ce que l'article déduit ou croit voir n'est ni un propos ni un fait
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est relevée

    Exemples: l'apparence
      | phrase                                               |
      | Il semble que la digue ait bougé pendant la nuit.    |
      | La digue semble avoir bougé de quelques centimètres. |
      | Le moteur paraît avoir manqué d'huile.               |

    Exemples: la réserve
      | phrase                                               |
      | L'incendie est sans doute parti de la cuisine.       |
      | Le navire transportait vraisemblablement du pétrole. |
      | Le témoin s'est peut-être trompé de jour.            |
      | Le patron a apparemment quitté le pays.              |
      | Le voleur est censé avoir quitté le pays.            |

    @attendu
    Exemples: apparence sans règle
      | phrase                                      |
      | Tout indique que l'avion a manqué la piste. |

  Plan du scénario: Tous les conditionnels ne prêtent pas l'information à autrui
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est relevée

    Exemples: modal
      | phrase                                           |
      | Le conseil municipal devrait se réunir jeudi.    |
      | Les travaux pourraient durer jusqu'au printemps. |
      | Il faudrait deux hivers pour remplir le lac.     |

    Exemples: hypothèse
      | phrase                                                 |
      | Si le col fermait, les bus passeraient par la vallée.  |
      | Le barrage aurait tenu s'il avait été mieux construit. |

    Exemples: question ou souhait
      | phrase                                               |
      | Les riverains aimeraient dormir la nuit.             |
      | Sans ce pont, le village serait isolé.               |
      | Au cas où l'eau monterait, l'école servirait d'abri. |

    @attendu
    Exemples: conditionnel de l'hypothèse pris pour un ouï-dire
      | phrase                                                       |
      | À condition que la neige tienne, la course partirait samedi. |
      | Le maire aurait-il menti ?                                   |

  Plan du scénario: Le conditionnel de ouï-dire se passe de source
    Étant donné l'article suivant:
      """
      <contenu>.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu   | locuteur | étiquette  |
      | <contenu> | —        | allégation |

    Exemples:
      | contenu                                                 |
      | Deux ouvriers seraient morts dans l'effondrement        |
      | La rançon aurait été payée en diamants                  |
      | L'acteur toucherait trois fois plus que ses partenaires |
      | Le bilan serait de douze morts                          |

  Plan du scénario: Le conditionnel de ouï-dire garde ses distances même sous une source
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette  |
      | <locuteur> | <contenu> | allégation |

    Exemples:
      | phrase                                                             | locuteur              | contenu                                 |
      | Selon le quotidien Le Fanal, le ministre quitterait ses fonctions. | le quotidien Le Fanal | le ministre quitterait ses fonctions    |
      | D'après une infirmière, trois patients auraient été oubliés.       | une infirmière        | trois patients auraient été oubliés     |
      | Le navigateur aurait, selon ses proches, perdu sa radio.           | ses proches           | Le navigateur aurait […] perdu sa radio |

  Plan du scénario: L'hypothèse que quelqu'un formule reste un propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                   | locuteur        | contenu                                          |
      | Le maire affirme que la route serait rouverte si la neige fondait.       | Le maire        | la route serait rouverte si la neige fondait     |
      | Le barrage aurait tenu s'il avait été entretenu, estime l'ingénieure.    | l'ingénieure    | Le barrage aurait tenu s'il avait été entretenu  |
      | Selon la climatologue, le glacier aurait disparu si l'été avait été sec. | la climatologue | le glacier aurait disparu si l'été avait été sec |
