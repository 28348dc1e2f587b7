"""Makes machine code of the steps between parse and claims, for archives and servers.

In: a checkout. Out: a wheel for this machine's kind and Python version, which does what the plain one does and takes a
third of the time for what comes after the parse. It needs a checkout and a C compiler, and does not ship.
"""
