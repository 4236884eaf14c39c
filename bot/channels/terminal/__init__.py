"""The command line: arguments, the conversation in a terminal, one question, many questions by JSON lines."""
