import { env } from 'node:process';
const influx = JSON.parse(atob(env.PLATFORM_RELATIONSHIPS)).influxdb[0];
const handlers = new Map();
const route = (name, handler) => handlers.set(name, handler);
route('show', async ({ user, query }, context) => ({ user, bucket: query.bucket, org: context.org, host: influx.host }));
console.log(JSON.stringify(await handlers.get('show')({ user: 'u', query: { bucket: 'b' } }, { org: 'o' })));
