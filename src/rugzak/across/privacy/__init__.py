"""What somebody may know about their own data: who saw what, what is shared, all of it to take along."""
