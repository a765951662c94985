"""What a report says of papers and of other outlets: documents and citations."""
