"""Public figures: how many tips came in, so that they lead to no tip and to no person."""
