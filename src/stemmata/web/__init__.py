"""Pages: pure functions from the records of a case to HTML and SVG. Nothing here reads or writes a user's file."""
