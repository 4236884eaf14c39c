"""The knowledge folder: read from YAML, checked, and held as typed values."""
