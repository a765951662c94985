"""The annotator that asks a language model."""
