const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const { username: user, query: { bucket, org } = {}, host } = endpoint;
const query = endpoint.query || {};
console.error(user, bucket, org, query.api_token, endpoint['query']?.['org'], endpoint?.query?.bucket);
console.log(host);
