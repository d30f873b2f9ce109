"""How much at once: one function over many reports."""
