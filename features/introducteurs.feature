# language: fr
Fonctionnalité: Donner à chaque introducteur son effet
  Le mot qui passe la parole dit aussi ce que l'article en fait: rapporter, tenir à distance, accuser, nier.
  Chaque classe de mots a son plan, avec des exemples qui ne servent à rien d'autre.

  Plan du scénario: Un verbe neutre rapporte le propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                | locuteur             | introducteur | contenu                              |
      | Le capitaine du port raconte que le ferry a heurté un récif.          | Le capitaine du port | raconte      | le ferry a heurté un récif           |
      | Une rescapée a témoigné que les gilets étaient trop peu nombreux.     | Une rescapée         | a témoigné   | les gilets étaient trop peu nombreux |
      | La banque a informé ses clients que les guichets fermeraient samedi.  | La banque            | a informé    | les guichets fermeraient samedi      |
      | Dans la soirée, l'hôpital a précisé que deux patients étaient sortis. | l'hôpital            | a précisé    | deux patients étaient sortis         |
      | Ce courrier indique que le loyer doublera en janvier.                 | Ce courrier          | indique      | le loyer doublera en janvier         |
      | Les bergers racontent avoir vu trois loups près du col.               | Les bergers          | racontent    | avoir vu trois loups près du col     |

  Plan du scénario: Une affirmation appuyée reste un propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                | locuteur                | introducteur | contenu                             |
      | Le constructeur jure que ses moteurs respectent la norme.             | Le constructeur         | jure         | ses moteurs respectent la norme     |
      | Le député a martelé que l'impôt ne bougerait pas.                     | Le député               | a martelé    | l'impôt ne bougerait pas            |
      | L'avocate plaide que son client dormait chez lui.                     | L'avocate               | plaide       | son client dormait chez lui         |
      | Les organisateurs certifient que chaque casque a été contrôlé.        | Les organisateurs       | certifient   | chaque casque a été contrôlé        |
      | La cheffe de la mission soutient avoir alerté deux fois le ministère. | La cheffe de la mission | soutient     | avoir alerté deux fois le ministère |
      | L'éleveur fait valoir que ses clôtures étaient neuves.                | L'éleveur               | fait valoir  | ses clôtures étaient neuves         |

  Plan du scénario: Un mot qui jette le doute fait une allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette  |
      | <locuteur> | <introducteur> | <contenu> | allégation |

    Exemples:
      | phrase                                                          | locuteur           | introducteur | contenu                          |
      | Le guérisseur prétend que ses tisanes soignent le diabète.      | Le guérisseur      | prétend      | ses tisanes soignent le diabète  |
      | Le promoteur prétend avoir remboursé tous ses clients.          | Le promoteur       | prétend      | avoir remboursé tous ses clients |
      | L'ancien directeur a insinué que le maire avait vendu la forêt. | L'ancien directeur | a insinué    | le maire avait vendu la forêt    |
      | La défense allègue que les comptes ont été truqués.             | La défense         | allègue      | les comptes ont été truqués      |
      | Le candidat se targue d'avoir créé trois cents emplois.         | Le candidat        | se targue    | avoir créé trois cents emplois   |
      | L'homme d'affaires se vante d'avoir acheté trois juges.         | L'homme d'affaires | se vante     | avoir acheté trois juges         |

  Plan du scénario: Une opinion, une crainte, un espoir sont le propos de qui les a
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                         | locuteur                  | introducteur | contenu                          |
      | La cardiologue estime que le traitement arrive trop tard.      | La cardiologue            | estime       | le traitement arrive trop tard   |
      | Les pêcheurs redoutent que la baie soit fermée tout l'hiver.   | Les pêcheurs              | redoutent    | la baie soit fermée tout l'hiver |
      | L'entraîneur s'attend à ce que le match soit reporté.          | L'entraîneur              | s'attend     | le match soit reporté            |
      | Les apiculteurs craignent de perdre la moitié de leurs ruches. | Les apiculteurs           | craignent    | perdre la moitié de leurs ruches |
      | Le cuisinier trouve que la farine locale est trop chère.       | Le cuisinier              | trouve       | la farine locale est trop chère  |
      | Le patron de la brasserie espère rouvrir avant Noël.           | Le patron de la brasserie | espère       | rouvrir avant Noël               |

    @attendu
    Exemples: introducteur incomplet
      | phrase                                                     | locuteur    | introducteur      | contenu                 |
      | La libraire se dit convaincue que ses clients reviendront. | La libraire | se dit convaincue | ses clients reviendront |

  Plan du scénario: Une découverte a son porteur et ne devient pas un fait de l'article
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                               | locuteur        | introducteur  | contenu                                 |
      | Les chercheuses ont constaté que la glace fondait plus vite au nord. | Les chercheuses | ont constaté  | la glace fondait plus vite au nord      |
      | L'audit a établi que la caisse était vide.                           | L'audit         | a établi      | la caisse était vide                    |
      | Les gendarmes ont découvert que la serrure avait été forcée.         | Les gendarmes   | ont découvert | la serrure avait été forcée             |
      | L'étude montre que les abeilles évitent les champs traités.          | L'étude         | montre        | les abeilles évitent les champs traités |
      | L'expert a démontré que la signature était fausse.                   | L'expert        | a démontré    | la signature était fausse               |

  Plan du scénario: Révéler, rappeler et souligner rapportent sans rien établir
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                   | locuteur                | introducteur   | contenu                           |
      | Le rapport révèle que la nappe contient des pesticides.                  | Le rapport              | révèle         | la nappe contient des pesticides  |
      | Le ministère rappelle que la pêche est interdite en mars.                | Le ministère            | rappelle       | la pêche est interdite en mars    |
      | L'hebdomadaire La Sonde a dévoilé que le chantier avait coûté le double. | L'hebdomadaire La Sonde | a dévoilé      | le chantier avait coûté le double |
      | Le comité note que trois communes refusent de payer.                     | Le comité               | note           | trois communes refusent de payer  |
      | La vétérinaire souligne que le virus ne touche pas l'homme.              | La vétérinaire          | souligne       | le virus ne touche pas l'homme    |
      | Le géomètre fait remarquer que la borne a été déplacée.                  | Le géomètre             | fait remarquer | la borne a été déplacée           |

  Plan du scénario: Un aveu engage qui le fait
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                         | locuteur             | introducteur | contenu                       |
      | Le chauffeur a avoué avoir bu trois verres.                    | Le chauffeur         | a avoué      | avoir bu trois verres         |
      | La direction admet que les prix ont été mal calculés.          | La direction         | admet        | les prix ont été mal calculés |
      | Le champion concède qu'il n'était pas prêt.                    | Le champion          | concède      | il n'était pas prêt           |
      | Le président du club convient que le contrat était mal rédigé. | Le président du club | convient     | le contrat était mal rédigé   |
      | Le laboratoire a reconnu une erreur d'étiquetage.              | Le laboratoire       | a reconnu    | une erreur d'étiquetage       |

  Plan du scénario: Un regret ou une joie présupposent leur objet, même niés
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | polarité   | étiquette       |
      | <locuteur> | <contenu> | <polarité> | propos rapporté |

    Exemples:
      | phrase                                                       | locuteur       | contenu                           | polarité |
      | Le maire regrette que la gare ait fermé.                     | Le maire       | la gare ait fermé                 | affirmé  |
      | La navigatrice se réjouit que la course ait repris.          | La navigatrice | la course ait repris              | affirmé  |
      | Les parents déplorent que la cantine ait fermé sans préavis. | Les parents    | la cantine ait fermé sans préavis | affirmé  |
      | L'architecte s'étonne que le plan ait été modifié.           | L'architecte   | le plan ait été modifié           | affirmé  |

    @attendu
    Exemples: verbe sans règle
      | phrase                                                | locuteur     | contenu             | polarité |
      | La sénatrice ne regrette pas que la taxe ait disparu. | La sénatrice | la taxe ait disparu | affirmé  |

  Plan du scénario: Nier laisse ce qui est nié à l'état d'allégation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette  | polarité |
      | <locuteur> | <introducteur> | <contenu> | allégation | nié      |

    Exemples:
      | phrase                                              | locuteur       | introducteur | contenu                  |
      | L'armateur nie avoir coulé le chalutier.            | L'armateur     | nie          | avoir coulé le chalutier |
      | La chanteuse dément être malade.                    | La chanteuse   | dément       | être malade              |
      | Le club a démenti que le joueur soit blessé.        | Le club        | a démenti    | le joueur soit blessé    |
      | Le laboratoire réfute que son vaccin soit en cause. | Le laboratoire | réfute       | son vaccin soit en cause |
      | La direction exclut que le site soit vendu.         | La direction   | exclut       | le site soit vendu       |

    @attendu
    Exemples: verbe sans règle
      | phrase                                                 | locuteur      | introducteur | contenu                         |
      | Le gouverneur rejette toute ingérence dans le scrutin. | Le gouverneur | rejette      | toute ingérence dans le scrutin |

    @attendu
    Exemples: introducteur incomplet
      | phrase                                               | locuteur    | introducteur | contenu                |
      | La ministre ne croit pas que la vente soit illégale. | La ministre | ne croit pas | la vente soit illégale |

  Plan du scénario: L'accusation tient dans le verbe, le nom ou le participe
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette  |
      | <locuteur> | <introducteur> | <contenu> | allégation |

    Exemples: un verbe
      | phrase                                                                  | locuteur       | introducteur | contenu                                          |
      | Les douanes suspectent le négociant d'avoir importé de l'ivoire.        | Les douanes    | suspectent   | le négociant […] avoir importé de l'ivoire       |
      | Deux lycéennes accusent leur professeur de harcèlement.                 | Deux lycéennes | accusent     | leur professeur […] harcèlement                  |
      | L'association dénonce le déversement de boues toxiques dans la rivière. | L'association  | dénonce      | le déversement de boues toxiques dans la rivière |
      | La fédération a reproché à l'arbitre d'avoir truqué deux rencontres.    | La fédération  | a reproché   | avoir truqué deux rencontres                     |
      | L'opposition l'accuse de dilapider l'argent public.                     | L'opposition   | accuse       | dilapider l'argent public                        |

    Exemples: un verbe au passif
      | phrase                                                    | locuteur     | introducteur  | contenu                                      |
      | La coopérative est suspectée d'avoir vendu du miel coupé. | —            | est suspectée | La coopérative […] avoir vendu du miel coupé |
      | Le colonel a été accusé de torture par deux détenus.      | deux détenus | a été accusé  | Le colonel […] torture                       |

    Exemples: un nom ou un participe
      | phrase                                                               | locuteur    | introducteur | contenu                  |
      | Les soupçons de fraude visent trois courtiers.                       | —           | soupçons     | fraude                   |
      | Des accusations de plagiat pèsent sur la romancière.                 | —           | accusations  | plagiat                  |
      | Le trésorier est visé par une plainte pour abus de faiblesse.        | —           | est visé     | abus de faiblesse        |
      | Un pompier soupçonné d'avoir allumé quatre feux a été entendu mardi. | —           | soupçonné    | avoir allumé quatre feux |
      | Le syndicat dénonce par ailleurs des retards de salaire.             | Le syndicat | dénonce      | des retards de salaire   |

  Plan du scénario: L'adjectif de réserve ne touche que son nom
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | introducteur   | contenu   | locuteur | étiquette  |
      | <introducteur> | <contenu> | —        | allégation |

    Exemples:
      | phrase                                                 | introducteur | contenu                     |
      | La victime présumée a été entendue jeudi par la juge.  | présumée     | La victime                  |
      | Un prétendu médecin vendait des gélules sur le marché. | prétendu     | Un […] médecin              |
      | La fuite supposée de données inquiète les clients.     | supposée     | La fuite […] de données     |
      | Le soi-disant expert n'a aucun diplôme.                | soi-disant   | expert                      |
      | Le meurtrier présumé du notaire comparaît lundi.       | présumé      | Le meurtrier […] du notaire |

  Plan du scénario: Le nom de parole suivi de « que » porte le propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | contenu   |
      | <contenu> |

    Exemples:
      | phrase                                               | contenu               |
      | Le colonel défend l'idée que la frontière est sûre.  | la frontière est sûre |
      | L'annonce que la mine fermerait a surpris la vallée. | la mine fermerait     |

    @attendu
    Exemples: la complétive du nom finit trop tard ou manque
      | phrase                                                             | contenu                      |
      | La promesse que les salaires seraient versés n'a rassuré personne. | les salaires seraient versés |

  Plan du scénario: Le canal a bien des formes
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | canal   | contenu   |
      | <locuteur> | <canal> | <contenu> |

    Exemples:
      | phrase                                                                                     | locuteur                | canal                   | contenu                     |
      | Interrogée sur France Bleu, la botaniste a expliqué que l'orme avait trois siècles.        | la botaniste            | France Bleu             | l'orme avait trois siècles  |
      | La chanteuse a annoncé via Instagram que la tournée était annulée.                         | La chanteuse            | Instagram               | la tournée était annulée    |
      | Dans une lettre aux salariés, la présidente du groupe annonce que deux ateliers fermeront. | la présidente du groupe | une lettre aux salariés | deux ateliers fermeront     |
      | « Le drone est tombé seul », a assuré l'état-major auprès de Reuters.                      | l'état-major            | Reuters                 | Le drone est tombé seul     |
      | « Le vote aura lieu », a écrit la maire sur X.                                             | la maire                | X                       | Le vote aura lieu           |
      | Sur X, le ministre des Sports a indiqué que la course était maintenue.                     | le ministre des Sports  | X                       | la course était maintenue   |
      | Le chanteur, invité de France Culture, raconte que son disque est né en prison.            | Le chanteur             | France Culture          | son disque est né en prison |

  Plan du scénario: Le destinataire n'est pas le canal
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | canal   | contenu   |
      | <locuteur> | <canal> | <contenu> |

    Exemples:
      | phrase                                                           | locuteur    | canal | contenu                   |
      | Le ministre a répondu aux députés que la loi serait revue.       | Le ministre | —     | la loi serait revue       |
      | La rectrice a expliqué devant les parents que l'école fermerait. | La rectrice | —     | l'école fermerait         |
      | L'avocate a confié à ses proches que le procès serait long.      | L'avocate   | —     | le procès serait long     |
      | « Vous serez payés vendredi », a promis le patron aux ouvriers.  | le patron   | —     | Vous serez payés vendredi |

  Plan du scénario: Ce qui s'intercale ne sépare pas le verbe de son propos
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                     | locuteur       | introducteur | contenu                 |
      | La coopérative assure, elle, que les prix ont baissé.                      | La coopérative | assure       | les prix ont baissé     |
      | Le directeur affirme, chiffres à l'appui, que la dette a baissé.           | Le directeur   | affirme      | la dette a baissé       |
      | Le procureur a précisé, lundi, que deux témoins manquaient.                | Le procureur   | a précisé    | deux témoins manquaient |
      | La maire explique toutefois que le budget est bouclé.                      | La maire       | explique     | le budget est bouclé    |
      | La ministre a répété hier soir, devant la presse, que la loi serait votée. | La ministre    | a répété     | la loi serait votée     |

  Plan du scénario: Un nom peut tenir lieu de proposition
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                               | locuteur         | introducteur | contenu                    |
      | Le groupe Albora confirme la vente de sa filiale.    | Le groupe Albora | confirme     | la vente de sa filiale     |
      | Le syndicat craint la fermeture de l'atelier.        | Le syndicat      | craint       | la fermeture de l'atelier  |
      | L'état-major a reconnu la perte de deux appareils.   | L'état-major     | a reconnu    | la perte de deux appareils |
      | L'exploitant, Norvane SA, évoque une erreur humaine. | L'exploitant     | évoque       | une erreur humaine         |

    @attendu
    Exemples: le nombre n'est pas reconnu pour un propos
      | phrase                                             | locuteur    | introducteur | contenu                   |
      | Les secours ont annoncé deux morts et dix blessés. | Les secours | ont annoncé  | deux morts et dix blessés |
