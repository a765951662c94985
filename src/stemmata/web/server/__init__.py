"""The pages as a local web application: this machine's browser, this machine's case, nobody else."""
