"""The stages: each one public function from one finished value to the next. pipeline.py shows them in order."""
