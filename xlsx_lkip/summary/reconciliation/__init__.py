"""Rekonsiliasi: every total calculated in two ways, and next to what the agency states."""
