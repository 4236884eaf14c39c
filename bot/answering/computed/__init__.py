"""Answers that are worked out from the editions and the people, for any award."""
