# The app, for whoever runs containers. Build it where the repository is: docker build -t apertura .

FROM node:22-slim AS build
WORKDIR /app
COPY . .
# `prepare` builds dist/, for which the tools of development are needed.
RUN npm ci

FROM node:22-slim
# Git 2.38 or later reads the commits; tini is not needed, because the app itself obeys SIGTERM.
RUN apt-get update \
  && apt-get install -y --no-install-recommends git ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 APERTURA_CACHE=/var/cache/apertura
COPY package.json package-lock.json ./
# Without scripts: what they would build comes from the first stage.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY --from=build /app/schemas ./schemas
RUN mkdir -p /var/cache/apertura && chown node:node /var/cache/apertura
USER node
VOLUME /var/cache/apertura
EXPOSE 3000
# Secrets come when it runs: APP_ID, WEBHOOK_SECRET, and PRIVATE_KEY_PATH to a file that is mounted.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Jobs under way have a minute to end; give the container a little more: docker stop --time 75.
STOPSIGNAL SIGTERM
CMD ["node", "dist/bot/apps/probot/main.js"]
