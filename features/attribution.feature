# language: fr
Fonctionnalité: Attribuer chaque affirmation à qui la tient
  Un journaliste veut savoir, phrase par phrase, qui dit quoi, par quel canal, et avec quels mots
  l'article passe la parole.

  Plan du scénario: La complétive en « que » est le propos du sujet
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                                     | locuteur                   | introducteur  | contenu                                 |
      | La maire d'Ostrelle affirme que la passerelle rouvrira en septembre.                       | La maire d'Ostrelle        | affirme       | la passerelle rouvrira en septembre     |
      | Le syndicat des bateliers a indiqué que le canal serait vidé cet hiver.                    | Le syndicat des bateliers  | a indiqué     | le canal serait vidé cet hiver          |
      | La préfecture a fait savoir que la route resterait fermée jusqu'à jeudi.                   | La préfecture              | a fait savoir | la route resterait fermée jusqu'à jeudi |
      | L'entraîneuse Nora Velin pense que son équipe mérite mieux.                                | L'entraîneuse Nora Velin   | pense         | son équipe mérite mieux                 |
      | Des riverains assurent qu'aucune alerte n'a retenti.                                       | Des riverains              | assurent      | aucune alerte n'a retenti               |
      | Devant les élus, le directeur de la scierie a reconnu que deux cuves fuyaient depuis mars. | le directeur de la scierie | a reconnu     | deux cuves fuyaient depuis mars         |
      | La maire rappelle que le pont a été construit en 1932.                                     | La maire                   | rappelle      | le pont a été construit en 1932         |
      | Interrogé par l'AFP, le préfet a confirmé que deux digues avaient cédé.                    | le préfet                  | a confirmé    | deux digues avaient cédé                |

  Plan du scénario: L'infinitif est le propos du sujet, négation comprise
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                         | locuteur                | introducteur | contenu                           |
      | La compagnie affirme avoir prévenu ses passagers.              | La compagnie            | affirme      | avoir prévenu ses passagers       |
      | Le député Aurèle Mantin dit ignorer l'existence de ce contrat. | Le député Aurèle Mantin | dit          | ignorer l'existence de ce contrat |
      | Le club promet de rembourser les abonnés.                      | Le club                 | promet       | rembourser les abonnés            |
      | La régie a reconnu avoir perdu deux dossiers.                  | La régie                | a reconnu    | avoir perdu deux dossiers         |
      | Yann Keravec assure ne pas connaître le suspect.               | Yann Keravec            | assure       | ne pas connaître le suspect       |

  Plan du scénario: L'incise attribue les guillemets qu'elle suit
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | style  | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | direct | propos rapporté |

    Exemples:
      | phrase                                                                         | locuteur                   | introducteur | contenu                     |
      | « Le pont tiendra », a déclaré l'ingénieure Maud Sarrazin.                     | l'ingénieure Maud Sarrazin | a déclaré    | Le pont tiendra             |
      | « Personne ne nous a prévenus », s'indigne Bastien Lorquet, éleveur à Vaugris. | Bastien Lorquet            | s'indigne    | Personne ne nous a prévenus |
      | « Nous manquons de bras », tempête la patronne de la scierie.                  | la patronne de la scierie  | tempête      | Nous manquons de bras       |
      | « Qui va payer la digue ? », a demandé le trésorier du club.                   | le trésorier du club       | a demandé    | Qui va payer la digue       |
      | « On n'a rien vu venir ! », lance un campeur.                                  | un campeur                 | lance        | On n'a rien vu venir        |

  Plan du scénario: L'incise attribue aussi la phrase sans guillemets
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | style    | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | indirect | propos rapporté |

    Exemples:
      | phrase                                                              | locuteur                   | introducteur     | contenu                              |
      | Le marché, explique la libraire, a doublé en deux ans.              | la libraire                | explique         | Le marché […] a doublé en deux ans   |
      | Il faudra attendre l'automne, estime Paul Ternier.                  | Paul Ternier               | estime           | Il faudra attendre l'automne         |
      | La cheminée, assure le maire, ne sera pas détruite.                 | le maire                   | assure           | La cheminée […] ne sera pas détruite |
      | La récolte sera faible, comme l'indique la coopérative.             | la coopérative             | indique          | La récolte sera faible               |
      | Le pont tiendra, a déclaré l'ingénieure Maud Sarrazin.              | l'ingénieure Maud Sarrazin | a déclaré        | Le pont tiendra                      |
      | La voûte peut tomber, ont mis en garde les syndicats.               | les syndicats              | ont mis en garde | La voûte peut tomber                 |
      | La ligne sera coupée tout l'été, a annoncé la régie des transports. | la régie des transports    | a annoncé        | La ligne sera coupée tout l'été      |

  Plan du scénario: Le pronom de l'incise désigne la personne dont on parle
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom   | introducteur   | contenu   |
      | <nom> | <introducteur> | <contenu> |

    Exemples:
      | phrase                                                                                                | nom             | introducteur    | contenu                        |
      | La ministre Clémence Dormoy a visité le barrage. « Les travaux finiront en mars », a-t-elle ajouté.   | Clémence Dormoy | a-t-elle ajouté | Les travaux finiront en mars   |
      | Le viticulteur Jean Astier a parcouru ses vignes. La récolte est perdue, a-t-il ajouté.               | Jean Astier     | a-t-il ajouté   | La récolte est perdue          |
      | Inès Rouvier dirige la coopérative depuis dix ans. « Nous embaucherons au printemps », assure-t-elle. | Inès Rouvier    | assure          | Nous embaucherons au printemps |
      | Le maire Octave Brissard a reçu les riverains. « Nous réparerons la digue », leur a-t-il promis.      | Octave Brissard | a-t-il promis   | Nous réparerons la digue       |

  Plan du scénario: La citation après deux points revient au sujet de la phrase
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | style  | étiquette       |
      | <locuteur> | <contenu> | direct | propos rapporté |

    Exemples:
      | phrase                                                                | locuteur            | contenu                        |
      | La maire d'Ostrelle a réagi : « Nous n'avons rien caché. »            | La maire d'Ostrelle | Nous n'avons rien caché        |
      | La directrice a tranché : « Le festival aura lieu. »                  | La directrice       | Le festival aura lieu          |
      | Le gardien du phare se souvient : « La mer est montée en une heure. » | Le gardien du phare | La mer est montée en une heure |

  Plan du scénario: La citation coupée par l'incise reste une seule affirmation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | style  |
      | <locuteur> | <contenu> | direct |

    Exemples:
      | phrase                                                                                    | locuteur                 | contenu                                                           |
      | « Le stade », a expliqué l'architecte Irène Vasco, « sera couvert en juin. »              | l'architecte Irène Vasco | Le stade […] sera couvert en juin                                 |
      | « La digue a cédé vers minuit, raconte Paul Ternier. Nous avons couru jusqu'à l'église. » | Paul Ternier             | La digue a cédé vers minuit […] Nous avons couru jusqu'à l'église |
      | « La récolte est perdue, a déploré le viticulteur, et les assurances ne paieront pas. »   | le viticulteur           | La récolte est perdue […] et les assurances ne paieront pas       |

  Scénario: Toutes les phrases d'une citation ont le même auteur
    Étant donné l'article suivant:
      """
      « Le lac a débordé. Trois fermes sont isolées. Nous avons envoyé des barques », a raconté le capitaine des pompiers.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur                  | contenu                                                                    | style  |
      | le capitaine des pompiers | Le lac a débordé. Trois fermes sont isolées. Nous avons envoyé des barques | direct |

  Scénario: Une citation seule dans sa phrase continue celle d'avant
    Étant donné l'article suivant:
      """
      « La récolte est perdue », a déploré Jean Astier. « Les assurances ne paieront pas. »
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom         | contenu                        | style  |
      | Jean Astier | La récolte est perdue          | direct |
      | Jean Astier | Les assurances ne paieront pas | direct |

  Plan du scénario: Selon, d'après et pour donnent la source
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                          | locuteur           | introducteur | contenu                                 |
      | Selon la préfecture, huit cents personnes ont défilé.           | la préfecture      | Selon        | huit cents personnes ont défilé         |
      | La crue a touché douze villages, selon les pompiers.            | les pompiers       | selon        | La crue a touché douze villages         |
      | La crue a touché, selon les pompiers, douze villages.           | les pompiers       | selon        | La crue a touché […] douze villages     |
      | Pour la ministre, la réforme protège les petites communes.      | la ministre        | Pour         | la réforme protège les petites communes |
      | Pour Inès Rouvier, la coopérative peut tenir deux hivers.       | Inès Rouvier       | Pour         | la coopérative peut tenir deux hivers   |
      | D'après l'institut Mesuria, le chômage a reculé de deux points. | l'institut Mesuria | D'après      | le chômage a reculé de deux points      |
      | Le barrage, pour la préfète, est solide.                        | la préfète         | pour         | Le barrage […] est solide               |

  Plan du scénario: Selon et pour n'attribuent pas toujours
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est attribuée

    Exemples:
      | phrase                                                      |
      | Les places sont attribuées selon les critères de la mairie. |
      | Le prix change selon que l'on réserve tôt ou tard.          |
      | Les horaires varient selon les saisons.                     |
      | Pour lui faire plaisir, la mairie a planté un tilleul.      |
      | Pour la troisième année, le festival a quitté la plage.     |
      | La facture, pour la mairie, s'élève à deux millions.        |
      | Le conseil a voté, pour les habitants, une aide d'urgence.  |
      | Les élus ont voté selon leur conscience.                    |
      | Le conseil municipal a voté le budget selon le règlement.   |

  Plan du scénario: Le nom de parole porte la proposition qui le complète
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   | étiquette   |
      | <contenu> | <étiquette> |

    Exemples:
      | phrase                                                                       | contenu                         | étiquette       |
      | Personne ne croit à la thèse selon laquelle le feu est parti de la chapelle. | le feu est parti de la chapelle | propos rapporté |
      | La rumeur selon laquelle le lac est empoisonné a vidé les plages.            | le lac est empoisonné           | allégation      |
      | Le maire a balayé l'accusation selon laquelle il a vendu le terrain.         | il a vendu le terrain           | allégation      |
      | L'annonce selon laquelle la gare fermera a surpris les élus.                 | la gare fermera                 | propos rapporté |

  Plan du scénario: Une accusation est une allégation, qu'on nomme ou non l'accusateur
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette  |
      | <locuteur> | <contenu> | allégation |

    Exemples: à l'actif
      | phrase                                                        | locuteur     | contenu                                    |
      | L'opposition accuse le gouverneur d'avoir détourné des fonds. | L'opposition | le gouverneur […] avoir détourné des fonds |
      | Le syndicat accuse la direction de mentir.                    | Le syndicat  | la direction […] mentir                    |
      | La police soupçonne le gardien d'avoir ouvert le coffre.      | La police    | le gardien […] avoir ouvert le coffre      |

    Exemples: au passif
      | phrase                                                                | locuteur        | contenu                                     |
      | Le régime est accusé de fournir des armes à la milice.                | —               | Le régime […] fournir des armes à la milice |
      | Le gardien est soupçonné d'avoir ouvert le coffre.                    | —               | Le gardien […] avoir ouvert le coffre       |
      | La direction est accusée de harcèlement par trois salariées.          | trois salariées | La direction […] harcèlement                |
      | Deux hommes, soupçonnés d'avoir pillé l'entrepôt, ont été entendus.   | —               | Deux hommes […] avoir pillé l'entrepôt      |
      | Un marin de 47 ans soupçonné d'avoir coulé un chalutier a été arrêté. | —               | avoir coulé un chalutier                    |
      | Le gouverneur est accusé par l'opposition d'avoir détourné des fonds. | l'opposition    | Le gouverneur […] avoir détourné des fonds  |

  Plan du scénario: L'acte reproché dans une procédure est une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur | contenu   | étiquette  |
      | —        | <contenu> | allégation |

    Exemples:
      | phrase                                                       | contenu               |
      | Le notaire a été mis en examen pour escroquerie.             | escroquerie           |
      | Un infirmier a été mis en examen pour homicide involontaire. | homicide involontaire |
      | L'armateur est poursuivi pour fraude fiscale.                | fraude fiscale        |
      | La gérante a été inculpée de blanchiment.                    | blanchiment           |

  Plan du scénario: Un reproche est une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette  |
      | <locuteur> | <contenu> | allégation |

    Exemples:
      | phrase                                                                                | locuteur     | contenu                                             |
      | Les salariés reprochent à la direction d'avoir menti sur les comptes de l'usine.      | Les salariés | avoir menti sur les comptes de l'usine              |
      | La ministre reproche au préfet d'avoir attendu deux jours avant d'évacuer le village. | La ministre  | avoir attendu deux jours avant d'évacuer le village |
      | Il lui est reproché d'avoir effacé des fichiers.                                      | —            | avoir effacé des fichiers                           |
      | La ligue reproche au club d'avoir falsifié ses comptes.                               | La ligue     | avoir falsifié ses comptes                          |

  Plan du scénario: Le conditionnel de ouï-dire est une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette  |
      | <locuteur> | <contenu> | allégation |

    Exemples: sans source
      | phrase                                            | locuteur | contenu                                          |
      | Le pilote aurait perdu le contrôle de l'appareil. | —        | Le pilote aurait perdu le contrôle de l'appareil |
      | Le navire serait parti sans autorisation.         | —        | Le navire serait parti sans autorisation         |

    Exemples: avec une source
      | phrase                                                              | locuteur  | contenu                                              |
      | Selon un témoin, le pilote aurait perdu le contrôle de l'appareil.  | un témoin | le pilote aurait perdu le contrôle de l'appareil     |
      | Le pilote aurait, selon l'enquête, perdu le contrôle de l'appareil. | l'enquête | Le pilote aurait […] perdu le contrôle de l'appareil |
      | D'après un proche, le joueur aurait signé à l'étranger.             | un proche | le joueur aurait signé à l'étranger                  |

  Plan du scénario: L'adjectif « présumé » tient le nom à distance
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur | introducteur | contenu   | étiquette  |
      | —        | présumé      | <contenu> | allégation |

    Exemples:
      | phrase                                                | contenu                             |
      | Le cambrioleur présumé de la bijouterie a été libéré. | Le cambrioleur […] de la bijouterie |
      | L'auteur présumé des tirs a été arrêté dimanche.      | L'auteur […] des tirs               |

  Plan du scénario: Un démenti garde ce qui est nié et dit que c'est nié
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | polarité |
      | <locuteur> | <introducteur> | <contenu> | nié      |

    Exemples:
      | phrase                                                            | locuteur       | introducteur   | contenu                |
      | Le trésorier dément avoir signé le chèque.                        | Le trésorier   | dément         | avoir signé le chèque  |
      | La ministre nie que la note ait existé.                           | La ministre    | nie            | la note ait existé     |
      | L'entraîneur se défend d'avoir menacé l'arbitre.                  | L'entraîneur   | se défend      | avoir menacé l'arbitre |
      | La trésorière s'est défendue de toute fraude.                     | La trésorière  | s'est défendue | toute fraude           |
      | Le laboratoire conteste toute fuite de données.                   | Le laboratoire | conteste       | toute fuite de données |
      | Le ministère a démenti dans un communiqué avoir vendu le terrain. | Le ministère   | a démenti      | avoir vendu le terrain |

  Plan du scénario: Ne pas nier n'est pas nier
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   | étiquette  | polarité |
      | <contenu> | allégation | affirmé  |

    Exemples:
      | phrase                                             | contenu               |
      | Le trésorier n'a pas nié avoir signé le chèque.    | avoir signé le chèque |
      | La ministre ne dément pas que la note ait circulé. | la note ait circulé   |

  Plan du scénario: Se dire innocent n'établit rien
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette  |
      | <locuteur> | <introducteur> | <contenu> | allégation |

    Exemples:
      | phrase                                               | locuteur     | introducteur        | contenu             |
      | Depuis sa cellule, la skippeuse clame son innocence. | la skippeuse | clame               | son innocence       |
      | Le caissier a toujours protesté de son innocence.    | Le caissier  | a toujours protesté | son innocence       |
      | L'armateur plaide la légitime défense.               | L'armateur   | plaide              | la légitime défense |

  Plan du scénario: Vérifier, se défendre au jeu et noter ne sont pas parler
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors aucune affirmation n'est attribuée

    Exemples:
      | phrase                                                      |
      | La gardienne s'est assurée que les grilles étaient fermées. |
      | Les pompiers s'assuraient que personne ne dormait là.       |
      | Le club de Vaugris s'est bien défendu.                      |
      | La prévenue s'est défendue seule.                           |
      | Le préfet n'a rien trouvé de mieux que de fermer la plage.  |
      | À noter que la prévenue vivait seule.                       |
      | Rappelons que la plage a fermé deux fois.                   |
      | Il convient de rappeler que la plage a fermé deux fois.     |

  Scénario: Ce qui n'est pas nié est affirmé
    Étant donné l'article suivant:
      """
      Le trésorier reconnaît avoir signé le chèque.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur     | contenu               | polarité |
      | Le trésorier | avoir signé le chèque | affirmé  |

  Plan du scénario: Ce que personne n'a dit n'est affirmé par personne
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors personne n'affirme "<contenu>"

    Exemples:
      | phrase                                             | contenu             |
      | Le maire n'a pas confirmé que la digue avait cédé. | la digue avait cédé |
      | La préfète n'a jamais dit que le pont était sûr.   | le pont était sûr   |

  Plan du scénario: Une attribution dans une autre donne deux affirmations
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur  | contenu  | polarité   |
      | <premier> | <dehors> | affirmé    |
      | <second>  | <dedans> | <polarité> |

    Exemples:
      | phrase                                                                 | premier         | dehors                                        | second      | dedans                 | polarité |
      | Selon la porte-parole, le ministre a promis que l'hôpital ouvrirait.   | la porte-parole | le ministre a promis que l'hôpital ouvrirait  | le ministre | l'hôpital ouvrirait    | affirmé  |
      | Le quotidien rapporte que le maire a démenti avoir reçu de l'argent.   | Le quotidien    | le maire a démenti avoir reçu de l'argent     | le maire    | avoir reçu de l'argent | nié      |
      | Le procureur a indiqué que le suspect affirmait avoir agi seul.        | Le procureur    | le suspect affirmait avoir agi seul           | le suspect  | avoir agi seul         | affirmé  |
      | La militante assure que le préfet lui a dit que le camp serait évacué. | La militante    | le préfet lui a dit que le camp serait évacué | le préfet   | le camp serait évacué  | affirmé  |

  Plan du scénario: Le locuteur retrouve son nom complet
    Étant donné l'article suivant:
      """
      <présentation> <parole>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | nom   |
      | <locuteur> | <nom> |

    Exemples: un pronom
      | présentation                                                          | parole                                                | locuteur | nom             |
      | La ministre de l'Énergie, Clémence Dormoy, a visité le barrage lundi. | Elle a promis que les travaux seraient finis en mars. | Elle     | Clémence Dormoy |
      | Le maire Octave Brissard a reçu les riverains mardi.                  | Il affirme que le parking restera gratuit.            | Il       | Octave Brissard |

    Exemples: un nom de famille
      | présentation                                           | parole                                              | locuteur    | nom             |
      | Le maire Octave Brissard a reçu les riverains mardi.   | Brissard affirme que le parking restera gratuit.    | Brissard    | Octave Brissard |
      | Le maire Octave Brissard a reçu les riverains mardi.   | M. Brissard affirme que le parking restera gratuit. | M. Brissard | Octave Brissard |
      | La romancière Salomé Arquet vit à Vaugris depuis 2011. | « Je n'écris que la nuit », confie Mme Arquet.      | Mme Arquet  | Salomé Arquet   |

    Exemples: une fonction
      | présentation                                                | parole                                                    | locuteur    | nom             |
      | Hector Laval, ministre des Transports, a visité la gare.    | « La ligne rouvrira en mai », a assuré le ministre.       | le ministre | Hector Laval    |
      | La ministre Clémence Dormoy a visité le barrage lundi.      | La ministre a précisé que les travaux finiraient en mars. | La ministre | Clémence Dormoy |
      | Le ministre des Transports, Hector Laval, a visité la gare. | Le ministre a précisé que la ligne rouvrirait en mai.     | Le ministre | Hector Laval    |

  Plan du scénario: Le canal de la parole est nommé
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | canal   | contenu   |
      | <locuteur> | <canal> | <contenu> |

    Exemples:
      | phrase                                                                              | locuteur                     | canal                    | contenu                       |
      | « Le village est coupé du monde », a écrit la maire d'Ostrelle sur Telegram.        | la maire d'Ostrelle          | Telegram                 | Le village est coupé du monde |
      | Lundi, la maire a déclaré sur Facebook que l'école rouvrirait.                      | la maire                     | Facebook                 | l'école rouvrirait            |
      | « La digue est solide », a assuré le préfet sur France Inter.                       | le préfet                    | France Inter             | La digue est solide           |
      | L'armée a affirmé dans un communiqué que le port avait été repris.                  | L'armée                      | un communiqué            | le port avait été repris      |
      | Dans un communiqué, la compagnie Norvane affirme que tous les passagers sont saufs. | la compagnie Norvane         | un communiqué            | tous les passagers sont saufs |
      | « Nous irons jusqu'au bout », a lancé la syndicaliste Rose Amblard au micro de RTL. | la syndicaliste Rose Amblard | micro de RTL             | Nous irons jusqu'au bout      |
      | « Le toit a cédé d'un coup », a raconté un voisin à l'AFP.                          | un voisin                    | l'AFP                    | Le toit a cédé d'un coup      |
      | Le préfet a déclaré à l'AFP que deux digues avaient cédé.                           | Le préfet                    | l'AFP                    | deux digues avaient cédé      |
      | Le préfet a indiqué lundi que deux digues avaient cédé.                             | Le préfet                    | —                        | deux digues avaient cédé      |
      | Lors d'une conférence de presse, la procureure a annoncé que l'enquête était close. | la procureure                | une conférence de presse | l'enquête était close         |

  Scénario: Le document d'une source est le canal, la source est celle qui parle
    Étant donné l'article suivant:
      """
      D'après un communiqué de la gendarmerie, le suspect a été libéré.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur       | canal                           | contenu                 |
      | la gendarmerie | un communiqué de la gendarmerie | le suspect a été libéré |

  Plan du scénario: Le style dit quelle part du propos est citée
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   | style   |
      | <contenu> | <style> |

    Exemples:
      | phrase                                                                        | contenu                                        | style    |
      | « La réforme est une chance », a déclaré la ministre.                         | La réforme est une chance                      | direct   |
      | La ministre a déclaré que la réforme était une chance.                        | la réforme était une chance                    | indirect |
      | La ministre a déclaré que la réforme était « une chance pour les campagnes ». | la réforme était une chance pour les campagnes | mixte    |
      | Selon le maire, la digue « ne tiendra pas l'hiver ».                          | la digue ne tiendra pas l'hiver                | mixte    |

  Plan du scénario: La typographie du journal ne change rien à l'attribution
    Étant donné l'article suivant:
      """
      « L'eau monte encore : il faut partir ! », a déclaré l'adjointe d'Ostrelle. Selon l'institut Mesuria, l'automne sera doux.
      """
    Et que le journal imprime l'apostrophe <apostrophe>, les guillemets <guillemets> et l'espace <espace>
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur              | contenu                             | style    |
      | l'adjointe d'Ostrelle | L'eau monte encore : il faut partir | direct   |
      | l'institut Mesuria    | l'automne sera doux                 | indirect |
    Et chaque extrait se lit mot pour mot dans l'article

    Exemples:
      | apostrophe | guillemets | espace         |
      | droite     | français   | ordinaire      |
      | courbe     | français   | insécable      |
      | courbe     | français   | fine insécable |
      | droite     | droits     | ordinaire      |
      | courbe     | anglais    | fine insécable |
      | courbe     | droits     | insécable      |

  Plan du scénario: Un tiret ouvre la parole comme un guillemet
    Étant donné l'article suivant:
      """
      Les élus se sont réunis lundi à Vaugris.

      <réplique>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   |
      | <locuteur> | <contenu> |

    Exemples:
      | réplique                                          | locuteur       | contenu                 |
      | — Le pont tiendra l'hiver, a déclaré l'adjointe.  | l'adjointe     | Le pont tiendra l'hiver |
      | – Nous n'avons plus d'eau, répond un agriculteur. | un agriculteur | Nous n'avons plus d'eau |

  Plan du scénario: Ne pas confirmer n'est pas affirmer
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors personne n'affirme "<contenu>"

    Exemples:
      | phrase                                                           | contenu                      |
      | La préfecture n'a pas confirmé que le suspect était armé.        | le suspect était armé        |
      | Le club n'a pas souhaité dire si le gardien serait opéré.        | le gardien serait opéré      |
      | Le ministère n'a ni confirmé ni démenti que l'otage était libre. | l'otage était libre          |
      | La procureure a refusé de dire si une arme avait été retrouvée.  | une arme avait été retrouvée |
      | Rien ne prouve que la lettre soit authentique.                   | la lettre soit authentique   |
      | On ignore si le pilote a survécu.                                | le pilote a survécu          |
      | Personne n'a démontré que le vaccin était en cause.              | le vaccin était en cause     |

  Plan du scénario: Le ouï-dire est une allégation sans locuteur
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   | locuteur | étiquette  |
      | <contenu> | —        | allégation |

    Exemples:
      | phrase                                              | contenu                                |
      | Il paraît que la source est tarie.                  | la source est tarie                    |
      | Le bruit court que la mairie est à vendre.          | la mairie est à vendre                 |
      | La rumeur veut que le peintre ait brûlé ses toiles. | le peintre ait brûlé ses toiles        |
      | Le notaire a vendu sa maison, paraît-il.            | Le notaire a vendu sa maison           |
      | La rumeur lui prête l'intention de partir en mars.  | partir en mars                         |
      | L'eau de la source, dit-on, guérit les yeux.        | L'eau de la source […] guérit les yeux |

    @attendu
    Exemples: ouï-dire sans règle
      | phrase                           | contenu              |
      | On dit que le château est hanté. | le château est hanté |

  Plan du scénario: Une promesse au futur n'est pas un fait
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                               | locuteur     | contenu                      |
      | Le maire a promis que la piscine ouvrirait en juin.  | Le maire     | la piscine ouvrirait en juin |
      | La compagnie s'engage à rembourser tous les billets. | La compagnie | rembourser tous les billets  |
      | Le candidat assure qu'il baissera l'impôt.           | Le candidat  | il baissera l'impôt          |
      | Le syndicat menace de bloquer le port.               | Le syndicat  | bloquer le port              |

  Plan du scénario: Le propos va jusqu'où va la phrase de qui parle, et pas plus loin
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples: tout ce qui est coordonné
      | phrase                                                                            | locuteur     | contenu                                             |
      | Selon le préfet, la digue, la jetée et le pont sont fermés.                       | le préfet    | la digue, la jetée et le pont sont fermés           |
      | Selon Rose Amblard, Dravic, Ambrelle et Soubréval seront privées d'eau.           | Rose Amblard | Dravic, Ambrelle et Soubréval seront privées d'eau  |
      | La maire a dit que la digue tiendrait et que le pont rouvrirait.                  | La maire     | la digue tiendrait et que le pont rouvrirait        |
      | La victime a raconté avoir « ressenti une douleur » et avoir « voulu la rendre ». | La victime   | avoir ressenti une douleur et avoir voulu la rendre |

    Exemples: rien de ce que d'autres rapportent
      | phrase                                                                                    | locuteur    | contenu               |
      | Le policier a reconnu avoir manqué sa cible après qu'un médecin a rapporté trois impacts. | Le policier | avoir manqué sa cible |
