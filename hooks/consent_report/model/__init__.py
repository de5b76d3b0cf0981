"""The ideas of the report as frozen types. No input or output happens here."""
