"""The imperative shell: it looks, asks the domain, performs, remembers. Nothing here decides."""
