# Two stages: the first installs the locked libraries and compiles, the second holds what runs and nothing else.
FROM python:3.13-slim AS build

# The same place as in the second stage, so that tracebacks find their lines.
WORKDIR /app
COPY requirements.lock ./
# Left out, as nothing here uses it: libraries' own tests, headers and stubs, debugging symbols, databases that settings refuse,
# a picture format that is never drawn. That is a third of their size.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends binutils >/dev/null
RUN python -m venv --without-pip /opt/venv \
 && python -m pip --python /opt/venv/bin/python install --no-cache-dir --no-compile --no-deps --require-hashes -r requirements.lock \
 && cd /opt/venv/lib/python3*/site-packages \
 && find . \( -type d \( -name tests -o -name include \) -o -type f \( -name '*.pyi' -o -name '*.c' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.a' \) \) \
      -prune -exec rm -rf {} + \
 && rm -rf sqlalchemy/testing sqlalchemy/dialects/mssql sqlalchemy/dialects/mysql sqlalchemy/dialects/oracle numpy/f2py numpy/_core/_simd.* \
      pillow.libs/libavif* PIL/_avif.* \
 && find . -name '*.so' -not -path './*.libs/*' -exec strip --strip-unneeded {} +
COPY docker/compile_used.py ./
COPY bot ./bot
RUN PYTHONDONTWRITEBYTECODE=1 /opt/venv/bin/python compile_used.py

FROM python:3.13-slim
LABEL org.opencontainers.image.title="kvalitetsbot" \
      org.opencontainers.image.description="Answers questions about an award, from YAML that staff edit" \
      org.opencontainers.image.licenses="EUPL-1.2"

# Nothing is installed here later, so pip need not be here either.
RUN python -m pip uninstall --quiet --yes --root-user-action ignore pip \
 && useradd --system --uid 10001 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin bot \
 && mkdir -p /data && chown bot:bot /data

WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY LICENSE ./
COPY --from=build /app/bot ./bot
# Mount a folder of your own over this one to answer from it.
COPY knowledge ./knowledge

# The pages for operators listen inside the container only; BOT_HTTP_LISTEN=0.0.0.0 opens them to an orchestrator.
# One thread for linear algebra: the index is small, and more threads only take memory.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPENBLAS_NUM_THREADS=1 \
    BOT_KNOWLEDGE=/app/knowledge \
    BOT_DATA=/data \
    BOT_HTTP_PORT=8080

USER bot
VOLUME ["/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/healthz' % os.environ['BOT_HTTP_PORT'], timeout=3)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
