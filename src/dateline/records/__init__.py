"""The words we speak: frozen records that every stage understands. Standard library only."""
