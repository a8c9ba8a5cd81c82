"""What a clerk of the library has in the administration."""
