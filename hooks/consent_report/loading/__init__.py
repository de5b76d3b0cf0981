"""From the bytes of a file to a checked record, with every problem on the way."""
