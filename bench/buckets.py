"""Buckets: an S3 with nothing in it (moto's), for what asks whether a gazetteer was published."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from moto.server import ThreadedMotoServer


@contextmanager
def empty() -> Iterator[None]:
    """Have S3 there, in this process and those it starts."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    os.environ["AWS_ENDPOINT_URL_S3"] = "http://{}:{}".format(*server.get_host_and_port())
    try:
        boto3.client("s3").create_bucket(Bucket=os.environ["PUSHR_SHAPES_BUCKET"])
        yield
    finally:
        server.stop()
