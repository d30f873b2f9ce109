"""Where people decide: the queue, one doubt at a time, and what became of the decision."""
