const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function token(endpoint = rels.influxdb[0], { prefix = 'Token' } = {}) {
  return `${prefix} ${endpoint.api_token}`; // expect: NFX202
}
const name = ({ user } = rels.influxdb[0]) => user; // expect: NFX201
console.log(token(), name());
