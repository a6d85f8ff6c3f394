"""The JSON API: routers, wire format, refusals. One router a file."""
