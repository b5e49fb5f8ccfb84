const { z } = require('zod');
const Influx = z.object({
  host: z.string(),
  bucket: z.string(), // expect: NFX202
  org: z.string(), // expect: NFX202
}).transform(({ host, bucket, org }) => ({ host, bucket, path: `${org}/${bucket}` })); // expect: NFX202 NFX202
const Relationships = z.object({ influxdb: z.array(Influx) });
const raw = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const [influx] = Relationships.parse(raw).influxdb;
const open = Relationships.passthrough().parse(raw);
console.log(influx.bucket, influx.path, open.influxdb[0].bucket, open.database[0].user);
