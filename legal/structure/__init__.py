"""The text of a document as a tree: divided, corrected, shown, exported. No Django here."""
