# Serves Slack: give it the Slack variables of .env.example. For a fleet, `docker run … kakehashi web` or `kakehashi worker`.
# Nothing here names a processor: the base image and the native packages of package-lock.json exist for amd64 and arm64.
# The digest is that of Node.js 24.19.0 for both processors; Dependabot renews it weekly. docs/operations.md has the commands.

FROM node:24-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/slack-stand-in/package.json packages/slack-stand-in/
# npm 10 may end with 0 although it has failed, and Docker would keep that layer.
RUN npm ci --no-audit --no-fund && test -x node_modules/.bin/tsc
# .dockerignore lets only what the build needs come in.
COPY . .
RUN npm run build \
  && rm -f dist/.tsbuildinfo dist/.built.json packages/*/dist/.tsbuildinfo packages/*/dist/.built.json \
  && npm prune --omit=dev --no-audit --no-fund \
  && chmod 755 docker/kakehashi

FROM node:24-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df
# The ops port stays inside the container; OPS_HOST=0.0.0.0 opens it to others, such as Prometheus. HOST refuses a rehearsal: on
# 127.0.0.1, no other machine could reach it. docker/kakehashi repeats these for variables that are set but empty.
ENV NODE_ENV=production HOST=0.0.0.0 KAKEHASHI_DIR=/var/lib/kakehashi OPS_PORT=9464
WORKDIR /app
RUN mkdir -p "$KAKEHASHI_DIR" /srv/kakehashi && chown node:node "$KAKEHASHI_DIR" /srv/kakehashi
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE /app/manifest.yml ./
# The Japanese font of the charts is one of the packages.
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/lessons ./lessons
COPY --from=build /app/data ./data
COPY --from=build /app/packages/slack-stand-in/package.json ./packages/slack-stand-in/
COPY --from=build /app/packages/slack-stand-in/dist ./packages/slack-stand-in/dist
COPY --from=build /app/dist ./dist
COPY --from=build /app/docker/kakehashi /usr/local/bin/kakehashi
USER node
# Where `kakehashi run --out report` may write.
WORKDIR /srv/kakehashi
# The embedded database: name a volume for it, or it goes with the container.
VOLUME /var/lib/kakehashi
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s CMD node -e "fetch('http://127.0.0.1:' + (process.env.OPS_PORT || 9464) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
STOPSIGNAL SIGTERM
CMD ["kakehashi", "start"]
