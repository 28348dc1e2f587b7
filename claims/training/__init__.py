"""Training of the French models: a tool of its own, which nothing else in the package needs."""
