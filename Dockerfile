# Two stages: the first builds the environment, the second holds only what runs.
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements/run.txt requirements/run.txt
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt
COPY manage.py pyproject.toml ./
COPY accounts accounts
COPY briefings briefings
COPY config config
COPY alerts alerts
COPY notifications notifications
COPY contacts contacts
COPY mail mail
COPY operations operations
COPY templates templates
COPY static static
COPY locale locale
# Compiled interface words and collected static files are part of the image. Collecting needs no
# database and no secret: the settings of a local run are enough for it.
RUN for po in locale/*/LC_MESSAGES/*.po; do \
      /venv/bin/python -m babel.messages.frontend --quiet compile --input-file "$po" --output-file "${po%.po}.mo"; \
    done \
 && /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
 && rm -rf .run

FROM python:3.13-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH PRODUCTION=yes
ENV STATIC_FOLDER=/srv/briefings/shared/static LEAVING_FILE=/tmp/leaving
WORKDIR /app
# The group's number is fixed too: briefings.env is readable for it alone (docs/operating.md).
RUN groupadd --gid 10001 briefings \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin briefings \
 && install -d -o briefings -g briefings /data /app/.run /srv/briefings/shared/static
COPY --from=build /venv /venv
COPY --from=build /app /app
# SQLite, where it is used, lies on a volume of its own: DATABASE_URL=sqlite:////data/briefings.sqlite3
VOLUME /data
USER briefings
EXPOSE 8000
CMD ["python", "-m", "config.serve", "--host", "0.0.0.0", "--port", "8000"]
