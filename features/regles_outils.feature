# language: fr
Fonctionnalité: Mettre au point une règle
  Qui n'a jamais vu d'arbre de dépendances part d'une phrase, y marque qui parle et ce qui est dit, et
  obtient une règle. Quand un exemple échoue, l'outil montre comment il lit la phrase et quelle clause
  de la règle n'a pas tenu.

  Scénario: D'une phrase marquée à une règle qui sert
    Quand on crée la règle « rumeur-preter » d'après la phrase:
      """
      La rumeur [prête]v à Jean Morel l'intention de [démissionner avant l'été]c.
      """
    Alors la commande finit avec le code 0
    Et elle dit "l'exemple tient"
    Et un scan avec les règles en chantier trouve « démissionner avant l'été » dans:
      """
      La rumeur prête à Jean Morel l'intention de démissionner avant l'été.
      """

  Scénario: Une source en incise
    Quand on crée la règle « en-croire » d'après la phrase:
      """
      [Jean Morel se serait vu proposer un poste de ministre]c, à en croire [ses proches]s.
      """
    Alors la commande finit avec le code 0
    Et un scan avec les règles en chantier trouve « Paul Ternier se serait vu proposer sa place » dans:
      """
      Paul Ternier se serait vu proposer sa place, à en croire ses proches.
      """

  Scénario: Un exemple échoue, l'explication dit où, la règle se corrige
    Étant donné la règle en chantier « rumeur-preter »:
      """
      description: « prêter à X l'intention de … »
      status: experimental
      priority: 75
      trigger: {upos: VERB, lemma: [prêter]}
      args:
        content: {path: "> obj > acl|xcomp", mood: infinitive, after: trigger}
      has: {path: "> obj", lemma: intention}
      claim: {label: allegation, content: content}
      tests:
        match:
          - text: La rumeur prête au ministre le projet de quitter le gouvernement.
            content: quitter le gouvernement
        no-match:
          - La banque prête à Jean Morel une voiture.
      """
    Quand on essaie les exemples des règles en chantier
    Alors la commande finit avec le code 1
    Et elle répond "doit être trouvé, et rien ne l'est"
    Quand on demande où échoue « rumeur-preter » dans "La rumeur prête au ministre le projet de quitter le gouvernement."
    Alors elle répond "échoue à has"
    Et elle répond "intention"
    Quand on écrit "lemma: [intention, projet]" au lieu de "lemma: intention" dans la règle « rumeur-preter »
    Et on essaie les exemples des règles en chantier
    Alors la commande finit avec le code 0
    Et elle dit "2 sur 2"

  Plan du scénario: Une phrase mal marquée est refusée avec un conseil
    Quand on crée la règle « essai » d'après la phrase:
      """
      <phrase>
      """
    Alors la commande finit avec le code 2
    Et elle dit "<conseil>"

    Exemples:
      | phrase                                     | conseil                      |
      | Marie affirme que la loi passera.          | aucun contenu n'est marqué   |
      | [Marie]c affirme que [la loi passera]c.    | deux passages                |
      | [Marie affirme que la loi passera]c.       | [affirme]v                   |

  Scénario: Toutes les fautes de tous les fichiers en une fois
    Étant donné la règle en chantier « une »:
      """
      description: Une faute
      status: stable
      trigger: {lema: [dire]}
      claim: {label: allegation, content: trigger}
      """
    Et la règle en chantier « deux »:
      """
      description: Deux fautes
      status: stable
      trigger: {lemma: [on, dire]}
      """
    Quand on vérifie les règles en chantier
    Alors la commande finit avec le code 1
    Et elle répond "une.yaml:3:11: trigger.lema: clé 'lema' inconnue ; vouliez-vous dire 'lemma' ?"
    Et elle répond "deux.yaml:3:19: trigger.lemma[0]: « on » trouvé, que YAML lit comme une valeur logique"

  Scénario: Une règle étend celle qui est fournie
    Étant donné la règle en chantier « verbe-que »:
      """
      description: La règle fournie, avec un verbe de plus
      status: experimental
      extends: verbe-que
      trigger: {lemma: {add: [placarder]}}
      """
    Quand on vérifie les règles en chantier
    Alors la commande finit avec le code 0
    Et un scan avec les règles en chantier trouve « la grève commencera vendredi » dans:
      """
      Le syndicat placarde que la grève commencera vendredi.
      """
    Et un scan avec les règles en chantier trouve « la passerelle rouvrira » dans:
      """
      La maire affirme que la passerelle rouvrira.
      """

  Scénario: Une règle étendue perd une condition, gagne un tour et change d'étiquette
    Étant donné la règle en chantier « verbe-que »:
      """
      description: La règle fournie, plus large et plus méfiante
      status: experimental
      extends: verbe-que
      trigger: {lemma: {add: [placarder]}}
      args:
        content: {add: ["> nsubj"]}
      without: {remove: ["> advmod|expl"], add: [{path: "> mark", form: si}]}
      claim: {label: allegation}
      tests:
        match:
          - text: Le syndicat placarde que la grève commencera vendredi.
            content: la grève commencera vendredi
            label: allegation
        no-match:
          - Le syndicat dort.
      """
    Quand on essaie les exemples des règles en chantier
    Alors la commande finit avec le code 0
    Et elle dit "2 sur 2"

  Scénario: Ce qu'une règle étendue ne saurait perdre est dit avec ce qu'il y a
    Étant donné la règle en chantier « verbe-que »:
      """
      description: La règle fournie, sans une condition qu'elle n'a pas
      status: experimental
      extends: verbe-que
      without: {remove: ["> nmod"]}
      """
    Quand on vérifie les règles en chantier
    Alors la commande finit avec le code 1
    Et elle répond "verbe-que.yaml:4:20: without.remove[0]: la règle étendue n'a pas de condition comme '> nmod' à ôter ; elle a : > advmod|expl"

  Scénario: Un mot ajouté à une liste est essayé dans les phrases de cette liste
    Étant donné la liste en chantier « verbes-parole »:
      """
      add: [placarder]
      """
    Quand on essaie les exemples des règles en chantier
    Alors la commande finit avec le code 0
    Et elle dit "tiennent dans leurs cadres"
