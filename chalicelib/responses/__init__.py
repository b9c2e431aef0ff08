"""What an answer looks like: one file a noun, each element as Flickr names and types it."""
