const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const url = new URL(`http://${endpoint.host}:${endpoint.port}/?org=acme&bucket=main`);
const { org, bucket } = Object.fromEntries(url.searchParams);
console.log(org, bucket, url.searchParams.get('org'), url.user);
