"""The sheets that list records, units, sources and findings, with their totals."""
