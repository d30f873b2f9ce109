"""Files for colleagues' tools: one format a module, one gate for every quotation, a manifest beside every export."""
