# language: fr
Fonctionnalité: Vérifier une affirmation sans rien perdre
  Une vérificatrice décide de ce que vaut une affirmation, dit pourquoi et sur quelles preuves. Tout reste
  consigné, et ce qu'elle a établi revient dès que l'affirmation reparaît.

  Contexte:
    Étant donné un article « dépêche » qui dit:
      """
      La maire d'Ostrelle affirme que la passerelle du vieux port rouvrira aux piétons en septembre.
      """
    Et que l'article « dépêche » est analysé

  Scénario: Une affirmation attend d'abord d'être vérifiée
    Quand l'article « dépêche » est analysé
    Alors le statut de « la passerelle » est « à vérifier »

  Scénario: Un verdict veut une raison
    Quand on donne à « la passerelle » le verdict « faux » sans dire pourquoi
    Alors la décision est refusée avec les mots "un verdict exige sa raison"
    Et le statut de « la passerelle » est « à vérifier »

  Scénario: Une affirmation vérifiée veut une preuve
    Quand on donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai"
    Alors le statut de « la passerelle » est « en cours »
    Quand on joint à « la passerelle » la preuve "https://ostrelle.example/chantier"
    Et on donne à « la passerelle » le statut « verified »
    Alors le statut de « la passerelle » est « vérifié »
    Et le verdict de « la passerelle » est « faux »

  Scénario: L'historique dit qui, de quoi à quoi, et pourquoi
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et « Bea » donne à « la passerelle » le verdict « trompeur » parce que "la date a été reportée", preuve à l'appui
    Alors l'historique de « la passerelle » contient:
      | qui | quoi    | de         | à        | pourquoi                 |
      | Ana | verdict | —          | faux     | le chantier finit en mai |
      | Ana | statut  | à vérifier | vérifié  | le chantier finit en mai |
      | Bea | verdict | faux       | trompeur | la date a été reportée   |

  Scénario: Analyser de nouveau ne change rien à ce qui est décidé
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et que l'article « dépêche » est analysé
    Alors le rapport dit "vérifié"
    Et le rapport dit "faux"
    Et le statut de « la passerelle » est « vérifié »

  Scénario: La même affirmation dans un autre article montre ce qui a été établi
    Étant donné un article « reprise » qui dit:
      """
      La maire d'Ostrelle a affirmé jeudi que la passerelle du vieux port rouvrira aux piétons en septembre.
      """
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et que l'article « reprise » est analysé
    Alors le rapport dit "vérifié"
    Et le rapport dit "faux"

  Scénario: Un autre chiffre est une autre affirmation
    Étant donné un article « budget » qui dit:
      """
      La maire d'Ostrelle affirme que le budget du port baissera de 3 % dès l'an prochain.
      """
    Et un article « rectifié » qui dit:
      """
      La maire d'Ostrelle affirme que le budget du port baissera de 4 % dès l'an prochain.
      """
    Et que l'article « budget » est analysé
    Quand « Ana » donne à « le budget » le verdict « faux » parce que "il augmente", preuve à l'appui
    Et que l'article « rectifié » est analysé
    Alors le rapport ne dit pas "faux"

  Scénario: La nouvelle version d'une dépêche signale l'affirmation décidée qu'elle change
    Étant donné un article « voirie » qui dit:
      """
      La maire d'Ostrelle affirme que trois ponts du canal seront fermés aux camions dès le mois de mars.
      """
    Et que l'article « voirie » est analysé
    Quand « Ana » donne à « ponts du canal » le verdict « faux » parce que "il y en a quatre", preuve à l'appui
    Alors aucune affirmation décidée n'a changé depuis
    Étant donné une nouvelle version de l'article « voirie » qui dit:
      """
      La maire d'Ostrelle affirme que quatre ponts du canal seront fermés aux camions dès le mois de mars.
      """
    Quand l'article « voirie » est analysé
    Alors l'analyse signale une nouvelle version et une affirmation décidée qui a changé
    Et l'affirmation décidée « trois ponts du canal » a changé depuis
    Et l'affirmation « quatre ponts du canal » n'est pas signalée

  Scénario: Un verdict publié se corrige au grand jour
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et on donne à « la passerelle » le statut « published »
    Et on donne à « la passerelle » le verdict « trompeur » parce que "la date a été reportée"
    Alors la décision est refusée avec les mots "un verdict publié ne change pas en silence"

  Scénario: On revient sur une décision, et les deux restent consignées
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et on annule la dernière décision sur « la passerelle »
    Alors le statut de « la passerelle » est « à vérifier »
    Et l'historique de « la passerelle » contient:
      | qui | quoi    | de   | à    | pourquoi                 |
      | Ana | verdict | —    | faux | le chantier finit en mai |
      | Ana | verdict | faux | —    | annulation               |

  Scénario: Une vérification finie s'exporte en ClaimReview
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et on exporte les vérifications en ClaimReview au nom de "La Gazette d'Ostrelle"
    Alors la vérification exportée indique:
      | affirmation                                                   | locuteur         | verdict | note | éditeur               |
      | la passerelle du vieux port rouvrira aux piétons en septembre | maire d'Ostrelle | faux    | 1    | La Gazette d'Ostrelle |

  Scénario: Ce que d'autres ont publié est une suggestion, jamais notre verdict
    Étant donné que « Les Vérifs » ont publié le verdict "Faux" sur "La passerelle du vieux port rouvrira aux piétons en septembre"
    Quand l'article « dépêche » est analysé
    Alors le rapport dit "≈ Les Vérifs"
    Et le statut de « la passerelle » est « à vérifier »
    Et le verdict de « la passerelle » est « — »

  Scénario: La page de l'article montre ce qui a été décidé
    Quand « Ana » donne à « la passerelle » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et on demande la page de l'article
    Alors la page dit "vérifié · faux"
    Et la page ne demande rien à personne

  Scénario: Une première journée, de l'analyse à la page publiée
    Étant donné un article « conseil » qui dit:
      """
      La maire d'Ostrelle affirme que le marché couvert fermera ses portes lundi prochain. Le préfet annonce que la route du littoral sera élargie. La police affirme que deux cents personnes ont défilé samedi. La présidente du club assure que les subventions ont baissé. Le directeur de l'hôpital déclare que le service de nuit rouvrira.
      """
    Et un article « reprise » qui dit:
      """
      La maire d'Ostrelle a affirmé jeudi que le marché couvert fermera ses portes lundi prochain.
      """
    Quand l'article « conseil » est analysé
    Et « Ana » relit au clavier:
      | affirmation          | touche | ce qu'elle écrit                |
      | le marché couvert    | e      | https://ostrelle.example/marche |
      | le marché couvert    | 8      | le marché reste ouvert lundi    |
      | la route du littoral | i      |                                 |
      | deux cents personnes | w      |                                 |
      | les subventions      | n      | à demander au club              |
      | le service de nuit   | d      | hors de notre région            |
    Alors les affirmations en sont là:
      | affirmation          | statut                | verdict |
      | le marché couvert    | vérifié               | faux    |
      | la route du littoral | en cours              | —       |
      | deux cents personnes | en attente de réponse | —       |
      | les subventions      | à vérifier            | —       |
      | le service de nuit   | abandonné             | —       |
    Quand « Bea » donne à « la route du littoral » le verdict « vrai » parce que "le marché public est signé", preuve à l'appui
    Alors le statut de « la route du littoral » est « vérifié »
    Quand l'article « reprise » est analysé
    Alors le rapport dit "vérifié"
    Et le rapport dit "faux"
    Quand on exporte les vérifications en ClaimReview au nom de "La Gazette d'Ostrelle"
    Alors la vérification exportée indique:
      | affirmation                                         | verdict | note | articles |
      | la route du littoral sera élargie                   | vrai    | 5    | 1        |
      | le marché couvert fermera ses portes lundi prochain | faux    | 1    | 2        |
    Quand on demande la page de l'article
    Alors la page dit "vérifié · faux"
    Et la page dit "vérifié · vrai"
    Et la page ne demande rien à personne

  Scénario: Une personne délimite ce qui est dit, et la lecture de la machine reste
    Quand « Ana » relit au clavier:
      | affirmation   | touche                 |
      | la passerelle | m gauche gauche entrée |
    Alors les mots de « la passerelle » sont "la passerelle du vieux port rouvrira aux piétons"
    Et la machine avait lu "la passerelle du vieux port rouvrira aux piétons en septembre"
    Quand « Ana » relit au clavier:
      | affirmation   | touche |
      | la passerelle | u      |
    Alors les mots de « la passerelle » sont "la passerelle du vieux port rouvrira aux piétons en septembre"

  Scénario: Une affirmation qui ressemble à une autre est proposée, et une personne tranche
    Étant donné un article « voisin » qui dit:
      """
      La maire d'Ostrelle affirme que la passerelle du port rouvrira bientôt aux piétons, en septembre.
      """
    Quand « Ana » donne à « vieux port » le verdict « faux » parce que "le chantier finit en mai", preuve à l'appui
    Et que l'article « voisin » est analysé
    Alors le rapport dit "≈"
    Et le statut de « bientôt » est « à vérifier »
    Quand « Ana » relit au clavier:
      | affirmation | touche   |
      | bientôt     | = entrée |
    Alors le statut de « bientôt » est « vérifié »
    Et le verdict de « bientôt » est « faux »

  Scénario: Une accusation n'est jamais montrée sans les mots qui accusent
    Étant donné un article « mairie » qui dit:
      """
      Le maire de Tarvel est accusé d'avoir truqué le marché de la piscine. L'entrepreneuse serait soupçonnée d'avoir payé deux élus. Deux adjoints sont mis en cause pour avoir caché des factures. Le trésorier a été condamné pour avoir détourné 40 000 euros. La société affirme n'avoir rien reçu.
      """
    Quand l'article « mairie » est analysé
    Et qu'on donne à « truqué » le verdict « plutôt vrai » parce que "les offres le montrent"
    Alors le rapport, la liste et le dossier montrent ces mots, et les données le contenu:
      | montré                                                                | contenu                                                      |
      | Le maire de Tarvel est accusé d'avoir truqué le marché de la piscine  | Le maire de Tarvel […] avoir truqué le marché de la piscine  |
      | L'entrepreneuse serait soupçonnée d'avoir payé deux élus              | L'entrepreneuse […] avoir payé deux élus                     |
      | sont mis en cause pour avoir caché des factures                       | avoir caché des factures                                     |
      | Le trésorier a été condamné pour avoir détourné 40 000 euros          | Le trésorier a été condamné pour avoir détourné 40 000 euros |
      | n'avoir rien reçu                                                     | n'avoir rien reçu                                            |
