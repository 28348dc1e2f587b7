# language: fr
Fonctionnalité: Dire qui parle dans un entretien, une audition, un direct, une tribune
  Une réponse n'est jamais un fait établi par l'article: elle est dite par qui répond, même si personne ne sait qui c'est.

  Scénario: Dans un entretien, le titre dit qui répond
    Étant donné l'article suivant:
      """
      Nadia Brel, ingénieure des ponts : « On a perdu un pont sur six »

      Propos recueillis par Rose Amblard

      Les ponts d'Ostrelle sont-ils sûrs ?

      Non. On a fermé un pont sur six.

      Le préfet dit le contraire.

      C'est faux. Je pense que le pont de Tarnes cédera. Le préfet affirme que tout va bien.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom          | contenu                    | étiquette       | chaîne              |
      | Nadia Brel   | On a fermé un pont sur six | propos rapporté | Nadia Brel          |
      | Rose Amblard | Le préfet dit le contraire | propos rapporté | Rose Amblard        |
      | Nadia Brel   | C'est faux                 | propos rapporté | Nadia Brel          |
      | Nadia Brel   | le pont de Tarnes cédera   | propos rapporté | Nadia Brel          |
      | préfet       | tout va bien               | propos rapporté | Nadia Brel ← préfet |

  Plan du scénario: Chaque typographie a ses étiquettes
    Étant donné l'article suivant:
      """
      Entretien avec Lise Cordier, présidente du club

      <question> Le club est-il en faillite ?

      <réponse> Non. Les comptes sont à l'équilibre.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom          | contenu                        | étiquette       |
      | Lise Cordier | Les comptes sont à l'équilibre | propos rapporté |

    Exemples:
      | question                | réponse        |
      | Q.                      | R.             |
      | Question :              | Réponse :      |
      | Le Courrier des Haies : | L. C. :        |
      | La journaliste :        | Lise Cordier : |
      | –                       | –              |

  Scénario: Dans une audition, chacun dit ce qu'il dit
    Étant donné l'article suivant:
      """
      Audition devant la commission d'enquête

      M. Octave Brissard, président. – La séance est ouverte.

      Mme Inga Sorel, directrice de l'agence. – L'agence a alerté le ministère en 2021.

      M. Brissard. – Avez-vous gardé ce courrier ?

      Mme Sorel. – Oui, je l'ai transmis à la commission.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur           | nom             | contenu                                | étiquette       |
      | M. Octave Brissard | Octave Brissard | La séance est ouverte                  | propos rapporté |
      | Mme Inga Sorel     | Inga Sorel      | L'agence a alerté le ministère en 2021 | propos rapporté |
      | Mme Sorel          | Inga Sorel      | Oui, je l'ai transmis à la commission  | propos rapporté |

  Scénario: Sans locuteur connu, ce n'est pas un fait pour autant
    Étant donné l'article suivant:
      """
      Le tunnel d'Ostrelle

      – Le tunnel rouvre-t-il lundi, vous êtes sûr ?

      – Oui, je vous le promets. Les pompes ont été livrées.
      """
    Quand on relève les affirmations
    Alors aucun fait établi n'est relevé

  Scénario: Dans un direct, l'agence qui signe une entrée en est la source
    Étant donné l'article suivant:
      """
      Incendie au port : notre direct

      14h32 – Les pompiers ont quitté le port d'Ostrelle. (AFP)

      14h05 – La route du port est fermée depuis midi.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu                                    | étiquette   | chaîne |
      | Les pompiers ont quitté le port d'Ostrelle | fait établi | AFP    |
      | La route du port est fermée depuis midi    | fait établi | —      |

  Scénario: Dans une tribune, « je » est son auteur
    Étant donné l'article suivant:
      """
      Tribune

      Sauvons la digue

      Par Jeanne Aubrac, ingénieure

      Je travaille sur cette digue depuis dix ans. Je crois que la digue cédera. Le maire affirme que tout va bien.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom           | contenu                                     | étiquette       | chaîne                |
      | Jeanne Aubrac | Je travaille sur cette digue depuis dix ans | propos rapporté | Jeanne Aubrac         |
      | Jeanne Aubrac | la digue cédera                             | propos rapporté | Jeanne Aubrac         |
      | maire         | tout va bien                                | propos rapporté | Jeanne Aubrac ← maire |

  Scénario: Des conseils aux lecteurs ne sont pas un entretien
    Étant donné l'article suivant:
      """
      Grève des bus : ce qu'il faut savoir

      Que faire si ma ligne est arrêtée ?

      Les lignes 2 et 4 sont doublées jusqu'à vendredi.

      Puis-je être remboursé ?

      Oui. La régie rembourse les abonnements sur demande.
      """
    Quand on relève les affirmations
    Alors les affirmations relevées sont:
      | contenu                                          | étiquette   |
      | Les lignes 2 et 4 sont doublées jusqu'à vendredi | fait établi |
      | La régie rembourse les abonnements sur demande   | fait établi |
