"""What can go wrong with a language model."""


class ModelError(Exception):
    """The model cannot be used now: one plain phrase says why, without anything that the model or its server said."""
