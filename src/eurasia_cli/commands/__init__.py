"""The commands, one module a family; each body is parse, ask, table, print."""
