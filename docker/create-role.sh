#!/bin/sh
# The container of PostgreSQL runs this once, on an empty volume. The app gets a role of its own, which owns its database and nothing
# else. The superuser loses its password: it signs in only inside the container, over the Unix socket.
set -eu
psql --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password POSTGRES_PASSWORD
\getenv superuser POSTGRES_USER
CREATE ROLE kakehashi LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
ALTER DATABASE kakehashi OWNER TO kakehashi;
REVOKE ALL ON DATABASE kakehashi FROM PUBLIC;
ALTER ROLE :"superuser" PASSWORD NULL;
SQL
