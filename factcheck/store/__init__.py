"""Everything that is kept: articles, claims, what the machine read in them and what people decided."""
