"""Facts of Flickr's methods and answers, without its sentences."""
