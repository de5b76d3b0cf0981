"""How the report is written: HTML, feeds, tables. The only place where text is escaped."""
