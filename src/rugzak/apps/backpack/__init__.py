"""What a coach carries: experience, ideas, coaching and other support; kept, shared and handed out."""
