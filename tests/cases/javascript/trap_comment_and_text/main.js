const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
// endpoint.user and endpoint.bucket are gone
/* const { org } = endpoint; */
const help = 'use endpoint.user, then endpoint["bucket"]';
console.log(help, /endpoint\.org/.test(help), endpoint.host);
