"""Who signs in, who is meant, and what each way in may open."""
