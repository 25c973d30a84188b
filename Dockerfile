# Serves Slack: give it the Slack variables of .env.example. A rehearsal listens on loopback only, so run that with
# `npm start` on your own machine instead.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production KAKEHASHI_DIR=/var/lib/kakehashi
WORKDIR /app
RUN mkdir -p "$KAKEHASHI_DIR" && chown node:node "$KAKEHASHI_DIR"
COPY --from=build /app/package.json /app/LICENSE /app/manifest.yml ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/lessons ./lessons
COPY --from=build /app/data ./data
COPY --from=build /app/dist ./dist
USER node
VOLUME /var/lib/kakehashi
EXPOSE 3000
# Socket Mode opens no port: there, a process that runs is all that can be seen from inside.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD node -e "const { PORT = 3000, SLACK_SIGNING_SECRET } = process.env; if (!SLACK_SIGNING_SECRET) process.exit(0); fetch('http://127.0.0.1:' + PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "dist/cli.js", "start"]
