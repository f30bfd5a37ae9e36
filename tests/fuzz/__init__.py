"""What the readers are thrown: inputs written for the project, and what atheris makes of them (`make fuzz`)."""
