"""Rules that a schema cannot express, one family a file.

A rule is a generator named for what must hold; its docstring is the rule in one
sentence. ``rules.py`` lists them all. A rule only looks: it changes nothing and
knows nothing of files but their names.
"""
