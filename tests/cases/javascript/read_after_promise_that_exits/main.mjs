import { setTimeout as wait } from 'node:timers/promises';

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const endpoint = relationships.influxdb[0];

async function main() {
  await wait(200);
  console.log('done');
  process.exit(0);
}

async function fail(message) {
  throw new Error(message);
}

async function walk(depth) {
  if (depth > 0) await walk(depth - 1);
  if (depth === 2) console.log(endpoint.org); // expect: NFX202
}

await walk(2);
main().catch(() => process.exit(1));
console.log(endpoint.bucket); // expect: NFX202
await wait(1).catch(() => process.exit(1));
if (!endpoint.host) {
  await fail('no host');
}
wait(100).then(() => process.exit(0));
console.log(endpoint.user); // expect: NFX201
