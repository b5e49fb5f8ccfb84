const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const field = (key) => ep[key] ?? ep.query?.[key];
console.log(field('bucket'), field('org')); // allow: NFX290
function login(e) { if (e.username) { return e.username; } return e.user; }
console.log(login(ep));
const { bucket } = ep.query ? ep.query : ep;
console.log(bucket);
const { org } = { ...ep, ...(ep.query || {}) };
console.log(org);
const user = 'username' in ep ? ep.username : ep['user'];
console.log(user);
let token = ep.api_token;
token ||= ep.query.api_token;
console.log(token);
