"""What the bot promises to whoever asks."""
