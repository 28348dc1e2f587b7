"""Review in the terminal: the queue, the claim in its article, and one key per decision."""
