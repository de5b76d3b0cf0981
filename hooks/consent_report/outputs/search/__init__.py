"""The search of the site: what can be found, and the index that a browser looks it up in."""
