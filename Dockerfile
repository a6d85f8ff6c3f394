# The browser's half is built with Node, which the server does without.
FROM node:22-slim AS assets
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY scripts/build.mjs scripts/
COPY app/trace/conventions.json app/trace/notation.json app/trace/
COPY static static
RUN node scripts/build.mjs

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000
WORKDIR /srv/gradwalk
COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY app app
COPY templates templates
COPY static/locales static/locales
COPY --from=assets /src/static/dist static/dist
# Compiled now, since the user below may not write here.
RUN python -m compileall -q app && useradd --system --no-create-home gradwalk
USER gradwalk
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/api/v1/healthz', timeout=2)"]
CMD ["python", "-m", "app"]
