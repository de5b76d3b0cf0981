"""Copies of an edition to take away: the site as an archive, and the whole of it as one page."""
