"""The tool around the claims: articles in, reports out."""
