"""GET /docs: the reference page, from files of this server alone."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

router = APIRouter(include_in_schema=False)

# swagger-ui sets style attributes; its scripts stand in files.
POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self'; frame-ancestors 'self'"
)
PAGE: Final = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Gradwalk API</title>
  <link rel="icon" href="/static/dist/docs/favicon-32x32.png" type="image/png">
  <link rel="stylesheet" href="/static/dist/docs/swagger-ui.css">
  <script src="/static/dist/docs/swagger-ui-bundle.js" defer></script>
  <script src="/docs/init.js" defer></script>
</head>
<body><div id="docs"></div></body>
</html>
"""
# validatorUrl: null, or the page would ask another host whether the document is valid.
SCRIPT: Final = """\
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
"""


@router.get("/docs")
async def docs(request: Request) -> Response:
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
    return HTMLResponse(PAGE, headers=headers)


@router.get("/docs/init.js")
async def script(request: Request) -> Response:
    headers = {"Cache-Control": "no-cache"}
    return Response(SCRIPT, media_type="text/javascript; charset=utf-8", headers=headers)
