"""What is asked: from a JSON document to frozen data, or one clear refusal."""
