"""Which place of a gazetteer a name stands for: by what the text says, what stands beside it, and which are known."""
