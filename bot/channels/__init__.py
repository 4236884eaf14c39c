"""Where people meet the bot: the terminal, Telegram, and the health page for operators."""
