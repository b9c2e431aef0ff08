"""pushr: a photo service that speaks the Flickr API and pushes every new photo to who asked.

The floors, from the roof down: routes and workers; methods and media; hub and auth;
api, responses, feeds and store; model and formats. Arrows go down (ARCHITECTURE.md).
"""
