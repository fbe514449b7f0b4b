"""The pictures of `docs/img/`, each drawn from what the tool makes of the samples.

One module for each kind of picture; each says with `pictures(folder)` which it draws, by file name, and
uses the empty folder as it likes. What is drawn is on the pages that show it, not here.
"""
