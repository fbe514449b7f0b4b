"""Cells that can be read in more than one way, decided once everything is read.

The figures beside a cell decide, or how the whole file writes, or the agency's own scale.
"""
