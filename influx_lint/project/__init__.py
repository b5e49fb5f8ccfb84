"""A PaaS project on disk: its root, files, services, applications and relationships."""
