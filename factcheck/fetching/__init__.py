"""From an address on the web to its bytes, politely and safely."""
