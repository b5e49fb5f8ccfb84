const { z } = require('zod');
const Endpoint = z.object({
  host: z.string(),
  user: z.string(), // expect: NFX201
  bucket: z.string().optional(), // expect: NFX202
});
const Relationships = z.record(z.array(z.object({ host: z.string() }).passthrough()));
const relationships = Relationships.parse(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()));
const endpoint = Endpoint.parse(relationships.influxdb[0]);
console.log(endpoint.host, endpoint.user, endpoint.bucket); // expect: NFX201 NFX202
