"""One format each: files that hold other files."""
