"""What a user asks for besides check and build: each verb is a file or a folder of its own name."""
