"""What is said to connect people, and what is said to have happened."""
