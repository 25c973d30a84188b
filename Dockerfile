# Serves Slack: give it the Slack variables of .env.example. `docker run … node dist/cli.js web` or `worker` for a fleet. A rehearsal
# listens on loopback only, so run that with `npm start` on your own machine instead.
# Nothing here names a processor: the base image and the native packages of package-lock.json exist for amd64 and arm64, so
# `docker buildx build --platform linux/amd64,linux/arm64 --tag REGISTRY/kakehashi --push .` makes both.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/slack-stand-in/package.json packages/slack-stand-in/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && rm -f dist/.tsbuildinfo dist/.built.json packages/*/dist/.tsbuildinfo packages/*/dist/.built.json && npm prune --omit=dev --no-audit --no-fund

FROM node:20-slim
# The ops port stays inside the container; OPS_HOST=0.0.0.0 opens it to others, such as Prometheus.
ENV NODE_ENV=production KAKEHASHI_DIR=/var/lib/kakehashi OPS_PORT=9464
WORKDIR /app
RUN mkdir -p "$KAKEHASHI_DIR" && chown node:node "$KAKEHASHI_DIR"
COPY --from=build /app/package.json /app/LICENSE /app/manifest.yml ./
# The Japanese font of the charts is one of the packages.
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/lessons ./lessons
COPY --from=build /app/data ./data
COPY --from=build /app/packages ./packages
COPY --from=build /app/dist ./dist
USER node
# The embedded database: name a volume for it, or it goes with the container.
VOLUME /var/lib/kakehashi
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s CMD node -e "fetch('http://127.0.0.1:' + process.env.OPS_PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
STOPSIGNAL SIGTERM
CMD ["node", "dist/cli.js", "start"]
