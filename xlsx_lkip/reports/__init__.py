"""What a run found, told to someone: to a person at a terminal, or to a program.

`view` says what every report is about; each other module is one form of telling it. Nothing here
judges a figure.
"""
