"""What all workbooks that the tool writes share.

Formats, colours, row heights, where things are. What is in them is decided by the packages that write them.
"""
