"""The roof: makes the Chalice application and registers its doors, nothing else."""

from __future__ import annotations

from chalice import Chalice

from chalicelib.routes import icons, negotiation, pages, photos, replace, rest, static, upload
from chalicelib.workers import deliver, fanout, ingest, lease, match, resize, retry, verify

app = Chalice(app_name="pushr", configure_logs=False)
app.api.binary_types = ["*/*"]  # bodies and answers are bytes, whatever their type
app.register_middleware(negotiation.accept_anything, "http")

for route in (pages, static, icons, rest, upload, replace, photos):
    app.register_blueprint(route.bp)
for worker in (match, fanout, verify, deliver, retry, ingest, resize, lease):
    app.register_blueprint(worker.bp)
