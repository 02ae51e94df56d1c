"""The demo: three invented organisations, their people, and the page on which you choose a hat."""
