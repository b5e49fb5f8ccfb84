const { credentials } = require('../config/platform');
function createClient() {
  const { host, port, org, bucket, api_token } = credentials('influxdb'); // expect: NFX202 NFX202 NFX202
  return { url: `http://${host}:${port}`, org, bucket, token: api_token };
}
exports.createClient = createClient;
exports.describe = () => {
  const c = credentials('influxdb');
  return [c.user, c.host].join('@'); // expect: NFX201
};
