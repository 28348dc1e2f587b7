# language: fr
Fonctionnalité: Ne rien analyser deux fois
  L'analyse syntaxique prend l'essentiel du temps d'un examen. Ce qu'elle donne est gardé, paragraphe par paragraphe :
  un article mis à jour, d'autres règles ou un second examen n'exigent que l'analyse de ce qui est nouveau. Ce qui est
  trouvé dans un article est gardé, lui aussi, et n'est cherché de nouveau que si une règle qui peut le toucher change.

  Contexte:
    Étant donné un article de 3 paragraphes

  Scénario: Un second examen n'analyse rien
    Quand on l'examine
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 0 la seconde
    Et les deux comptes rendus sont les mêmes

  Scénario: D'un article mis à jour, seul ce qui est nouveau est analysé
    Quand on l'examine
    Et on ajoute un paragraphe au milieu
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 1 la seconde

  Scénario: D'autres règles n'exigent aucune analyse
    Quand on l'examine
    Et on l'examine de nouveau avec une règle de plus sur le mot « pont »
    Alors 3 paragraphes ont été analysés la première fois et 0 la seconde

  Scénario: Dans un article que rien ne touche, rien n'est cherché deux fois
    Quand on l'examine
    Et on l'examine de nouveau
    Alors ses affirmations ont été cherchées 1 fois la première fois et 0 fois la seconde
    Et les deux comptes rendus sont les mêmes

  Scénario: Une règle sur un mot que l'article n'a pas ne le touche pas
    Quand on l'examine
    Et on l'examine de nouveau avec une règle de plus sur le mot « rocher »
    Alors ses affirmations ont été cherchées 1 fois la première fois et 0 fois la seconde
    Et les deux comptes rendus sont les mêmes

  Scénario: Une règle sur un mot de l'article fait chercher de nouveau
    Quand on l'examine
    Et on l'examine de nouveau avec une règle de plus sur le mot « pont »
    Alors ses affirmations ont été cherchées 1 fois la première fois et 1 fois la seconde

  Scénario: Ce qui est gardé et abîmé est dit et cherché de nouveau
    Quand on l'examine
    Et ce qui a été trouvé dans l'article est abîmé
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 0 la seconde
    Et ses affirmations ont été cherchées 1 fois la première fois et 1 fois la seconde
    Et les deux comptes rendus sont les mêmes
    Et il est dit une fois qu'une partie de ce qui était gardé n'a pas pu être lue

  Scénario: L'option --no-cache refait tout et ne garde rien
    Quand on l'examine avec "--no-cache"
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 3 la seconde
    Et ses affirmations ont été cherchées 1 fois la première fois et 1 fois la seconde
    Et les deux comptes rendus sont les mêmes

  Scénario: Des analyses illisibles sont mises de côté et refaites
    Quand on l'examine
    Et le fichier des analyses est abîmé
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 3 la seconde
    Et les deux comptes rendus sont les mêmes
    Et il est dit une fois que les analyses ont été mises de côté

  Scénario: Sans place où les garder, l'examen se fait quand même
    Étant donné qu'aucun dossier ne peut être fait pour les analyses
    Quand on l'examine
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 3 la seconde
    Et les deux comptes rendus sont les mêmes
