"""Who has it from whom: derivations, and the origins where their paths end."""
