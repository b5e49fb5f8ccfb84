function token(endpoint) {
  if (endpoint.query) return endpoint.query.api_token;
  return endpoint.api_token; // expect: NFX290
}
function name(endpoint) {
  const version = parseFloat(endpoint.type.split(':')[1]);
  if (version >= 2.3) {
    return endpoint.username;
  }
  return endpoint.user; // expect: NFX290
}
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(token(endpoint), name(endpoint));
