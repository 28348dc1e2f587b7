# language: fr
Fonctionnalité: Ne rien analyser deux fois
  L'analyse syntaxique prend l'essentiel du temps d'un examen. Ce qu'elle donne est gardé, paragraphe par paragraphe :
  un article mis à jour, d'autres règles ou un second examen n'exigent que l'analyse de ce qui est nouveau.

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
    Et on l'examine de nouveau avec une règle de plus
    Alors 3 paragraphes ont été analysés la première fois et 0 la seconde

  Scénario: L'option --no-cache refait tout et ne garde rien
    Quand on l'examine avec "--no-cache"
    Et on l'examine de nouveau
    Alors 3 paragraphes ont été analysés la première fois et 3 la seconde
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
