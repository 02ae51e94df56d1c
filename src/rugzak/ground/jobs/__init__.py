"""Background work, thin over the queue: a job knows its organisation and in whose name it runs."""
