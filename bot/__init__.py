"""A bot that answers questions about an award from facts that staff keep in YAML."""

__version__ = "0.1.0"
