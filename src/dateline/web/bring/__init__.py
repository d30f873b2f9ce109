"""Reports brought by the page: pasted, uploaded or named by an address, and watched while they are read."""
