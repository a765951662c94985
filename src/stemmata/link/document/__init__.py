"""Which described document is which, over reports."""
