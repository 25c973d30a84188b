/** Stops the service tests with one sentence when PostgreSQL or Redis is missing. */
export default function requireServices(): void {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    if (!process.env[name]) {
      throw new Error(`${name} is missing: run the service tests through scripts/with-services.sh`);
    }
  }
}
