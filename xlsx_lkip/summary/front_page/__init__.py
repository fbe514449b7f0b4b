"""Ringkasan: one page for the head of agency, with charts, sentences and a signature."""
