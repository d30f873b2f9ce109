"""The pages for reading, one module each."""
