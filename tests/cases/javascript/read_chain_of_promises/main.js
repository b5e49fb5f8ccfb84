const fs = require('fs').promises;
const load = () => fs.readFile('/dev/null').catch(() => '').then(() => process.env.PLATFORM_RELATIONSHIPS)
  .then((text) => Buffer.from(text, 'base64').toString()).then(JSON.parse).then((rels) => rels.influxdb[0]);
load().then(({ user, ...rest }) => { console.log(user, rest.host); }).finally(main); // expect: NFX201
async function main() {
  try { const [e] = await Promise.all([load()]); console.log(e.bucket); } catch (err) { console.error(err); } // expect: NFX202
}
