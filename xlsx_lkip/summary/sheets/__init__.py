"""How sheets of the consolidated report are written: lists, outlines, columns, looks, and what is not exact.

Which figures a sheet shows is decided in the packages beside this one.
"""
