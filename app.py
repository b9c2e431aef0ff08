"""The roof: makes the Chalice application and registers its doors, nothing else."""

from __future__ import annotations

from chalice import Chalice

# fmt: off
# isort: off
from chalicelib.routes import (
    account, api_pages, applications, authorised, authorize, explore, explorer, feeds, icons, inbox,
    mail, negotiation, oauth, oldauth, openid, pages, password, photos, replace, rest, signin,
    shapefiles, signup, small, soap, static, upload, xmlrpc,
)
from chalicelib.workers import (
    deliver, fanout, index, ingest, lease, match, outline, publish, resize, retry, survey, verify,
)
# isort: on
# fmt: on

app = Chalice(app_name="pushr", configure_logs=False)
app.api.binary_types = ["*/*"]  # bodies and answers are bytes, whatever their type
app.register_middleware(negotiation.accept_anything, "http")

# fmt: off
for route in (
    pages, static, icons, rest, xmlrpc, soap, upload, replace, photos, oauth, authorize, oldauth,
    openid, small, signin, signup, account, password, authorised, applications, mail, feeds,
    explore, explorer, inbox, api_pages, shapefiles,
):
    app.register_blueprint(route.bp)
for worker in (
    match, index, fanout, verify, deliver, retry, ingest, resize, lease, outline, survey, publish,
):
    app.register_blueprint(worker.bp)
# fmt: on
