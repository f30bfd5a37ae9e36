"""Archives of inputs."""
