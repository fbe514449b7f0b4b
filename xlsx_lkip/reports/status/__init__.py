"""Who has submitted, who has not, and what each must correct first: as data, as a table and as JSON."""
