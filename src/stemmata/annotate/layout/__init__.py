"""How a text is laid out: paragraphs, sentences, quotation marks."""
