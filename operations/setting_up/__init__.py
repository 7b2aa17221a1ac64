"""The first hour: what a new firm sets up, step by step, each done once it was really tried."""
