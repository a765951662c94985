"""Names and the phrases and pronouns that stand for them: mentions, and who is meant within one report."""
