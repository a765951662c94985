"""The dossier for paper: fewer pages than on the screen, and footnotes in place of links."""
