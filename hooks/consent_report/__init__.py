"""Records of AI-training consent: read, check, resolve, and write as a report.

The package knows no MkDocs; ``hooks/mkdocs_hooks.py`` is one of its sinks.
"""

__version__ = "0.1.0"
