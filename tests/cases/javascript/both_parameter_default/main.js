const name = ({ user, username = user }) => username; // allow: NFX290
const bucket = ({ query: { bucket: inner } = {}, bucket: outer = inner }) => outer; // allow: NFX290
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(name(endpoint), bucket(endpoint));
