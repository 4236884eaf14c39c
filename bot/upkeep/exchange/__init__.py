"""`export` and `import`: questions and answers out as a table, and in from one."""
