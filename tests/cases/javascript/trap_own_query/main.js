const { query = {}, host } = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
for (const key of ['org', 'bucket', 'api_token']) console.error(query[key]);
const { org, ...rest } = query;
console.error(org, rest.bucket, { ...query }.api_token);
console.log(host);
