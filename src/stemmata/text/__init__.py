"""Pure string work: spans, normalisation, tokens, shingles, alignment. Knows nothing of reports."""
