#!/usr/bin/env bash
# Starts PostgreSQL and Redis on free loopback ports in a temporary folder, runs a command with DATABASE_URL and REDIS_URL,
# and stops both. Usage: scripts/with-services.sh npm run test:services
set -euo pipefail
dir=$(mktemp -d)
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
pg_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 || command -v initdb)")
pg_port=$(free_port)
redis_port=$(free_port)
# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
mkdir "$dir/pg"
chmod 755 "$dir"
if [ "$(id -u)" -eq 0 ]; then chown postgres "$dir/pg"; fi
stop() {
  as_postgres "$pg_bin/pg_ctl" -D "$dir/pg/data" -m immediate stop >/dev/null 2>&1 || true
  redis-cli -p "$redis_port" shutdown nosave >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
cd "$dir/pg"
as_postgres "$pg_bin/initdb" -D "$dir/pg/data" -U postgres --auth=trust -E UTF8 >/dev/null
as_postgres "$pg_bin/pg_ctl" -D "$dir/pg/data" -w -l "$dir/pg/log" \
  -o "-p $pg_port -c listen_addresses=127.0.0.1 -k $dir/pg" start >/dev/null
cd "$OLDPWD"
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --daemonize yes --dir "$dir" >/dev/null
# Scripts that let a test restart a service under load: PostgreSQL as after a crash, Redis with the loss of all its data.
{
  echo 'cd /'
  printf '%q ' $(if [ "$(id -u)" -eq 0 ]; then echo runuser -u postgres --; fi) "$pg_bin/pg_ctl" -D "$dir/pg/data" -w -m immediate \
    -l "$dir/pg/log" -o "-p $pg_port -c listen_addresses=127.0.0.1 -k $dir/pg" restart
} >"$dir/restart-postgres"
{
  echo "redis-cli -p $redis_port shutdown nosave || true"
  echo "until redis-server --port $redis_port --bind 127.0.0.1 --save '' --daemonize yes --dir $dir && redis-cli -p $redis_port ping; do sleep 0.1; done"
} >"$dir/restart-redis"
export RESTART_POSTGRES="$dir/restart-postgres" RESTART_REDIS="$dir/restart-redis"
export DATABASE_URL="postgres://postgres@127.0.0.1:$pg_port/postgres"
export REDIS_URL="redis://127.0.0.1:$redis_port"
"$@"
