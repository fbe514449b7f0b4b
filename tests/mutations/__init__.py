"""Sound submissions, changed as people change them, and the laws that hold whatever they did.

`sound` writes submissions whose totals plain Python knows; a mutation changes one as someone would;
`trial` runs every command over a batch of them; `laws` compares what comes out with what is true. The
suite runs a few hundred (`test_mutations`), `make mutate` as many as asked for.
"""
