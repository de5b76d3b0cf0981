"""Whether archived copies show what records say of them. Reads git, and fetches nothing."""
