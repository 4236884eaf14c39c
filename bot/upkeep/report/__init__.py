"""`report`: the state of the knowledge as one page: what is known, how old it is, and how well it is found."""
