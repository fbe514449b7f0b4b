"""The one way in which the tool says that it cannot do what it was told."""


class UserError(Exception):
    """A command cannot be carried out; the text says why, and what to do."""
