"""Who is credited with what, as a small model reads it: word pieces, windows, chances, credits."""
