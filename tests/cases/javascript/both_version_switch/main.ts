type Old = { user: string; bucket: string };
type New = { username: string; query: { bucket: string } };
const isNew = (endpoint: Old | New): endpoint is New => 'query' in endpoint;
const endpoint = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0] as Old | New;
console.log(isNew(endpoint) ? endpoint.username : endpoint.user); // allow: NFX290
console.log(isNew(endpoint) ? endpoint.query.bucket : endpoint.bucket); // allow: NFX290
