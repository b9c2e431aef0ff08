"""Uploaded files: what they are (image), what they tell (exif), and their copies (resize)."""
