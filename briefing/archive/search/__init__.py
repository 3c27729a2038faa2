"""Search: finding items over all years, by an index that is derived or by reading everything."""
