"""Settings of the user: a TOML file that stands between the environment and the defaults of the program.

In: the file in the user's configuration folder, or the one that ``FACTCHECK_CONFIG`` names. Out: values by key.
"""
