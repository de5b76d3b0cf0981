"""The findings as tables: CSV files with their description, and one SQLite file."""
