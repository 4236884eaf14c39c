"""A bot that answers questions about an award from facts that staff keep in YAML."""
