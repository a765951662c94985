"""Three clocks of a case side by side: when things are told to have happened, when they were said, when published."""
