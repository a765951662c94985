"""Names to places, offline: a gazetteer compiled once into a file of its own, and what the user brings besides.

Nothing here knows a case. ``store`` alone speaks SQL.
"""
