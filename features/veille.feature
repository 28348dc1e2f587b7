# language: fr
Fonctionnalité: Prendre les dépêches à mesure qu'elles arrivent
  Une rédaction reçoit des dépêches toute la journée. La veille prend chacune une fois, reprend celles qui ont
  changé, ne perd rien quand on l'arrête, et prévient qui veut l'être.

  Contexte:
    Étant donné un dossier surveillé
    Et la dépêche "pont" qui dit "Le pont sera fermé mardi, a déclaré la maire aux habitants de la commune."

  Scénario: Ce qui est déjà là est pris d'abord
    Quand la veille passe
    Alors 1 dépêche est prise
    Et la base contient l'article de "pont"

  Scénario: Une dépêche n'est prise qu'une fois
    Étant donné que la veille est passée
    Et que la dépêche "copie" dit la même chose que "pont"
    Quand la veille passe
    Alors 0 dépêche est prise

  Scénario: Une dépêche qui a changé est une nouvelle version
    Étant donné que la veille est passée
    Et la dépêche "pont" qui dit "Le pont sera fermé jeudi, a déclaré la maire aux habitants de la commune."
    Quand la veille passe
    Alors 1 dépêche est prise
    Et la veille dit "nouvelle version de"

  Scénario: Un fichier illisible n'arrête rien, et n'est dit qu'une fois
    Étant donné la dépêche "vide" qui dit ""
    Quand la veille passe
    Alors 1 dépêche est prise
    Et la veille dit "le fichier est bien enregistré"
    Quand la veille passe
    Alors la veille ne dit pas "le fichier est bien enregistré"

  Scénario: Un fichier que l'on est en train d'écrire attend
    Étant donné que "suite" est en cours d'écriture
    Quand la veille passe avec patience
    Alors "suite" a été lu en entier

  Plan du scénario: Une veille tuée reprend où elle en était
    Étant donné 6 autres dépêches
    Quand la veille est tuée alors qu'une dépêche <moment>
    Et la veille passe
    Alors la base contient 7 articles, chacun une fois
    Et chaque article a été annoncé

    Exemples:
      | moment             |
      | vient d'être lue   |
      | vient d'être prise |
      | vient d'être dite  |

  Scénario: Les entrées nouvelles d'un fil sont prises
    Étant donné un fil avec les entrées:
      | titre | texte                                                                         |
      | Digue | La digue tiendra cet hiver, a déclaré le préfet aux habitants de la commune.  |
    Et que la veille du fil est passée
    Et que le fil reçoit en tête l'entrée "Gare" qui dit "La gare rouvrira lundi, a déclaré le maire aux voyageurs."
    Quand la veille du fil passe
    Alors 1 dépêche est prise
    Et la veille dit "Gare"

  Scénario: Un programme est prévenu des affirmations choisies
    Étant donné la dépêche "rumeur" qui dit "Une ALLEGATION circule, disent des habitants de la commune à la maire."
    Et un programme à prévenir des allégations
    Quand la veille passe
    Alors le programme a reçu 1 affirmation, celle de "rumeur"

  Scénario: Une adresse qui n'est pas chiffrée ne reçoit rien
    Étant donné l'adresse à prévenir "http://presse.example/crochet"
    Quand la veille passe
    Alors la veille est refusée avec les mots "ne partent que par https"
