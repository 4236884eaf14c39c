"""Which fact a question asks for, judged by its words alone; works on any knowledge, knows no award."""
