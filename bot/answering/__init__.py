"""From a question to a reply: reading it, finding what answers it, deciding, and saying it."""
