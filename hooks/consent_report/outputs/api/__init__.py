"""The API: every answer and record as static JSON, as its published schemas say."""
