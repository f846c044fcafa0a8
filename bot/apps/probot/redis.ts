import { Redis } from 'ioredis';

/** Connects to Redis. It never keeps anything waiting: what cannot be done soon fails, and is done without. */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    commandTimeout: 2000,
    maxRetriesPerRequest: 1,
    // Without a connection a command fails at once.
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  redis.on('error', onError);
  return redis;
}
