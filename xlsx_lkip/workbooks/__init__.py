"""What all workbooks that the tool writes have in common: formats, colours, row heights, layout.

What is in them is decided by the packages that write them.
"""
