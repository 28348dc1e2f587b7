"""What several commands on rules share: the rule set in use, examples of word lists, templates. No command is here."""
