"""How a method is declared and run, and what a request holds."""
