"""Report → Annotations. One concern, one module; each is an Annotator behind the seam of plugins.py."""
