# A small image: install, collect static files, run as nobody in particular.
FROM python:3.11-slim AS build
WORKDIR /site
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 school && mkdir /data && chown school /data
COPY --from=build /venv /venv
WORKDIR /site
COPY . .
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data HOST=0.0.0.0 PORT=8000 \
    DJANGO_SETTINGS_MODULE=site_project.settings.production
USER school
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD python -c "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/readyz', headers={'Host': '127.0.0.1'}))"
CMD ["python", "manage.py", "serve"]
