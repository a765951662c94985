"""Other people's judgement: decisions of a colleague's case, tables of aliases, resolver files.

Pure functions from a case and what came from elsewhere to what would be added; nothing here reads or writes a case.
"""
