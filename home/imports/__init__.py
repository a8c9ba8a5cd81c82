"""Lists of a category from a file: read, compared with the site, shown, then written."""
