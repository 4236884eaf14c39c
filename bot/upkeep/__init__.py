"""What keeps the knowledge true: checking, trying examples, reloading, revisions, differences, undo."""
