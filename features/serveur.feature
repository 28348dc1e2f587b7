# language: fr
Fonctionnalité: Garder tout chargé pour répondre aussitôt
  Presque tout le temps d'une analyse courte est du chargement. Un serveur local garde tout chargé et exécute les
  commandes de qui l'a démarré; chacune écrit et se termine comme elle le ferait seule.

  Scénario: Une commande trouve le serveur d'elle-même
    Étant donné un serveur qui fonctionne
    Quand la rédaction demande la liste des affirmations
    Alors le serveur a exécuté 1 commande
    Et la réponse est celle de la commande seule

  Scénario: Ce que la commande demande est respecté
    Étant donné un serveur qui fonctionne
    Quand la rédaction fait analyser un fichier absent
    Alors le serveur a exécuté 1 commande
    Et la réponse est celle de la commande seule

  Scénario: Sans serveur, la commande travaille seule
    Étant donné un serveur qui fonctionne
    Et le serveur est arrêté
    Quand la rédaction demande la version
    Alors la commande réussit

  Scénario: Un serveur tué ne gêne personne
    Étant donné un serveur qui fonctionne
    Et le serveur est tué
    Quand la rédaction demande la version
    Alors la commande réussit

  Scénario: Le serveur dit comment il va
    Étant donné un serveur qui fonctionne
    Quand la rédaction demande au serveur comment il va
    Alors la commande réussit
    Et la réponse contient « un serveur fonctionne »
    Et la réponse contient « se termine après 30 min sans commande »

  Scénario: On peut interdire le serveur à une commande
    Étant donné un serveur qui fonctionne
    Et la rédaction ne veut pas du serveur
    Quand la rédaction demande la version
    Alors la commande réussit
    Et le serveur a exécuté 0 commande

  Scénario: L'interface HTTP ne répond qu'avec le jeton
    Étant donné un serveur qui fonctionne, avec son interface HTTP
    Quand un éditeur envoie un article sans jeton
    Alors la réponse HTTP est 401
    Quand un éditeur envoie un article avec le jeton
    Alors la réponse HTTP est 200
    Et la réponse HTTP est celle de la commande
