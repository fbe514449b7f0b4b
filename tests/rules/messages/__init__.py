"""What readers read: the sentences of all rules, written by hand, and a test that none lacks."""
