"""Measures where the time of a build goes, on records made for the purpose."""
