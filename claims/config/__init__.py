"""YAML files read strictly, and messages that say where and what is wrong.

In: the path of a YAML file. Out: its values with the line and column of each, or all its faults.
Import ``strict_yaml.read_yaml`` and ``validation_messages``.
"""
