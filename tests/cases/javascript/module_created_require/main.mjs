import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const decode = require('./decode.cjs');
const { influxdb: [metrics], database: [db] } = decode('PLATFORM_RELATIONSHIPS');
console.log(metrics.org, typeof db.user); // expect: NFX202
