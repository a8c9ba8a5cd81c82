"""The network console: registers seen and worked on from the Provincial Office's admin."""
