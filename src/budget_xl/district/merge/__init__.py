"""One declaration of a street out of those of its departments."""
