"""The parts of the site, one file each: which pages and files there are, and where."""
