const { z } = require('zod');
const Body = z.object({ user: z.string(), bucket: z.string() });
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const body = Body.parse({ user: 'u', bucket: endpoint.host });
console.log(body.user, body.bucket);
