"""The forms of the report: each read back as its readers read it, and compared."""
