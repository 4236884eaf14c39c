"""Measures speed side by side with a plain rapidfuzz scan; `make bench`."""
