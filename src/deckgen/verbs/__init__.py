"""What a user asks for: each verb is a file or a folder of its own name. Build and check are the pipeline's."""
