"""Names taken out of a case before it is handed on, and a proof that what is written holds no trace of them.

``redacted`` makes a case without the names; every exporter and the dossier take that one. ``proof`` looks through what
they wrote, by other means than those that took the names out.
"""
