const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
let user;
try {
  user = endpoint.user; // expect: NFX201
} catch {
  user = endpoint.username;
}
function org() {
  try {
    const { org: name } = endpoint; // expect: NFX202
    return name;
  } catch {
    return endpoint.query.org;
  }
}
console.log(user, org());
