"""Measurements. Speed is a ratio within one run, since machines differ and a test must not depend on it."""
