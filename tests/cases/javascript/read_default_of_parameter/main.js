const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function token(endpoint = rels.influxdb[0], { prefix = 'Token' } = {}) {
  return `${prefix} ${endpoint.api_token}`; // expect: NFX202
}
const name = ({ user } = rels.influxdb[0]) => user; // expect: NFX201
console.log(token(), name());
class Account {
  endpoint = rels.influxdb[0];
  url = (path = '/write', bucket = this.endpoint.bucket) => `${path}?bucket=${bucket}`; // expect: NFX202
  login(name = this.endpoint.user, { org } = this.endpoint) { // expect: NFX201 NFX202
    return `${name} of ${org}`;
  }
}
console.log(new Account().login(), new Account().url());
