"""How officers sign in, for the desk above: who has a second step, and resetting a lost one."""
