"""From what was read to what is wrong: the stages in their order, and the suggestion for each cause."""
