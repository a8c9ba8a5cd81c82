"""Links that lead out of a site: found in its pages, asked now and then, reported (R57, R126)."""
