"""Pages under /toegang/: coming in, proving it again, one's own account, helping a colleague in."""
