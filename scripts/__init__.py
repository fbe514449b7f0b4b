"""Programs that make what the repository ships: template, samples, pages and pictures."""
