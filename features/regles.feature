# language: fr
Fonctionnalité: Écrire les règles de sa rédaction
  Une rédaction ajoute ses propres constructions sans toucher au code. Une règle mal écrite est
  montrée du doigt, à sa ligne, et n'empêche pas les autres de servir.

  Contexte:
    Étant donné la règle « placarder » de la rédaction:
      """
      description: Le verbe placarder suivi d'une complétive
      status: stable
      priority: 60
      trigger:
        upos: VERB
        lemma: [placarder]
      args:
        speaker?: {path: subject}
        content: {path: "> ccomp", mark: que}
      claim:
        label: reported_speech
        content: content
      """
    Et l'article suivant:
      """
      Le syndicat placarde que la grève commencera vendredi. La maire affirme que la passerelle rouvrira.
      """

  Scénario: Une règle de la rédaction trouve ce que les règles fournies ignorent
    Quand on relève les affirmations avec les règles de la rédaction
    Alors les affirmations attribuées sont:
      | règle     | locuteur    | introducteur | contenu                      | étiquette       |
      | placarder | Le syndicat | placarde     | la grève commencera vendredi | propos rapporté |
      | verbe-que | La maire    | affirme      | la passerelle rouvrira       | propos rapporté |

  Scénario: Sans elle, seules les règles fournies servent
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | règle     | locuteur | contenu                |
      | verbe-que | La maire | la passerelle rouvrira |

  Plan du scénario: Une règle fautive est signalée à sa ligne et les autres servent
    Étant donné que la ligne <numéro> de la règle « placarder » devient:
      """
      <texte>
      """
    Quand on scanne l'article avec les règles de la rédaction
    Alors le scan est partiel
    Et la règle « placarder » est signalée à la ligne <signalée> par les mots "<mots>"
    Et les affirmations attribuées du rapport sont:
      | règle     | locuteur | contenu                |
      | verbe-que | La maire | la passerelle rouvrira |

    Exemples: syntaxe
      | numéro | texte             | signalée | mots |
      | 6      | lemma: [placarder | 7        | YAML |
      | 10     | claim             | 11       | YAML |

    Exemples: clés
      | numéro | texte                | signalée | mots     |
      | 3      | priorty: 60          | 3        | priorty  |
      | 3      | status: experimental | 3        | status   |
      | 2      | priority: 50         | 3        | priority |

    Exemples: valeurs que YAML change en douce
      | numéro | texte                   | signalée | mots           |
      | 6      | negated: on             | 6        | valeur logique |
      | 6      | lemma: no               | 6        | valeur logique |
      | 1      | description: 2026-03-03 | 1        | date           |

    Exemples: noms que les règles ne connaissent pas
      | numéro | texte                     | signalée | mots         |
      | 6      | lemma: "@verbes-parol"    | 6        | verbes-parol |
      | 11     | label: rumeur             | 11       | rumeur       |
      | 9      | content: {path: "> ccmp"} | 9        | ccmp         |
      | 12     | content: contenu          | 12       | contenu      |

  Scénario: Toutes les règles fautives sont signalées d'un coup
    Étant donné que la ligne 3 de la règle « placarder » devient:
      """
      priorty: 60
      """
    Et la règle « jaser » de la rédaction:
      """
      description: Le verbe jaser
      status: fini
      """
    Quand on scanne l'article avec les règles de la rédaction
    Alors le scan est partiel
    Et la règle « placarder » est signalée à la ligne 3 par les mots "priorty"
    Et la règle « jaser » est signalée à la ligne 2 par les mots "fini"

  Scénario: Une règle de la rédaction remplace la règle fournie du même nom, avec un avis
    Étant donné la règle « verbe-que » de la rédaction:
      """
      description: Seulement le verbe clamer
      status: stable
      trigger:
        upos: VERB
        lemma: [clamer]
      args:
        speaker?: {path: subject}
        content: {path: "> ccomp", mark: que}
      claim:
        label: reported_speech
        content: content
      """
    Quand on scanne l'article avec les règles de la rédaction
    Alors le scan réussit
    Et un avis dit que la règle « verbe-que » remplace celle qui est fournie
    Et les affirmations attribuées du rapport sont:
      | règle           | locuteur    | contenu                      |
      | placarder       | Le syndicat | la grève commencera vendredi |
      | verbe-que-suite | La maire    | la passerelle rouvrira       |

  Scénario: Une liste de mots de la rédaction remplace la liste fournie, avec un avis
    Étant donné la liste de mots « verbes-affirmation » de la rédaction:
      """
      description: Seulement clamer
      entries: [clamer]
      """
    Quand on scanne l'article avec les règles de la rédaction
    Alors le scan réussit
    Et un avis dit que la liste « verbes-affirmation » remplace celle qui est fournie
    Et les affirmations attribuées du rapport sont:
      | règle     | locuteur    | contenu                      |
      | placarder | Le syndicat | la grève commencera vendredi |
