"""Who says what: statements with their whole chain of voices."""
