"""Reports that come in through the browser: received, put beside the case, read by a process of their own."""
