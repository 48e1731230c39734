"""What comes from the network, and the values of the environment that are sent there. Knows no deck."""
